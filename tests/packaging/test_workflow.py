"""The workflow and the scripts it runs on other systems are whole: what cannot run here can be read."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "installers.yml"
SHELL_SCRIPTS = sorted(ROOT.glob("packaging/**/*.sh"))
POWERSHELL_SCRIPTS = sorted(ROOT.glob("packaging/**/*.ps1"))


@pytest.fixture(scope="module")
def jobs():
    yaml = pytest.importorskip("yaml")
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]


def _steps(jobs):
    return [(name, step) for name, job in jobs.items() for step in job["steps"]]


def test_each_system_is_built_and_tried(jobs):
    commands = {
        name: "\n".join(str(step.get("run", "")) for step in job["steps"]) for name, job in jobs.items()
    }
    assert "make package" in commands["linux"]
    assert "try-installers.sh" in commands["linux-clean-room"]
    assert "build.ps1" in commands["windows"]
    assert "try.ps1" in commands["windows"]
    assert "macos/try.sh" in commands["macos"]
    for name in ("fedora", "wheel"):
        assert "self-test" in commands[name]


def test_jobs_wait_for_jobs_that_are_there_and_take_what_those_keep(jobs):
    kept = {step["with"]["name"] for _, step in _steps(jobs) if "upload-artifact" in step.get("uses", "")}
    for job in jobs.values():
        assert {job["needs"]} <= set(jobs) if "needs" in job else job["runs-on"]
    for _, step in _steps(jobs):
        if "download-artifact" in step.get("uses", ""):
            assert step["with"]["name"] in kept


def test_every_action_has_a_version(jobs):
    for _, step in _steps(jobs):
        assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"]) if "uses" in step else step["run"]


def test_every_script_that_is_named_can_be_run(jobs):
    named = {
        path
        for _, step in _steps(jobs)
        for path in re.findall(r"packaging/[\w./-]+", str(step.get("run", "")))
    }
    assert named
    for path in named:
        assert (ROOT / path).is_file(), path
        if path.endswith(".sh"):
            assert (ROOT / path).stat().st_mode & 0o111, path


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash reads the scripts")
def test_shell_commands_are_whole(jobs):
    commands = [step["run"] for _, step in _steps(jobs) if "run" in step and step.get("shell") != "pwsh"]
    for text in [*commands, *(path.read_text(encoding="utf-8") for path in SHELL_SCRIPTS)]:
        read = subprocess.run(["bash", "-n"], input=text, capture_output=True, text=True, check=False)
        assert read.returncode == 0, f"{read.stderr}\n{text}"


@pytest.fixture(scope="module")
def powershell():
    tree_sitter = pytest.importorskip("tree_sitter")
    language = tree_sitter.Language(pytest.importorskip("tree_sitter_powershell").language())
    return tree_sitter.Parser(language)


def test_the_reader_of_powershell_finds_what_is_not_whole(powershell):
    assert powershell.parse(b'if ($a) { throw "x"').root_node.has_error


@pytest.mark.parametrize("path", POWERSHELL_SCRIPTS, ids=lambda path: path.name)
def test_powershell_scripts_are_whole(powershell, path):
    assert not powershell.parse(path.read_bytes()).root_node.has_error


@pytest.mark.parametrize("path", POWERSHELL_SCRIPTS, ids=lambda path: path.name)
def test_paths_in_powershell_scripts_are_there(path):
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"\b(?:packaging|resources)\\[\w.\\-]+", text)
    for each in named:
        assert (ROOT / each.replace("\\", "/")).exists(), each


def test_windows_takes_the_uv_of_everyone_else():
    script = (ROOT / "packaging/bootstrap/uv.sh").read_text(encoding="utf-8")
    (version,) = re.findall(r"^version=(\S+)$", script, re.MULTILINE)
    build = (ROOT / "packaging/windows/build.ps1").read_text(encoding="utf-8")
    assert f'"uv=={version}"' in build
