"""An older project becomes a newer one whole, or stays as it was."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from gofteh.domain.edits import AddSpan
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.registry import AliasKind
from gofteh.storage import schema, upgrade
from gofteh.storage.connect import make_engine
from gofteh.storage.create import make_tables
from tests.storage.helpers import digest, names_in, opened, project_with_article, session_of, span

OLD = sorted((Path(__file__).parents[1] / "old").glob("*.gofteh"))
NEXT = schema.SCHEMA_NUMBER + 1
REVISION = f'''
import sqlalchemy as sa
from alembic import op

revision = "{NEXT:04d}"
down_revision = "{schema.SCHEMA_NUMBER:04d}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("span") as batch:
        batch.add_column(sa.Column("certainty", sa.Integer(), nullable=False, server_default=sa.text("1")))
'''


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "p.gofteh"
    project_with_article(made, spans=5)
    return made


@pytest.fixture
def next_schema(tmp_path_factory, monkeypatch):
    """Pretend that this program is one schema further; its new table is rebuilt with all rows."""
    folder = tmp_path_factory.mktemp("next") / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"v{NEXT:04d}_next.py").write_text(REVISION, encoding="utf-8")
    monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
    monkeypatch.setattr(schema, "SCHEMA_NUMBER", NEXT)
    return folder


def number_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        return int(number)


def rows_of(path: Path) -> dict[str, list[tuple]]:
    """Return all rows, without columns that only a later schema has."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        for name, table in schema.metadata.tables.items():
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            found[name] = connection.execute(f"SELECT {columns} FROM {name}").fetchall()
    return found


def test_the_migrations_make_what_the_tables_say(path):
    engine = make_engine(path)
    with engine.connect() as connection, connection.begin():
        opts = {"compare_server_default": True, "include_name": _is_no_index_of_words}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_a_new_project_is_what_all_migrations_together_make(tmp_path):
    made, migrated = tmp_path / "made.gofteh", tmp_path / "migrated.gofteh"
    for path, make in ((made, make_tables), (migrated, upgrade.migrate)):
        path.touch()
        engine = make_engine(path)
        with engine.connect() as connection:
            make(connection)
        engine.dispose()
    assert _structure(made) == _structure(migrated)


def _structure(path: Path) -> dict[str, object]:
    """Return all that SQLite says of tables and their columns, keys, checks and indexes."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master").fetchall()
        found: dict[str, object] = {
            # Where which clause stands, and in how many lines, means nothing.
            name: sorted(clause.rstrip(")") for clause in "".join((sql or "").split()).split(","))
            for name, sql in rows
        }
        for pragma in ("application_id", "user_version"):
            found[pragma] = connection.execute(f"PRAGMA {pragma}").fetchone()
        found["migrated to"] = connection.execute("SELECT * FROM alembic_version").fetchall()
    return found


def _is_no_index_of_words(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the full-text table, which SQLAlchemy cannot describe, and what SQLite keeps of it."""
    return kind != "table" or name is None or not name.startswith("search_words")


def test_a_new_project_carries_its_marks(path):
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (f"{schema.SCHEMA_NUMBER:04d}",)
        ]
        keys = {key for (key,) in connection.execute("SELECT key FROM meta")}
    assert number_of(path) == schema.SCHEMA_NUMBER
    assert keys == {"project_id", "created_at"}


@pytest.mark.parametrize("old", OLD, ids=lambda old: old.stem)
def test_every_released_schema_opens(tmp_path, old):
    before = digest(old)
    copy = tmp_path / old.name
    shutil.copy(old, copy)
    with closing(opened(copy)) as store:
        assert store.check() == []
        document = store.load("art-1")
        assert document is not None
        assert {place.id for place in document.spans.values()} == {"s-1", "s-2", "s-3"}
        assert store.registry().resolve("spk-2").name == "سرگئی لاوروف"
        session = session_of(store)
        session.open("art-1")
        assert session.redo() is None
        session.do(AddSpan(span("s-new", label="cue")))
        for _ in range(3):
            session.undo()
        assert store.check() == []
    assert digest(old) == before


def test_a_registry_that_was_kept_comes_back(tmp_path):
    copy = tmp_path / "kept.gofteh"
    shutil.copy(next(old for old in OLD if old.stem == "0004"), copy)
    with closing(opened(copy)) as store:
        registry = store.registry()
    lavrov = registry.speaker("spk-1")
    assert lavrov.alias_kind("لاوروف") is AliasKind.SURNAME
    assert [role.title for role in lavrov.roles] == ["نماینده", "وزیر خارجه"]
    assert registry.apart == {("spk-1", "spk-3")}
    assert [topic.label for topic in registry.above("top-1")] == ["درگیری، جنگ و صلح"]
    assert registry.topic("top-1").key == 3
    assert registry.topic("medtop:15000000").is_retired


def test_the_present_schema_is_among_the_old_files():
    assert f"{schema.SCHEMA_NUMBER:04d}" in [old.stem for old in OLD]


def test_an_upgrade_keeps_every_row_and_the_older_file(path, next_schema):
    path.chmod(0o640)
    before, rows = digest(path), rows_of(path)
    with closing(opened(path)) as store:
        assert store.check() == []
        session = session_of(store)
        session.open("art-1")
        session.do(AddSpan(span("s-new")))
    kept = path.with_name(f"p.before-{NEXT:04d}.gofteh")
    assert names_in(path.parent) == [kept.name, path.name]
    assert digest(kept) == before
    assert rows_of(kept) == rows
    assert number_of(path) == NEXT
    assert path.stat().st_mode & 0o777 == 0o640
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT DISTINCT certainty FROM span").fetchall() == [(1,)]


def test_an_unfinished_stamp_is_made_good(path):
    rows = rows_of(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=0")
    opened(path).close()
    assert number_of(path) == schema.SCHEMA_NUMBER
    assert rows_of(path) == rows


def test_an_older_file_kept_before_is_not_lost(path, next_schema):
    kept = path.with_name(f"p.before-{NEXT:04d}.gofteh")
    kept.write_bytes(b"an earlier one")
    opened(path).close()
    assert kept.read_bytes() == b"an earlier one"
    assert names_in(path.parent) == [f"p.before-{NEXT:04d}-2.gofteh", kept.name, path.name]


def test_an_upgrade_cut_off_after_keeping_keeps_no_second_copy(path, next_schema):
    kept = path.with_name(f"p.before-{NEXT:04d}.gofteh")
    os.link(path, kept)
    opened(path).close()
    assert names_in(path.parent) == [kept.name, path.name]
    assert (number_of(kept), number_of(path)) == (NEXT - 1, NEXT)


def test_the_older_file_is_kept_where_files_have_one_name(path, next_schema, monkeypatch):
    def refuse(*_names) -> None:
        raise PermissionError(1, "no links here")

    rows = rows_of(path)
    monkeypatch.setattr(os, "link", refuse)
    opened(path).close()
    assert names_in(path.parent) == [f"p.before-{NEXT:04d}.gofteh", path.name]
    assert rows_of(path.with_name(f"p.before-{NEXT:04d}.gofteh")) == rows


def test_a_crashed_older_project_is_upgraded_with_its_last_acts(path, next_schema):
    """The journal of the older file must not be taken for one of the new file."""
    schema.SCHEMA_NUMBER -= 1
    store = opened(path)
    session = session_of(store)
    session.open("art-1")
    session.do(AddSpan(span("s-last")))
    crashed = path.with_name("c.gofteh")
    shutil.copy(path, crashed)
    shutil.copy(f"{path}-wal", f"{crashed}-wal")
    store.close()
    schema.SCHEMA_NUMBER += 1
    with closing(opened(crashed)) as store:
        document = store.load("art-1")
        assert document is not None
        assert "s-last" in document.spans
        assert store.check() == []
    assert names_in(path.parent) == [f"c.before-{NEXT:04d}.gofteh", "c.gofteh", "p.gofteh"]


@pytest.mark.parametrize("failing", ["migrate", "verify", "_keep"])
def test_an_upgrade_that_fails_leaves_the_file_as_it_was(path, next_schema, monkeypatch, failing):
    def fail(*_arguments) -> None:
        raise OSError(28, "No space left on device")

    before = digest(path)
    monkeypatch.setattr(upgrade, failing, fail)
    with pytest.raises(Problem, match=r"disk is full: p\.gofteh") as raised:
        opened(path)
    assert raised.value.kind is ProblemKind.STORAGE
    assert digest(path) == before
    assert names_in(path.parent) == ["p.gofteh"]


def test_a_migration_that_loses_rows_is_not_kept(path, next_schema):
    revision = next_schema / "versions" / f"v{NEXT:04d}_next.py"
    revision.write_text(
        f"{REVISION}    op.execute('DELETE FROM span WHERE id = \"s-1\"')\n", encoding="utf-8"
    )
    before = digest(path)
    with pytest.raises(Problem, match=r"p\.gofteh"):
        opened(path)
    assert digest(path) == before
    assert names_in(path.parent) == ["p.gofteh"]


def test_a_project_in_use_is_not_upgraded(path, next_schema):
    before = digest(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Problem, match="already open"):
            opened(path)
        other.execute("ROLLBACK")
    assert digest(path) == before
    assert names_in(path.parent) == ["p.gofteh"]


_UPGRADE = """
import sys
from pathlib import Path
from gofteh.storage import schema, upgrade
from gofteh.storage.project import open_project
import alembic.command
schema.SCHEMA_NUMBER = int(sys.argv[2])
upgrade.MIGRATIONS = Path(sys.argv[3])
print("go", flush=True)
open_project(Path(sys.argv[1]), create=True, program="gofteh").close()
"""


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_a_kill_during_an_upgrade_leaves_the_older_or_the_newer_file(path, next_schema, seed):
    rows = rows_of(path)
    _kill_within(path, next_schema, seed)
    assert number_of(path) in (NEXT - 1, NEXT)
    with closing(opened(path)) as store:
        assert store.check() == []
    assert number_of(path) == NEXT
    after = rows_of(path)
    after["person"] = rows["person"]
    assert after == rows


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_kill_while_a_project_is_made_leaves_none_or_a_whole_one(tmp_path, next_schema, seed):
    path = tmp_path / "p.gofteh"
    _kill_within(path, next_schema, seed)
    with closing(opened(path, create=True)) as store:
        assert store.check() == []
        assert len(store.scheme().labels) == 4
    assert number_of(path) == NEXT


def _kill_within(path: Path, migrations: Path, seed: int) -> None:
    command = [sys.executable, "-c", _UPGRADE, str(path), str(NEXT), str(migrations)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            # Nothing tells from outside how far the other program is.
            process.wait(random.Random(seed).uniform(0.01, 0.25))
        except subprocess.TimeoutExpired:
            process.kill()
