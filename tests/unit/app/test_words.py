"""People read their own language, with its digits, and names do not jumble the sentence."""

import pytest

from gofteh.app import resources, words
from gofteh.app.words import _, choose_language, digits, explain, number, percent, plural
from gofteh.domain.errors import Problem

ISOLATED = "\u2068{}\u2069"


@pytest.fixture
def persian():
    words.use("fa")
    yield
    words.use("en")


@pytest.fixture
def english():
    words.use("en")


def test_persian(persian):
    assert words.language() == "fa"
    assert words.right_to_left()
    assert _("Undo") == "واگرد"
    assert plural("{count} quote", "{count} quotes", 12) == "۱۲ نقل‌قول"


def test_english(english):
    assert words.language() == "en"
    assert not words.right_to_left()
    assert _("Undo") == "Undo"
    assert plural("{count} quote", "{count} quotes", 1) == "1 quote"
    assert plural("{count} quote", "{count} quotes", 1200) == "1,200 quotes"


def test_what_is_not_translated_is_still_said(persian):
    text = "Nobody has ever translated this"
    assert _(text) == text


def test_the_empty_text_stays_empty(persian):
    assert _("") == ""


def test_other_languages_are_a_bug():
    with pytest.raises(ValueError, match="tlh"):
        words.use("tlh")


def test_a_problem_is_explained_with_its_cure(persian):
    problem = Problem(
        "“{name}” was already merged; split it first.",
        cure="Its labels are: {known}.",
        name="کلاگ",
        known="الف",
    )
    assert explain(problem) == "«کلاگ» پیش‌تر ادغام شده است؛ نخست آن را جدا کنید. برچسب‌های آن: الف."


def test_a_problem_within_a_problem_is_explained_too(persian):
    problem = Problem(
        "The field “{field}”: {problem}", field="متن", problem=Problem("An article needs a text.")
    )
    assert explain(problem) == "فیلد «متن»: خبر بدون متن نمی‌شود."


def test_in_english_a_problem_reads_as_it_was_written(english):
    problem = Problem("There is no span “{id}” in this article.", cure="Install the program again.", id="s1")
    assert explain(problem) == str(problem)


def test_names_of_the_other_direction_are_kept_together_on_screen(persian):
    shown = _("There is no article “{id}” in this project.", id="Report (1).txt")
    assert ISOLATED.format("Report (1).txt") in shown
    words.use("fa", isolating=False)
    assert "\u2068" not in _("There is no article “{id}” in this project.", id="Report (1).txt")


def test_names_of_the_same_direction_need_nothing(persian):
    assert "\u2068" not in _("There is no article “{id}” in this project.", id="خبر ۱")


def test_persian_names_in_an_english_sentence(english):
    assert ISOLATED.format("گزارش") in _("There is no article “{id}” in this project.", id="گزارش")


def test_numbers_that_fill_a_text_are_written_as_people_write_them(persian):
    assert _("The text has {length} code points.", length=12480) == "متن ۱۲٬۴۸۰ کدپوینت دارد."


def test_a_text_may_say_how_a_value_is_written(persian):
    text = "The text holds the character U+{code:04X} at place {place}, which no export could carry."
    assert "U+000C" in _(text, code=12, place=3)


def test_braces_in_a_name_are_left_alone(persian):
    assert "{x}" in _("There is no article “{id}” in this project.", id="{x}")


@pytest.mark.parametrize(
    ("value", "persian_text", "english_text"),
    [
        (0, "۰", "0"),
        (12480, "۱۲٬۴۸۰", "12,480"),
        (0.87, "۰٫۸۷", "0.87"),
        (2.0, "۲", "2"),
        (0.1 + 0.2, "۰٫۳", "0.3"),
        (-5, "\u200e−۵", "−5"),
    ],
)
def test_numbers(value, persian_text, english_text):
    words.use("fa")
    assert number(value) == persian_text
    words.use("en")
    assert number(value) == english_text


def test_percents_and_digits(persian):
    assert percent(1.2) == "۱۲۰٪"
    assert digits("14:02") == "۱۴:۰۲"
    words.use("en")
    assert percent(1.2) == "120%"
    assert digits("14:02") == "14:02"


def test_typed_digits_are_understood():
    assert words.latin_digits("۱۲٣4") == "1234"


@pytest.mark.parametrize(
    ("setting", "environ", "system", "language"),
    [
        ("fa", {"LANG": "en_US.UTF-8"}, "en_US", "fa"),
        ("en", {"LANG": "fa_IR.UTF-8"}, "fa_IR", "en"),
        ("auto", {"LANG": "fa_IR.UTF-8"}, "", "fa"),
        (None, {"LANG": "en_GB.UTF-8"}, "fa_IR", "en"),
        ("auto", {"LANG": "en_GB.UTF-8", "LC_ALL": "fa_IR"}, "", "fa"),
        ("auto", {"LANG": "fa_IR", "LC_MESSAGES": "de_DE"}, "", "en"),
        ("auto", {}, "fa_IR", "fa"),
        ("auto", {}, "fa-IR", "fa"),
        ("auto", {}, "Persian_Iran.1256", "fa"),
        ("auto", {}, "en_US", "en"),
        ("auto", {}, "", "fa"),
        ("auto", {}, "C", "fa"),
        (None, {"LANG": "C"}, "C", "fa"),
        (None, {"LANG": "C.UTF-8"}, "", "fa"),
        (None, {"LC_ALL": "POSIX", "LANG": ""}, "", "fa"),
        ("klingon", {"LANG": "en_US"}, "", "en"),
    ],
)
def test_which_language_is_spoken(setting, environ, system, language):
    assert choose_language(setting, environ, system) == language


def test_resources_are_found_and_a_missing_one_is_named():
    assert resources.find("fonts", "OFL.txt").is_file()
    with pytest.raises(Problem, match="missing: icons/nothing"):
        resources.find("icons", "nothing.svg")


def test_a_bundle_and_a_wheel_carry_their_resources_elsewhere(tmp_path, monkeypatch):
    (tmp_path / "gofteh" / "resources").mkdir(parents=True)
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    resources.folder.cache_clear()
    try:
        assert resources.folder() == tmp_path / "gofteh" / "resources"
        (tmp_path / "gofteh" / "resources").rmdir()
        resources.folder.cache_clear()
        with pytest.raises(Problem, match="missing: resources"):
            resources.folder()
    finally:
        resources.folder.cache_clear()
