"""The rules with hazm's verbs."""

from gofteh.language.engine import LONGEST_PARAGRAPH, LONGEST_TEXT, Engine, finite_forms
from gofteh.language.hazm_light import Hazm


def test_hazm_knows_verbs_that_the_common_ones_leave_out(hazm: Hazm) -> None:
    forms = finite_forms(hazm)
    assert {"میگشاید", "گشودند", "بدانند"} <= forms
    assert not {"مردم", "مادرم", "شده"} & forms


def test_the_version_names_hazm(hazm: Hazm) -> None:
    assert Engine(hazm).suggest("وی گفت: «نه.»").version.endswith(f"+hazm-{hazm.version}")
    assert "hazm" not in Engine(None).suggest("وی گفت: «نه.»").version


def test_what_is_no_article_has_no_suggestions() -> None:
    engine = Engine(None)
    quote = "وی گفت: «نه، این طور نیست.»\n"
    assert engine.suggest(quote * 3).quotes
    assert not engine.suggest(quote * (LONGEST_TEXT // len(quote) + 1)).quotes
    assert not engine.suggest(quote + "ب" * (LONGEST_PARAGRAPH + 1)).quotes
