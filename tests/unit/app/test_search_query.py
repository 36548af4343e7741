"""What is typed into the search field is understood, in Persian and in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.search.query import Query, Term, parse, with_field
from gofteh.domain.article import Status
from gofteh.domain.errors import Problem
from gofteh.domain.spans import QUOTE, SPEAKER, QuoteType
from tests.strategies import texts


def term(*words, is_prefix=False):
    return Term(words, is_prefix)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("  ،؛ ", Query()),
        ("آتش‌بس", Query(terms=(term("آتشبس"),))),
        ("علي كريمي", Query(terms=(term("علی"), term("کریمی")))),
        ("«وزیر خارجه» روسیه", Query(terms=(term("وزیر", "خارجه"), term("روسیه")))),
        ('"وزیر خارجه', Query(terms=(term("وزیر", "خارجه"),))),
        ("“وزیر خارجه”", Query(terms=(term("وزیر", "خارجه"),))),
        ("لاورو*", Query(terms=(term("لاورو", is_prefix=True),))),
        ("لاوروف: آتش‌بس", Query(terms=(term("لاوروف"), term("آتشبس")))),
        ("لاوروف:آتش‌بس", Query(terms=(term("لاوروف", "آتشبس"),))),
        ("صلح -جنگ", Query(terms=(term("صلح"),), excluded=(term("جنگ"),))),
        ("۲.۵ درصد", Query(terms=(term("2", "5"), term("درصد")))),
        ("speaker:لاوروف", Query(speaker="لاوروف")),
        ("گوینده:«سرگئی لاوروف» موضوع:صلح", Query(speaker="سرگیی لاوروف", topic="صلح")),
        ("برچسب:نقل‌قول صلح", Query(label=QUOTE, terms=(term("صلح"),))),
        ("label:speaker", Query(label=SPEAKER)),
        ("نوع:غیرمستقیم", Query(quote_type=QuoteType.INDIRECT)),
        ("status:in_progress وضعیت:تمام", Query(status=Status.DONE)),
        ("منبع:ايسنا", Query(publisher="ایسنا")),
        ("-", Query()),
        ('AND OR NOT NEAR("a" b)', Query(terms=tuple(map(term, ("and", "or", "not", "near", "a", "b"))))),
    ],
)
def test_a_query_means(typed, query):
    assert parse(typed) == query


@pytest.mark.parametrize(
    ("typed", "is_prefix"), [("لاور", True), ("لاور ", False), ("«لاور»", False), ("لاور،", False)]
)
def test_the_word_still_being_typed_may_go_on(typed, is_prefix):
    (only,) = parse(typed, typing=True).terms
    assert only == term("لاور", is_prefix=is_prefix)


@pytest.mark.parametrize("typed", ["label:x", "نوع:دروغ", "status:z"])
def test_what_there_is_not_is_said_with_what_there_is(typed):
    with pytest.raises(Problem, match="The search knows no"):
        parse(typed)


def test_only_a_speaker_named_means_quotes():
    assert parse("گوینده:لاوروف").span_label == QUOTE
    assert parse("گوینده:لاوروف برچسب:گوینده").span_label == SPEAKER
    assert parse("لاوروف").span_label is None


def test_nothing_but_what_is_excluded_is_nothing():
    assert parse("-جنگ").is_empty
    assert not parse("صلح").is_empty


@given(texts | st.text(st.sampled_from('«»“”"-:* speakerگوینده‌ab۱')))
def test_any_text_is_a_query_or_a_problem(text):
    try:
        query = parse(text, typing=True)
    except Problem:
        return
    assert all(word for each in (*query.terms, *query.excluded) for word in each.words)


@pytest.mark.parametrize(
    ("typed", "name", "value", "expected"),
    [
        ("صلح", "label", "quote", "برچسب:نقل‌قول صلح"),
        ("برچسب:گوینده صلح", "label", "quote", "برچسب:نقل‌قول صلح"),
        ("label:quote «صلح پایدار» -جنگ", "label", "", "«صلح پایدار» -جنگ"),
        ("صلح", "speaker", "سرگئی لاوروف", "گوینده:«سرگئی لاوروف» صلح"),
        ("گوینده:«سرگئی لاوروف» صلح", "speaker", "وانگ", "گوینده:وانگ صلح"),
        ("", "topic", "آتش‌بس", "موضوع:آتش‌بس"),
        ("لاوروف: صلح", "speaker", "", "لاوروف: صلح"),
    ],
)
def test_a_field_is_put_into_what_is_typed(typed, name, value, expected):
    assert with_field(typed, name, value, persian=True) == expected


@pytest.mark.parametrize("persian", [True, False])
@pytest.mark.parametrize("label", ["quote", "speaker", "topic", "cue"])
def test_what_is_put_in_is_understood(label, persian):
    typed = with_field("صلح", "label", label, persian=persian)
    assert parse(with_field(typed, "speaker", "وزیر امور خارجه", persian=persian)) == Query(
        terms=(Term(("صلح",)),), label=label, speaker="وزیر امور خارجه"
    )
