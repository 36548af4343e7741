"""What holds for every verb: the project, languages, exit codes, and ends that nobody wished for."""

import json
import os
import subprocess
import sys
from contextlib import closing

import pytest

from gofteh import __version__, bootstrap
from gofteh.cli import files
from gofteh.cli.arguments import VERBS
from tests.storage.helpers import TEXT, opened


def test_the_version_names_what_the_program_stands_on(gofteh):
    done = gofteh("--version")
    assert done.code == 0
    names = [line.split()[0] for line in done.out.splitlines()]
    assert names == ["gofteh", "build", "Python", "Qt", "SQLAlchemy", "hazm", "SQLite"]
    assert done.out.startswith(f"gofteh {__version__}\n")
    assert "?" not in done.out


def test_help_names_every_verb(gofteh):
    done = gofteh("--help")
    assert done.code == 0
    for verb in VERBS:
        assert f"  {verb.name} " in done.out
        assert gofteh(verb.name, "--help").code == 0


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS if verb.name != "self-test"])
def test_wrong_words_are_wrong_use(gofteh, verb, tmp_path):
    done = gofteh(verb, "--colour", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert f"gofteh {verb}" in done.err


@pytest.mark.parametrize("verb", ["list", "check", "export -", "show art-1", "apply -"])
def test_the_project_stands_before_or_after_the_verb(gofteh, project, verb):
    name, *rest = verb.split()
    before = gofteh("--project", project, name, *rest)
    after = gofteh(name, *rest, "--project", project)
    joined = gofteh(f"--project={project}", name, *rest)
    assert before == after == joined
    assert before.code == 0


def test_the_project_used_last_is_meant_by_default(gofteh, project):
    assert gofteh("list").code == 2
    assert len(gofteh("--project", project, "list").lines) == 1
    assert len(gofteh("list").lines) == 1


def test_a_project_that_went_away_gives_way_to_ones_own(gofteh, project, home):
    gofteh("--project", project, "list")
    project.unlink()
    done = gofteh("list")
    assert done.code == 2
    assert "project.gofteh" in done.err


@pytest.mark.parametrize("verb", ["list", "check", "export -", "show x", "apply -"])
def test_only_an_import_makes_a_project(gofteh, tmp_path, verb):
    path = tmp_path / "no.gofteh"
    done = gofteh("--project", path, *verb.split())
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("There is no project no.gofteh. Name one with --project")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["list", "import x.txt"])
def test_a_name_too_long_for_a_project_is_no_bug(gofteh, tmp_path, verb):
    done = gofteh("--project", tmp_path / ("a" * 300), *verb.split())
    assert done.code in (1, 2)
    assert done.err


def test_a_last_project_that_cannot_be_looked_for_is_named(gofteh, home):
    (home / "settings.json").write_text(json.dumps({"last_project": "/" + "a" * 300}), "utf-8")
    done = gofteh("list")
    assert done.code == 2
    assert "cannot be read" in done.err


def test_a_project_that_is_open_elsewhere_is_in_use(gofteh, spawn, project):
    with closing(opened(project)):
        for run in (gofteh, spawn):
            done = run("--project", project, "list")
            assert (done.code, done.out) == (3, "")
            assert "p.gofteh is already open" in done.err


def test_a_window_needs_a_display(spawn, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform in ("win32", "darwin"):
        pytest.skip("there is always one here")
    for words in ([], ["a.txt"], ["--project", "p.gofteh"]):
        done = spawn(*words)
        assert (done.code, done.out) == (2, "")
        assert "gofteh tour" in done.err
    assert "gofteh tour" in spawn(LC_ALL="fa_IR.UTF-8").err


def test_a_window_holds_one_project(gofteh, tmp_path, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    done = gofteh(tmp_path / "a.gofteh", tmp_path / "b.gofteh")
    assert (done.code, done.err) == (2, "Only one project can be open in a window.\n")
    assert gofteh("--project", tmp_path / "a.gofteh", tmp_path / "b.gofteh").code == 2


@pytest.mark.parametrize(
    ("words", "project", "names", "seed"),
    [
        ([], "project.gofteh", [], True),
        (["a.txt", "b.txt"], "project.gofteh", ["a.txt", "b.txt"], False),
        (["a.txt", "b.gofteh"], "b.gofteh", ["a.txt"], False),
        (["--project", "c.gofteh", "a.txt"], "c.gofteh", ["a.txt"], False),
    ],
)
def test_a_window_opens_on_what_is_named(gofteh, monkeypatch, words, project, names, seed):
    seen = []

    def run(_settings, path, files, *, seed):
        seen.append((path.name, [file.name for file in files], seed))
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(bootstrap, "run_window", run)
    assert gofteh(*words).code == 0
    assert seen == [(project, names, seed)]


class TestLanguages:
    @pytest.mark.parametrize(
        ("locale", "word"),
        [("fa_IR.UTF-8", "پروژه"), ("en_US.UTF-8", "project"), ("C", "پروژه"), ("", "پروژه")],
    )
    def test_the_system_says_which(self, gofteh, monkeypatch, tmp_path, locale, word):
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.setenv(name, locale)
        assert word in gofteh("--project", tmp_path / "no.gofteh", "list").err

    def test_the_setting_comes_first(self, gofteh, home, tmp_path):
        (home / "settings.json").write_text(json.dumps({"language": "fa"}), "utf-8")
        assert "پروژه" in gofteh("--project", tmp_path / "no.gofteh", "list").err

    def test_help_is_in_persian(self, gofteh, monkeypatch):
        monkeypatch.setenv("LC_ALL", "fa_IR.UTF-8")
        out = gofteh("--help").out
        for name in ("import", "export", "apply"):
            (line,) = [line for line in out.splitlines() if line.startswith(f"  {name} ")]
            assert any("\u0600" <= letter <= "\u06ff" for letter in line)

    def test_machines_read_the_same_in_both(self, gofteh, monkeypatch, project):
        english = gofteh("--project", project, "list").out
        monkeypatch.setenv("LC_ALL", "fa_IR.UTF-8")
        assert gofteh("--project", project, "list").out == english

    def test_reports_carry_no_invisible_marks(self, gofteh, monkeypatch, tmp_path):
        monkeypatch.setenv("LC_ALL", "fa_IR.UTF-8")
        done = gofteh("--project", tmp_path / "p.gofteh", "import", tmp_path / "no.txt")
        assert not set("\u2066\u2067\u2068\u2069") & set(done.out + done.err)


class TestEnds:
    def test_a_bug_leaves_a_report_without_words_of_articles(self, gofteh, project, home, monkeypatch):
        def broken(*_args: object) -> None:
            raise RuntimeError("broken")

        monkeypatch.setattr(files, "export_to_stream", broken)
        done = gofteh("--project", project, "export", "-")
        assert done.code == 70
        assert "what was saved before is safe" in done.err
        (report,) = (home / "crashes").iterdir()
        assert str(report) in done.err
        text = report.read_text("utf-8")
        assert "RuntimeError: broken" in text
        assert f"Gofteh {__version__}" in text
        assert TEXT[:6] not in text

    def test_a_break_is_no_bug(self, gofteh, project, home, monkeypatch):
        def broken(*_args: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(files, "export_to_stream", broken)
        assert gofteh("--project", project, "export", "-").code == 130
        assert not (home / "crashes").exists()
        assert gofteh("--project", project, "check").code == 0

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")  # noqa: PTH110
    @pytest.mark.parametrize(
        "words", ["--version", "list", "export -", "show art-1", "apply --schema", "import a.txt"]
    )
    def test_a_full_disk_behind_stdout_is_told(self, spawn, project, words):
        with open("/dev/full", "wb") as full:  # noqa: PTH123
            done = spawn("--project", project, *words.split(), stdout=full.fileno())
        assert done.code == 1
        assert done.err.startswith("stdout could not be written: No space left on device.")
        assert "Traceback" not in done.err
        assert "Exception" not in done.err

    @pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise here")
    @pytest.mark.parametrize("words", ["list", "export -", "show art-1"])
    def test_a_reader_that_goes_away_is_no_bug(self, project, words):
        ends = os.pipe()
        os.close(ends[0])
        done = subprocess.run(
            [sys.executable, "-m", "gofteh", "--project", str(project), *words.split()],
            stdout=ends[1],
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(ends[1])
        assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell here")
class TestClosedStreams:
    @pytest.fixture
    def shell(self, project):
        def run(redirect: str, *words: str) -> subprocess.CompletedProcess[bytes]:
            command = ["sh", "-c", f'exec "$@" {redirect}', "sh", sys.executable, "-m", "gofteh"]
            return subprocess.run(
                [*command, "--project", str(project), *words], capture_output=True, check=False
            )

        return run

    @pytest.mark.parametrize("redirect", [">&-", "2>&-", ">&- 2>&-", "<&-"])
    def test_nobody_who_listens_is_no_bug(self, shell, redirect, home):
        for words in (["list"], ["export", "-"], ["check"]):
            assert shell(redirect, *words).returncode == 0
        assert shell(redirect, "show", "art-9").returncode == 2
        assert not (home / "crashes").exists()

    def test_nothing_to_read_is_nothing_to_do(self, shell):
        done = shell("<&-", "apply", "-")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_output_is_utf8_with_plain_line_ends_whatever_the_locale(spawn, project):
    done = spawn("--project", project, "list", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert done.lines[0]["opening"] == TEXT
    assert "\r" not in done.out
