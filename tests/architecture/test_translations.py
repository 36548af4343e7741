"""Everything people read is in Persian, with the same placeholders, in the file the program reads."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

ROOT = Path(__file__).parents[2]
# Names that Persian takes over as they are.
ALIKE = {"JSON", "JSONL", "CSV", "brat"}
# "می خواهد" and "خبر ها" want a half-space.
LETTER = "[\u0600-\u06ff]"
HALF_SPACES = re.compile(f"(?<!{LETTER})ن?می (?={LETTER})|{LETTER} (?:ها|های|هایی|تر|ترین)(?!{LETTER})")


@pytest.fixture(scope="module")
def translate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translate", ROOT / "packaging" / "translate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_is_left_to_translate(translate):
    found = list(translate.faults(translate.extract(), translate.translation(), translate.compiled()))
    assert not found, "run packaging/translate.py and translate resources/i18n/fa.po:\n" + "\n".join(found)


def test_there_is_something_to_read(translate):
    assert len(translate.extract()) > 100


def test_persian_is_written_in_persian(translate):
    for message in translate.translation():
        for text in filter(None, translate._forms(message.string) if message.id else ()):
            assert re.search(LETTER, text) or text in ALIKE, text
            assert not re.search("[يك“”?,;]", re.sub(r";;|\{.*?\}|\(.*?\)", "", text)), text
            assert not HALF_SPACES.search(text), text
            assert "  " not in text, text


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('_("a")', ["a"]),
        ('words._("a")', ["a"]),
        ('N_("a" "b")', ["ab"]),
        ('_("a" if x else "b")', ["a", "b"]),
        ('_(label)', []),
        ('plural("one", "many", 3)', [("one", "many")]),
        ('Problem("what", cure="do", id=1)', ["what", "do"]),
        ('Finding(where="x", message="wrong", details={})', ["wrong"]),
        ('together(edits, "Merge")', ["Merge"]),
        ('def wrong(field, message):\n    return Problem(message)\nwrong("f", "text")', ["text"]),
        ('def no(text, cure):\n    return Problem(text, cure=cure)\nno("what", "do")', ["what", "do"]),
        ('print("not for people")', []),
    ],
)  # fmt: skip
def test_texts_are_found(translate, source, texts):
    assert [text for _line, text in translate.texts(source)] == texts


def test_names_of_edits_are_found(translate):
    source = 'class A(Edit):\n    name: ClassVar[str] = "Mark"\n    kind: ClassVar[str] = "mark"'
    assert list(translate.texts(source, of_edits=True)) == [(2, "Mark")]
    assert list(translate.texts(source)) == []


@pytest.mark.parametrize(
    "source", ['_(f"a {b}")', '_("a" + b)', 'Problem(f"{x}")', 'Problem("a", cure="b %s" % c)']
)
def test_texts_put_together_at_run_time_are_refused(translate, source):
    with pytest.raises(translate.NotLiteral):
        list(translate.texts(source))


def catalog(**entries: str) -> Catalog:
    made = Catalog(locale="fa")
    for text, string in entries.items():
        made.add(text, string)
    return made


@pytest.mark.parametrize(
    ("text", "have", "shipped", "fault"),
    [
        ("Undo", "", "", "not translated"),
        ("No {name}", "نیست", "نیست", "other placeholders"),
        ("No {name}", "{nam} نیست", "{nam} نیست", "other placeholders"),
        ("Undo", "واگرد", "برگرد", "not in step"),
        ("Undo", "واگرد", "واگرد", None),
    ],
)
def test_faults_are_seen(translate, text, have, shipped, fault):
    found = list(translate.faults(catalog(**{text: ""}), catalog(**{text: have}), catalog(**{text: shipped})))
    assert [fault in each for each in found] == [True] if fault else not found


def test_what_the_code_no_longer_says_is_a_fault(translate):
    old = catalog(Gone="رفته")
    assert list(translate.faults(Catalog(locale="fa"), old, old)) == ["no longer used: 'Gone'"]
