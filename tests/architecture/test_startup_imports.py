"""What the window needs to open loads nothing heavy that it may never use."""

import os
import subprocess
import sys

import pytest

LATE = (
    "gofteh.app.checks",
    "gofteh.app.desk",
    "gofteh.app.edit_json",
    "gofteh.app.importing",
    "gofteh.app.offers",
    "gofteh.app.proposals",
    "gofteh.app.record",
    "gofteh.app.same",
    "gofteh.app.session",
    "gofteh.app.suggestions",
    "gofteh.domain.document",
    "gofteh.domain.edits",
    "gofteh.domain.registry",
    "gofteh.exchange",
    "gofteh.language.rules",
    "gofteh.storage",
    "gofteh.ui.action_set",
    "gofteh.ui.command_palette",
    "gofteh.ui.commands.articles",
    "gofteh.ui.commands.marking",
    "gofteh.ui.menus",
    "gofteh.ui.panels.checks",
    "gofteh.ui.panels.history",
    "gofteh.ui.panels.speakers",
    "gofteh.ui.panels.suggestions",
    "gofteh.ui.suggestion_side",
    "gofteh.ui.tour",
    "gofteh.ui.work",
)
"""What comes with the project or when it is asked for: never before the window is painted."""
HEAVY = (
    *("alembic", "hazm", "jsonschema", "lxml", "mako", "nltk", "numpy", "pypdfium2"),
    *("python_calamine", "resiliparse"),
)
CODE = """
import importlib, sys
for name in sys.argv[1].split():
    importlib.import_module(name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
print(*sorted(name for name in sys.modules if name.startswith("gofteh")))
"""


def loaded_by(*modules: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", CODE, " ".join(modules)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("module", "too_heavy"),
    [
        ("gofteh.cli", (*HEAVY, *LATE, "PySide6", "gofteh.ui", "orjson", "regex", "sqlalchemy")),
        ("gofteh.ui.window", (*HEAVY, *LATE, "regex", "sqlalchemy")),
        ("gofteh.ui.application", (*HEAVY, *LATE, "regex", "sqlalchemy")),
        ("gofteh.language.attribution", (*HEAVY, *LATE)),
        ("gofteh.storage.project", HEAVY),
        ("gofteh.exchange.formats", HEAVY),
        ("gofteh.language.boundaries", HEAVY),
    ],
)
def test_nothing_heavy_is_loaded(module, too_heavy):
    loaded = loaded_by(module)
    assert "gofteh" in loaded
    assert not loaded & set(too_heavy)
