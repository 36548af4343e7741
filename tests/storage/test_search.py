"""The search index only saves time: what is found is the same with and without it."""

import shutil
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gofteh.app.ids import new_id
from gofteh.app.search.find import search
from gofteh.app.search.query import parse
from gofteh.domain.article import Status
from gofteh.domain.edits import (
    AddLink,
    AddSpan,
    AddSpeaker,
    ImportArticle,
    RemoveSpan,
    SetStatus,
)
from gofteh.domain.links import ABOUT, SAID_BY, Link
from gofteh.domain.registry import Speaker
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType
from gofteh.storage import search as index
from tests.storage.helpers import AT, article, opened, session_of, span
from tests.strategies import texts

LAVROV = "لاوروف گفت: «آتش‌بس راهی به جایی نمی‌برد.» او از صلح سخن گفت."
WANG = "وانگ یی گفت که صلح در راه است و رسانههای چین نوشتند."
STORIES = {"art-1": LAVROV, "art-2": WANG, "art-3": "خبری بی‌نقل دربارهٔ هوا."}


def at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def link(link_id: str, link_type: str, from_id: str, to_id: str) -> Link:
    return Link(id=link_id, type=link_type, from_id=from_id, to_id=to_id, created_at=AT, updated_at=AT)


@pytest.fixture
def store(tmp_path):
    store = opened(tmp_path / "p.gofteh", create=True)
    session = session_of(store)
    session.do(AddSpeaker(Speaker(id="spk-1", name="سرگئی لاوروف")))
    for article_id, text in STORIES.items():
        title = "هوای امروز" if article_id == "art-3" else None
        session.do(ImportArticle(article(article_id, text, title=title)))
        session.leave()
    session.open("art-1")
    session.do(
        AddSpan(span("s-1", *at(LAVROV, "«آتش‌بس راهی به جایی نمی‌برد.»"), QUOTE, quote_type=QuoteType.DIRECT))
    )
    session.do(AddSpan(span("s-2", *at(LAVROV, "لاوروف"), SPEAKER, speaker_id="spk-1")))
    session.do(AddSpan(span("s-3", *at(LAVROV, "آتش‌بس"), TOPIC)))
    session.do(
        AddLink(Link(id="l-1", type=SAID_BY, from_id="s-1", to_id="s-2", created_at=AT, updated_at=AT))
    )
    session.do(AddLink(link("l-2", ABOUT, "s-1", "s-3")))
    session.do(SetStatus(Status.DONE))
    session.open("art-2")
    session.do(AddSpan(span("s-1", *at(WANG, "صلح در راه است"), QUOTE, quote_type=QuoteType.INDIRECT)))
    session.do(AddSpan(span("s-2", *at(WANG, "وانگ یی"), SPEAKER)))
    session.do(
        AddLink(Link(id="l-1", type=SAID_BY, from_id="s-1", to_id="s-2", created_at=AT, updated_at=AT))
    )
    session.leave()
    with closing(store):
        yield store


def found(store, typed: str, *, typing: bool = False) -> list[tuple[str, str]]:
    return [(hit.article_id, hit.words) for hit in search(store, parse(typed, typing=typing))]


def fill(store) -> None:
    while store.index_for_search(2):
        pass


@pytest.mark.parametrize("filled", [False, True], ids=["waiting", "indexed"])
@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("صلح", [("art-1", "صلح"), ("art-2", "صلح")]),
        ("رسانه‌های", [("art-2", "رسانههای")]),
        (
            "صلح گفت",
            [("art-1", "گفت"), ("art-1", "صلح"), ("art-1", "گفت"), ("art-2", "گفت"), ("art-2", "صلح")],
        ),
        ("صلح -لاوروف", [("art-2", "صلح")]),
        ("«به جایی»", [("art-1", "به جایی")]),
        ("«جایی به»", []),
        ("هوا", [("art-3", "هوا")]),
        ("امروز", [("art-3", "")]),
        ("گوینده:لاوروف", [("art-1", "«آتش‌بس راهی به جایی نمی‌برد.»")]),
        ("گوینده:سرگئی موضوع:آتشبس", [("art-1", "«آتش‌بس راهی به جایی نمی‌برد.»")]),
        ("گوینده:سرگئی موضوع:صلح", []),
        ("speaker:وانگ", [("art-2", "صلح در راه است")]),
        ("label:quote صلح", [("art-2", "صلح")]),
        ("گوینده:لاوروف «راهی به»", [("art-1", "راهی به")]),
        ("گوینده:لاوروف سخن", []),
        ("label:speaker", [("art-1", "لاوروف"), ("art-2", "وانگ یی")]),
        ("نوع:مستقیم", [("art-1", "«آتش‌بس راهی به جایی نمی‌برد.»")]),
        ("وضعیت:تمام گفت", [("art-1", "گفت"), ("art-1", "گفت")]),
        ("منبع:ایسنا صلح", [("art-1", "صلح"), ("art-2", "صلح")]),
        ("منبع:مهر صلح", []),
        ("هیچ‌جا", []),
        ('" OR "', []),
    ],
)
def test_what_is_found(store, typed, hits, filled):
    if filled:
        fill(store)
    assert found(store, typed) == hits


def test_offsets_are_code_points_of_the_text(store):
    fill(store)
    for hit in search(store, parse("صلح")):
        text = STORIES[hit.article_id]
        assert text[hit.start : hit.end] == hit.words
        assert text[: hit.start].endswith(hit.before)
        assert text[hit.end :].startswith(hit.after)


def test_the_word_being_typed_finds_at_once(store):
    fill(store)
    assert found(store, "لاو", typing=True) == [("art-1", "لاوروف")]


def test_an_article_that_comes_in_later_is_found_before_it_is_indexed(store):
    fill(store)
    session = session_of(store)
    session.do(ImportArticle(article("art-4", "صلح دیگر")))
    assert [hit for hit, _ in found(store, "صلح")] == ["art-1", "art-2", "art-4"]
    assert store.index_for_search(10) == 0
    assert [hit for hit, _ in found(store, "صلح")] == ["art-1", "art-2", "art-4"]
    session.undo()
    assert [hit for hit, _ in found(store, "صلح")] == ["art-1", "art-2"]


def test_an_act_between_two_hits_does_no_harm(store, monkeypatch):
    monkeypatch.setattr(index, "PAGE", 1)
    fill(store)
    hits = search(store, parse("گفت"))
    assert next(hits).article_id == "art-1"
    session = session_of(store)
    session.open("art-1")
    session.do(RemoveSpan("s-3"))
    assert [hit.article_id for hit in hits] == ["art-1", "art-2"]


def test_a_project_that_cannot_be_written_is_searched_all_the_same(store, tmp_path, read_only_mount):
    store.close()
    copy = tmp_path / "copy.gofteh"
    shutil.copy(tmp_path / "p.gofteh", copy)
    with read_only_mount(copy), closing(opened(copy)) as still:
        assert still.read_only
        assert still.index_for_search(5) == 0
        assert found(still, "صلح") == [("art-1", "صلح"), ("art-2", "صلح")]


def test_the_index_is_no_part_of_what_the_check_compares(store):
    fill(store)
    assert store.check() == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(stories=st.lists(texts.filter(str.strip), min_size=1, max_size=3), asked=texts)
def test_the_index_changes_nothing(store, stories, asked):
    session = session_of(store)
    for text in stories:
        session.do(ImportArticle(article(new_id("art"), text)))
        session.leave()
    queries = [f'"{typed}"' for typed in (asked, stories[0][:6], stories[-1][-6:])]
    before = [found(store, query) for query in queries]
    fill(store)
    assert [found(store, query) for query in queries] == before
