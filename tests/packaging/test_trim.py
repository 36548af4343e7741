"""What the bundle leaves out, by the names PyInstaller gives."""

import importlib.util
import re
from pathlib import Path

import pytest

MODULE = Path(__file__).parents[2] / "packaging" / "makers" / "trim.py"


@pytest.fixture(scope="module")
def trim():
    spec = importlib.util.spec_from_file_location("trim", MODULE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "libQt6Gui.so.6",
        "PySide6/Qt6Widgets.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/translations/qtbase_fa.qm",
        "lxml/etree.cpython-311-x86_64-linux-gnu.so",
        "resources/i18n/fa.mo",
        "gofteh/storage/migrations/versions/v0001_articles_annotations_events.py",
        "hazm/data/words.dat",
    ],
)
def test_what_the_program_uses_stays(trim, name):
    assert trim.is_kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "libQt6Network.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/opengl32sw.dll",
        "libgtk-3.so.0",
        "nltk/test/test_stem.py",
        "lxml/includes/etree_defs.h",
    ],
)
def test_what_it_never_asks_for_goes(trim, name):
    assert not trim.is_kept(name)


def test_no_library_the_program_imports_is_left_out(trim):
    code = MODULE.parents[2] / "desktop"
    text = "\n".join(path.read_text(encoding="utf-8") for path in code.rglob("*.py"))
    # hazm travels as files (makers/hazm_files.py).
    for name in set(trim.EXCLUDED) - {"hazm", "nltk"}:
        assert f"import {name}\n" not in text
        assert f"from {name} import" not in text
        assert f"from {name}." not in text


def test_every_part_of_qt_that_the_program_imports_stays(trim):
    code = MODULE.parents[2] / "desktop"
    text = "\n".join(path.read_text(encoding="utf-8") for path in code.rglob("*.py"))
    parts = set(re.findall(r"^\s*from PySide6\.Qt(\w+) import", text, re.MULTILINE))
    assert {"Core", "Gui", "Widgets"} <= parts
    for part in sorted(parts):
        assert trim.is_kept(f"PySide6/Qt{part}.abi3.so"), part
        assert trim.is_kept(f"PySide6/Qt/lib/libQt6{part}.so.6"), part
        assert trim.is_kept(f"PySide6/Qt6{part}.dll"), part
