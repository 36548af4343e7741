"""What is installed on Linux: every file where the desktop looks for it, the person's own left alone."""

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gofteh.cli.arguments import VERBS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="installers for Linux are made on Linux")


def _needs(*commands):
    missing = [each for each in commands if shutil.which(each) is None]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} missing")


WANTED = (
    "usr/bin/gofteh",
    "usr/lib/gofteh/gofteh",
    "usr/lib/gofteh/_internal/resources/fa.mo",
    "usr/share/applications/gofteh.desktop",
    "usr/share/mime/packages/gofteh.xml",
    "usr/share/metainfo/org.example.Gofteh.metainfo.xml",
    "usr/share/man/man1/gofteh.1.gz",
    "usr/share/man/fa/man1/gofteh.1.gz",
    "usr/share/icons/hicolor/scalable/apps/gofteh.svg",
    "usr/share/icons/hicolor/256x256/apps/gofteh.png",
    "usr/share/icons/hicolor/256x256/mimetypes/application-x-gofteh-project.png",
    "usr/share/doc/gofteh/THIRD-PARTY-LICENCES.txt",
    "usr/share/doc/gofteh/pictures/window-light.png",
)


def _told(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout


def _files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def _sum(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


# ---------------------------------------------------------------- .deb


@pytest.fixture(scope="module")
def deb(maker, bundle):
    return maker("deb").build(bundle)


@_needs("dpkg-deb", "readelf")
def test_the_deb_has_every_file_and_says_what_it_needs(deb, tmp_path):
    _told("dpkg-deb", "--extract", str(deb), str(tmp_path / "root"))
    assert set(WANTED) <= _files(tmp_path / "root")
    depends = _told("dpkg-deb", "--field", str(deb), "Depends")
    assert "libc6 (>= 2.34)" in depends
    assert "fontconfig-config" in depends
    _told("dpkg-deb", "--control", str(deb), str(tmp_path / "control"))
    _told("md5sum", "--check", "--quiet", str(tmp_path / "control" / "md5sums"), cwd=tmp_path / "root")


@_needs("dpkg-deb", "readelf")
def test_two_builds_are_the_same_file(deb, maker, bundle):
    first = _sum(deb)
    for path in bundle.folder.rglob("*"):
        os.utime(path, (time.time() + 5, time.time() + 5))
    assert _sum(maker("deb").build(bundle)) == first


@pytest.mark.slow
@_needs("dpkg-deb", "readelf", "lintian")
def test_lintian_has_nothing_to_say(deb):
    # The stand-in is a script and makes some overrides idle, which lintian only informs of.
    done = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error,warning", str(deb)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@_needs("appstreamcli", "desktop-file-validate")
def test_software_centres_and_menus_can_read_what_is_told(maker, bundle):
    root = maker("tree").make(bundle, "told")
    (metainfo,) = (root / "usr/share/metainfo").iterdir()
    text = metainfo.read_text(encoding="utf-8")
    assert "@" not in text
    assert text.count("<screenshot") >= 3
    _told("appstreamcli", "validate", "--no-net", str(metainfo))
    _told("desktop-file-validate", str(root / "usr/share/applications/gofteh.desktop"))


# ---------------------------------------------------------------- .rpm


@pytest.fixture(scope="module")
def rpm(maker, bundle):
    return maker("rpm").build(bundle)


@_needs("rpmbuild", "rpm", "readelf")
def test_the_rpm_has_the_files_of_the_deb(rpm):
    listed = {line.lstrip("/") for line in _told("rpm", "-qpl", str(rpm)).splitlines()}
    assert set(WANTED) <= listed
    assert "libc.so.6()(64bit)" in _told("rpm", "-qp", "--requires", str(rpm))


@_needs("rpmbuild", "rpm", "readelf")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root installs packages")
def test_the_rpm_is_installed_over_itself_and_removed(rpm, tmp_path):
    root = tmp_path / "root"
    root.mkdir()
    # Nothing is in this root that the package could lean on.
    _told("rpm", "--root", str(root), "--nodeps", "-i", str(rpm))
    assert set(WANTED) <= _files(root)
    (root / "usr/lib/gofteh/gofteh-data").mkdir()
    (root / "usr/lib/gofteh/gofteh-data/project.gofteh").write_text("hers", encoding="utf-8")
    _told("rpm", "--root", str(root), "--nodeps", "-U", "--force", str(rpm))
    _told("rpm", "--root", str(root), "-e", "gofteh")
    assert {each for each in _files(root) if "gofteh" in each} == {
        "usr/lib/gofteh/gofteh-data/project.gofteh"
    }


# ---------------------------------------------------------------- .run


@pytest.fixture(scope="module")
def installer(maker, bundle, tmp_path_factory):
    # In a folder of its own: whatever is built later goes by the same name.
    return Path(shutil.copy2(maker("run_file").build(bundle), tmp_path_factory.mktemp("installer")))


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "خانهٔ مریم رضایی"
    folder.mkdir()
    return folder


@pytest.fixture
def run(home):
    def run(*command, fails=False):
        env = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [str(each) for each in command], env=env, capture_output=True, text=True, check=False
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run


def test_without_root_it_is_installed_replaced_and_removed(installer, home, run):
    project = home / "روزنامه.gofteh"
    assert "نصب شد" in run("sh", installer)
    program = home / ".local/bin/gofteh"
    assert run(program, "--version") == "gofteh stand-in\n"
    run(program, "write", project)
    before = _files(home)
    (home / ".local/lib/gofteh/_internal/leftover").write_bytes(b"")
    assert run("sh", installer, "--quiet") == ""
    assert _files(home) == before
    assert "حذف شد" in run(home / ".local/bin/gofteh-uninstall")
    # The desktop keeps lists of its own of what all programs bring.
    assert {each for each in _files(home) if "gofteh" in each} == {project.name}
    assert project.read_text(encoding="utf-8") == "hers"


def test_the_menu_entry_starts_it_where_the_path_has_spaces(installer, home, run):
    run("sh", installer, "--quiet")
    entry = home / ".local/share/applications/gofteh.desktop"
    (line,) = [line for line in entry.read_text(encoding="utf-8").splitlines() if line.startswith("Exec=")]
    assert line == f'Exec="{home}/.local/bin/gofteh" %F'
    if shutil.which("desktop-file-validate"):
        _told("desktop-file-validate", str(entry))


def test_several_copies_stand_side_by_side(installer, home, run):
    for place in ("یک", "دو"):
        run("sh", installer, "--quiet", "--prefix", home / place)
    run(home / "یک/bin/gofteh-uninstall")
    assert not (home / "یک/lib/gofteh").exists()
    assert run(home / "دو/bin/gofteh", "--version") == "gofteh stand-in\n"


def test_a_portable_copy_keeps_its_projects_through_update_and_removal(installer, home, run):
    run("sh", installer, "--quiet")
    hers = home / ".local/lib/gofteh/gofteh-data/project.gofteh"
    hers.parent.mkdir()
    hers.write_text("hers", encoding="utf-8")
    run("sh", installer, "--quiet")
    run(home / ".local/bin/gofteh-uninstall")
    assert hers.read_text(encoding="utf-8") == "hers"


def test_a_damaged_installer_says_so_and_leaves_the_copy_that_works(installer, home, run, tmp_path):
    run("sh", installer, "--quiet")
    before = _files(home)
    damaged = tmp_path / "damaged.run"
    damaged.write_bytes(installer.read_bytes()[:-100])
    assert "ناقص" in run("sh", damaged, fails=True)
    assert _files(home) == before


def test_a_program_that_does_not_start_here_replaces_nothing(installer, maker, bundle, home, run, tmp_path):
    run("sh", installer, "--quiet")
    before = _files(home)
    lacking = shutil.copytree(bundle.folder, tmp_path / "gofteh")
    (lacking / "gofteh").write_text("#!/bin/sh\necho libfoo.so.1 >&2\nexit 1\n", encoding="utf-8")
    other = maker("run_file").build(maker("bundle").Bundle(lacking, lacking / "gofteh", 0.0))
    assert "libfoo.so.1" in run("sh", other, fails=True)
    assert _files(home) == before
    assert run(home / ".local/bin/gofteh", "--version") == "gofteh stand-in\n"


@pytest.mark.skipif(not Path("/proc/self/exe").exists(), reason="no /proc to see what runs")
def test_a_program_that_is_open_is_not_replaced(maker, bundle, home, run, tmp_path):
    # This stand-in must be a real program: of a script only its shell is seen to run.
    folder = shutil.copytree(bundle.folder, tmp_path / "gofteh")
    shutil.copy2(shutil.which("sleep") or "sleep", folder / "gofteh")
    installer = maker("run_file").build(maker("bundle").Bundle(folder, folder / "gofteh", 0.0))
    run("sh", installer, "--quiet")
    before = _files(home)
    with subprocess.Popen([str(home / ".local/bin/gofteh"), "60"]) as opened:
        try:
            assert "باز است" in run("sh", installer, "--quiet", fails=True)
            assert _files(home) == before
        finally:
            opened.kill()
    run("sh", installer, "--quiet")


# ---------------------------------------------------------------- AppImage


def test_what_the_appimage_tool_is_given_starts_by_itself(maker, bundle, tmp_path, monkeypatch):
    tool = tmp_path / "appimagetool"
    tool.write_text(
        '#!/bin/sh\nset -e\ntest "$ARCH" = x86_64\n"$2/AppRun" --version >"$3"\nls -A "$2" >>"$3"\n'
    )
    tool.chmod(0o755)
    monkeypatch.setenv("APPIMAGETOOL", str(tool))
    told = maker("appimage").build(bundle).read_text(encoding="utf-8").splitlines()
    assert told[0] == "gofteh stand-in"
    assert {".DirIcon", "AppRun", "gofteh.desktop", "gofteh.png", "usr"} == set(told[1:])


def test_without_the_tool_there_is_no_appimage(maker, bundle, monkeypatch):
    monkeypatch.delenv("APPIMAGETOOL", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    assert maker("appimage").build(bundle) is None


# ---------------------------------------------------------------- manual


@pytest.mark.parametrize("page", ["man1/gofteh.1.gz", "fa/man1/gofteh.1.gz"])
def test_the_manual_tells_every_verb(maker, bundle, page):
    root = maker("tree").make(bundle, "manual")
    text = gzip.decompress((root / "usr/share/man" / page).read_bytes()).decode()
    for verb in VERBS:
        assert f".B {verb.name.replace('-', chr(92) + '-')}\n" in text
    assert "@" not in text
    assert ("Bring in files" in text) == (page == "man1/gofteh.1.gz")
