"""Whatever lies under the name of a project is opened as it is, or left as it is and explained."""

import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from gofteh.domain.edits import AddSpan
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.storage import schema
from gofteh.storage.project import open_project
from tests.storage.helpers import (
    PROGRAM,
    digest,
    names_in,
    opened,
    project_with_article,
    session_of,
    span,
)

KINDS = (ProblemKind.PROJECT, ProblemKind.STORAGE)
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "p.gofteh"
    project_with_article(path)
    return path


@pytest.fixture
def path(tmp_path, sound):
    copy = tmp_path / "p.gofteh"
    shutil.copy(sound, copy)
    return copy


def refused(path: Path, message: str) -> Problem:
    """Check that opening explains itself and leaves everything as it was."""
    before = digests(path.parent)
    with pytest.raises(Problem, match=message) as raised:
        opened(path)
    problem = raised.value
    assert problem.kind in KINDS
    assert path.name in str(problem)
    assert problem.cure
    assert digests(path.parent) == before
    return problem


def digests(folder: Path) -> dict[str, str]:
    return {entry.name: digest(entry) for entry in folder.iterdir() if entry.is_file()}


def altered(path: Path, place: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(data)


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_missing_file(tmp_path):
    with pytest.raises(Problem, match=r"no project p\.gofteh"):
        opened(tmp_path / "p.gofteh")
    assert not names_in(tmp_path)


@posix
def test_a_name_below_a_file_or_too_long(path):
    with pytest.raises(Problem, match=r"q\.gofteh"):
        opened(path / "q.gofteh")
    with pytest.raises(Problem) as raised:
        opened(path.with_name("x" * 300), create=True)
    assert raised.value.kind in KINDS


def test_a_folder(tmp_path):
    folder = tmp_path / "p.gofteh"
    folder.mkdir()
    with pytest.raises(Problem, match=r"p\.gofteh is not a Gofteh project"):
        opened(folder)
    assert names_in(tmp_path) == ["p.gofteh"]
    assert not names_in(folder)


@posix
def test_a_pipe_does_not_wait(tmp_path):
    os.mkfifo(tmp_path / "p.gofteh")
    with pytest.raises(Problem, match=r"p\.gofteh is not a Gofteh project"):
        opened(tmp_path / "p.gofteh")


@pytest.mark.parametrize("content", [b"", "متن یک مقاله".encode(), b"PK\x03\x04", b"\x00" * 5000])
@pytest.mark.parametrize("create", [False, True])
def test_another_kind_of_file(tmp_path, content, create):
    path = tmp_path / "p.gofteh"
    path.write_bytes(content)
    with pytest.raises(Problem, match=r"p\.gofteh is not a Gofteh project"):
        opened(path, create=create)
    assert path.read_bytes() == content
    assert names_in(tmp_path) == ["p.gofteh"]


def test_the_beginning_of_a_database(tmp_path):
    path = tmp_path / "p.gofteh"
    path.write_bytes(b"SQLite format 3\x00" + bytes(20))
    refused(path, r"p\.gofteh is damaged")


def test_a_database_of_another_program(tmp_path):
    path = tmp_path / "p.gofteh"
    sql(path, "CREATE TABLE article (id)")
    refused(path, r"p\.gofteh is not a Gofteh project")


def test_a_database_that_only_says_to_be_ours(tmp_path):
    path = tmp_path / "p.gofteh"
    sql(
        path,
        "CREATE TABLE article (id)",
        f"PRAGMA application_id={schema.APPLICATION_ID}",
        f"PRAGMA user_version={schema.SCHEMA_NUMBER}",
    )
    refused(path, r"p\.gofteh is damaged")
    sql(path, "PRAGMA user_version=0")
    refused(path, r"p\.gofteh is damaged")


def test_a_project_of_a_newer_program(path):
    sql(path, f"PRAGMA user_version={schema.SCHEMA_NUMBER + 1}")
    refused(path, "newer Gofteh")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER quiet AFTER INSERT ON event BEGIN UPDATE span SET deleted = 1; END",
        "CREATE VIEW quiet AS SELECT * FROM span",
    ],
)
def test_a_trigger_or_a_view(path, statement):
    sql(path, statement)
    assert "quiet" in str(refused(path, "Somebody put a"))


def test_a_table_that_is_gone(path):
    sql(path, "DROP TABLE link")
    refused(path, r"p\.gofteh is damaged")


@pytest.mark.parametrize("part", [0.02, 0.2, 0.5, 0.9, 0.999])
def test_a_truncated_file(path, part):
    os.truncate(path, int(path.stat().st_size * part))
    refused(path, r"p\.gofteh is damaged")


@pytest.mark.parametrize("seed", range(60))
def test_damage_is_noticed_or_does_no_harm(path, sound, seed):
    """Twenty headers, twenty torn pages, twenty places of a few bytes."""
    chance = random.Random(seed)
    size = path.stat().st_size
    if seed < 20:
        altered(path, chance.randrange(100), chance.randbytes(chance.choice([1, 2, 4])))
    elif seed < 40:
        altered(
            path, 4096 * chance.randrange(size // 4096), chance.choice([bytes(4096), chance.randbytes(4096)])
        )
    else:
        altered(path, chance.randrange(100, size), chance.randbytes(16))
    damaged = digest(path)
    try:
        store = opened(path)
    except Problem:
        refused(path, ".")
        assert digest(path) == damaged
        assert names_in(path.parent) == ["p.gofteh"]
        return
    # What is stored may have changed without breaking the pages: then the check must say so.
    with closing(opened_copy(sound, path.parent)) as whole:
        expected = whole.load("art-1"), whole.registry(), whole.summaries()
    try:
        there = store.load("art-1"), store.registry(), store.summaries()
    except Problem:
        there = None
    assert there == expected or store.check()
    store.close()
    assert names_in(path.parent) == ["p.gofteh", "sound"]


def opened_copy(sound: Path, folder: Path):
    (folder / "sound").mkdir()
    copy = folder / "sound" / "sound.gofteh"
    shutil.copy(sound, copy)
    return opened(copy)


_HOLD = """
import sys
from pathlib import Path
from gofteh.storage.project import open_project
store = open_project(Path(sys.argv[1]), create=False, program="gofteh 9.9")
print("open", flush=True)
sys.stdin.readline()
if sys.argv[2] == "close":
    store.close()
import os
os._exit(0)
"""


@contextmanager
def another_program(path: Path, end: str = "close"):
    command = [sys.executable, "-c", _HOLD, str(path), end]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.communicate("\n")


def test_a_project_in_use_names_who_has_it(path):
    with another_program(path) as process:
        problem = refused(path, "already open in")
        assert problem.details["holder"] == f"gofteh 9.9 ({socket.gethostname()}, {process.pid})"
    assert names_in(path.parent) == ["p.gofteh"]
    opened(path).close()


@posix
def test_a_note_left_by_a_program_that_died_is_not_believed(path):
    with another_program(path, "die") as process:
        pass
    note = path.with_name(".p.gofteh.open")
    assert str(process.pid) in note.read_text(encoding="utf-8")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Problem, match="in another program"):
            opened(path)
    opened(path).close()
    assert names_in(path.parent) == ["p.gofteh"]


def test_opening_twice_in_one_program_is_refused_and_keeps_the_lock(path):
    store = opened(path)
    with pytest.raises(Problem, match="already open in gofteh-test"):
        opened(path)
    attempt = [sys.executable, "-c", _HOLD, str(path), "close"]
    other = subprocess.run(attempt, capture_output=True, text=True, input="\n", check=False)
    assert "already open in" in other.stderr
    session = session_of(store)
    session.open("art-1")
    session.do(AddSpan(span("s-new")))
    store.close()
    opened(path).close()


def test_acts_of_a_program_that_died_are_there(path):
    store = opened(path)
    session = session_of(store)
    session.open("art-1")
    session.do(AddSpan(span("s-new")))
    crashed = path.with_name("crashed.gofteh")
    shutil.copy(path, crashed)
    shutil.copy(f"{path}-wal", f"{crashed}-wal")
    store.close()
    with closing(opened(crashed)) as again:
        found = again.load("art-1")
        assert found is not None
        assert "s-new" in found.spans
        assert not again.check()
    assert names_in(path.parent) == ["crashed.gofteh", "p.gofteh"]


def test_a_copy_taken_without_its_journal_opens(path):
    """The header then says that there is a journal."""
    store = opened(path)
    copy = path.with_name("copy.gofteh")
    shutil.copy(path, copy)
    store.close()
    with closing(opened(copy)) as again:
        assert not again.check()
    assert names_in(path.parent) == ["copy.gofteh", "p.gofteh"]


@posix
def test_a_link_leads_to_the_file(path):
    link = path.with_name("link.gofteh")
    link.symlink_to(path)
    store = opened(link)
    assert store.path == path
    with pytest.raises(Problem, match="already open"):
        opened(path)
    store.close()
    assert link.is_symlink()


@pytest.mark.parametrize("part", ["file", "folder"])
def test_what_cannot_be_written_is_looked_at(path, part, read_only_mount):
    """A bind mount, since the superuser may write to anything else; skipped where it is refused."""
    with read_only_mount(path if part == "file" else path.parent):
        before = digest(path)
        store = opened(path)
        assert store.read_only
        session = session_of(store)
        assert len(session.open("art-1").spans) == 3
        with pytest.raises(Problem, match=r"p\.gofteh cannot be written") as raised:
            session.do(AddSpan(span("s-new")))
        assert raised.value.kind is ProblemKind.STORAGE
        assert not store.check()
        assert len(session.state.open_document.spans) == 3
        store.close()
        assert digest(path) == before
        assert names_in(path.parent) == ["p.gofteh"]


def test_a_crashed_project_that_cannot_be_written_is_not_shown_without_its_last_acts(path, read_only_mount):
    with another_program(path, "die"):
        pass
    assert path.with_name("p.gofteh-wal").exists()
    path.with_name(".p.gofteh.open").unlink()
    store = opened(path)
    session = session_of(store)
    session.open("art-1")
    session.do(AddSpan(span("s-new")))
    crashed = path.parent / "media" / "c.gofteh"
    crashed.parent.mkdir()
    shutil.copy(path, crashed)
    shutil.copy(f"{path}-wal", f"{crashed}-wal")
    store.close()
    with read_only_mount(crashed.parent):
        assert "c.gofteh-wal" in str(refused(crashed, "was not closed properly"))


def test_a_folder_that_cannot_be_written_takes_no_new_project(tmp_path, read_only_mount):
    folder = tmp_path / "media"
    folder.mkdir()
    with read_only_mount(folder), pytest.raises(Problem, match=r"p\.gofteh cannot be written"):
        opened(folder / "p.gofteh", create=True)
    assert not names_in(folder)


@posix
def test_only_the_owner_can_read_a_project(tmp_path):
    path = tmp_path / "new" / "p.gofteh"
    mask = os.umask(0)
    try:
        store = opened(path, create=True)
        session_of(store).store.remember_person("ann-2", "همکار")
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.with_name("p.gofteh-wal").stat().st_mode & 0o777 == 0o600
    store.close()


def test_closing_leaves_one_plain_file_and_may_be_repeated(path):
    store = opened(path)
    session_of(store).store.remember_person("ann-2", "همکار")
    store.close()
    store.close()
    assert names_in(path.parent) == ["p.gofteh"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_project_that_another_program_made_meanwhile_is_not_replaced(tmp_path, monkeypatch):
    from gofteh.storage import create

    path, theirs = tmp_path / "p.gofteh", tmp_path / "theirs.gofteh"
    project_with_article(theirs)
    fill = create._fill

    def slowly(draft: Path) -> None:
        fill(draft)
        theirs.rename(path)

    monkeypatch.setattr(create, "_fill", slowly)
    create.create_project(path)
    with closing(open_project(path, create=True, program=PROGRAM)) as store:
        assert store.load("art-1") is not None
    assert names_in(tmp_path) == ["p.gofteh"]


def test_creating_fails_whole(tmp_path, monkeypatch):
    from gofteh.storage import create

    def fails(draft: Path) -> None:
        draft.write_bytes(b"half")
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    monkeypatch.setattr(create, "_fill", fails)
    with pytest.raises(Problem, match=r"disk is full: p\.gofteh") as raised:
        opened(tmp_path / "p.gofteh", create=True)
    assert raised.value.kind is ProblemKind.STORAGE
    assert not names_in(tmp_path)


def test_an_article_whose_text_was_changed_is_not_shown(path):
    sql(path, "UPDATE article_text SET text = replace(text, 'لاوروف', 'زاخاروا')")
    with closing(opened(path)) as store, pytest.raises(Problem, match="changed outside Gofteh") as raised:
        store.load("art-1")
    assert raised.value.kind is ProblemKind.PROJECT


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE span SET label = 'NO NAME'",
        "UPDATE span SET quote_type = 'loud'",
        'UPDATE span SET "end" = 99999',
        "UPDATE article SET status = 'lost'",
        "UPDATE article SET source = '[]'",
        "UPDATE article_text SET text = CAST(x'fffe41' AS TEXT)",
        "UPDATE article_text SET text = x'00'",
    ],
)
def test_rows_that_no_act_of_ours_wrote_are_a_problem_not_a_crash(path, statement):
    sql(path, statement)
    with closing(opened(path)) as store:
        with pytest.raises(Problem) as raised:
            store.load("art-1")
        assert raised.value.kind is ProblemKind.PROJECT
        assert store.check()
