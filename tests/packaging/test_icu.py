"""Qt on Linux sorts, decodes and names time zones with fewer of Unicode's tables as with all of them."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MODULE = Path(__file__).parents[2] / "packaging" / "makers" / "icu.py"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not all(shutil.which(each) for each in ("as", "ld", "objcopy")),
    reason="Qt carries ICU on Linux only, and binutils writes it anew",
)

ASK = r"""
import json
from pathlib import Path
from PySide6.QtCore import QCollator, QLocale, QStringDecoder, QTimeZone

words = [
    *"پبیيکكهآاأئژگةۀچ", "", "میرود", "می‌رود", "می رود", "خبر ۱۰", "خبر ۲", "خبر 10", "خبر 2",
    "Zebra", "apple", "Ärger", "éclair", "«گفت»", "گفت", "مَرد", "مرد",
]
told = {}
for name in ("fa_IR", "fa_AF", "en_US", "ar_IQ", "ckb_IQ"):
    for numeric in (False, True):
        collator = QCollator(QLocale(name))
        collator.setNumericMode(numeric)
        keys = sorted(words, key=collator.sortKey)
        told[f"{name} {numeric}"] = [keys, [collator.compare(a, b) for a in words for b in words]]
    locale = QLocale(name)
    for zone in ("Asia/Tehran", "Asia/Kabul", "Europe/Berlin"):
        for kind in QTimeZone.NameType:
            shown = QTimeZone(zone.encode()).displayName(QTimeZone.TimeType.StandardTime, kind, locale)
            told[f"{name} {zone} {kind}"] = shown
    told[f"{name} words"] = [locale.toUpper("istanbul گفته"), locale.toString(1234567.89), locale.dayName(6)]
# A decoder is valid when ICU has opened its table; decode() itself is not given to Python.
for name in ("windows-1256", "windows-1252", "ISO-8859-6", "KOI8-R", "UTF-16LE", "Latin1", "no-such-code"):
    told[name] = QStringDecoder(name).isValid()
maps = Path("/proc/self/maps").read_text()
told["library"] = next(line.split()[-1] for line in maps.splitlines() if "libicudata.so" in line)
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def icu():
    spec = importlib.util.spec_from_file_location("icu", MODULE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def whole():
    import PySide6

    return next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*"))


@pytest.fixture(scope="module")
def light(icu, whole, tmp_path_factory):
    path = Path(shutil.copy2(whole, tmp_path_factory.mktemp("کتابخانه")))
    icu.lighten(path)
    return path


def _run(library, script):
    env = os.environ | {"LD_PRELOAD": str(library)}
    return subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)


def _told(library):
    told = json.loads(_run(library, ASK).stdout)
    # The system's maps write a Persian folder in escapes of their own.
    assert Path(told.pop("library")).name == library.name
    return told


def test_it_is_a_tenth_of_its_size(whole, light):
    assert light.stat().st_size < whole.stat().st_size / 8


def test_what_is_kept_is_byte_for_byte_what_it_was(icu, whole, light):
    before = dict(icu.pieces(icu._table(whole)))
    after = icu.pieces(icu._table(light))
    assert [name for name, _ in after] == sorted(name for name, _ in after)
    for name, piece in after:
        assert piece.rstrip(b"\0") == before[name].rstrip(b"\0")


def test_qt_sorts_decodes_and_names_as_before(whole, light):
    assert _told(light) == _told(whole)


def test_a_language_whose_tables_are_gone_is_sorted_by_the_root(light):
    script = (
        "from PySide6.QtCore import QCollator, QLocale; "
        "print(*sorted(['ب', 'پ', 'آ', 'b', 'A'], key=QCollator(QLocale('zh_CN')).sortKey))"
    )
    done = _run(light, script)
    assert done.stdout.split() == ["A", "b", "آ", "ب", "پ"]
    assert not done.stderr


def test_written_twice_it_is_the_same(icu, whole, light, tmp_path):
    again = Path(shutil.copy2(whole, tmp_path))
    icu.lighten(again)
    assert again.read_bytes() == light.read_bytes()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("coll/ucadata.icu", True),
        ("coll/fa.res", True),
        ("coll/zh.res", False),
        ("zone/root.res", True),
        ("fa_IR.res", True),
        ("de.res", False),
        ("supplementalData.res", True),
        ("res_index.res", True),
        ("brkitr/cjdict.dict", False),
        ("translit/root.res", False),
        ("unames.icu", False),
        ("ibm-5352_P100-1998.cnv", True),
    ],
)
def test_kept_is_what_qt_asks_for(icu, name, kept):
    assert icu.is_kept(name, 10_000) is kept


def test_large_converters_go(icu):
    assert not icu.is_kept("gb18030.cnv", 232_816)


def test_another_file_is_refused(icu, tmp_path):
    path = tmp_path / "libicuuc.so.73"
    path.write_bytes(b"")
    with pytest.raises(ValueError, match="libicuuc"):
        icu.lighten(path)
    with pytest.raises(ValueError, match="table"):
        icu.pieces(b"\x20\0" + b"\0" * 64)
