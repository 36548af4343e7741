"""The table of quotes says what the articles say, follows every act, and is read by index."""

from collections import Counter
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gofteh.app.dates import local_day
from gofteh.app.quote_book import LONGEST_WORDS, Asked, codes_below, entries_of, merged_counts
from gofteh.domain.document import ArticleTopic
from gofteh.domain.edits import (
    AddLink,
    AddSpan,
    AddSpeaker,
    AddTopic,
    ImportArticle,
    MergeSpeakers,
    RemoveSpan,
    SetSpeaker,
    Together,
    WithdrawArticle,
)
from gofteh.domain.links import ABOUT, CONTINUES, SAID_BY, Link
from gofteh.domain.records import quote_records
from gofteh.domain.registry import Speaker
from gofteh.domain.spans import SPEAKER, TOPIC, QuoteType
from gofteh.domain.state import State
from gofteh.storage.quotes import SqlQuoteBook, page_query
from tests.storage.helpers import AT, TEXT, article, opened, session_of, span
from tests.strategies import acts, projects

EVERYTHING = Asked()


@pytest.fixture
def store(tmp_path):
    with closing(opened(tmp_path / "p.gofteh", create=True)) as store:
        yield store


def taken_in(store, at_once: int = 3) -> SqlQuoteBook:
    book = SqlQuoteBook(store)
    while book.take_in(at_once):
        pass
    return book


def link(link_id: str, link_type: str, from_id: str, to_id: str) -> AddLink:
    return AddLink(
        Link(id=link_id, type=link_type, from_id=from_id, to_id=to_id, created_at=AT, updated_at=AT)
    )


def lines(book: SqlQuoteBook, asked: Asked = EVERYTHING):
    return [(line.article_id, line.head_id) for line in book.page(asked, 0, 100)]


def quoted(session, *, speaker: str | None = None) -> None:
    """Mark a quote of two parts, its speaker and a topic."""
    session.do(
        Together(
            (
                AddSpan(span("q-1", 12, 20, quote_type=QuoteType.DIRECT)),
                AddSpan(span("q-2", 44, 48)),
                link("l-1", CONTINUES, "q-2", "q-1"),
                AddSpan(span("s-1", 0, 6, SPEAKER, speaker_id=speaker)),
                link("l-2", SAID_BY, "q-2", "s-1"),
                AddSpan(span("t-1", 13, 16, TOPIC, topic_code="medtop:16000000")),
                link("l-3", ABOUT, "q-1", "t-1"),
            )
        )
    )


def test_a_quote_of_parts_is_one_line_with_who_says_it_and_what_about(store):
    session = session_of(store)
    session.do(AddSpeaker(Speaker(id="spk-1", name="لاوروف")))
    session.do(ImportArticle(article(title="عنوان")))
    quoted(session, speaker="spk-1")
    session.do(AddTopic(ArticleTopic(code="medtop:11000000", scheme="iptc", label="سیاست", created_at=AT)))
    book = taken_in(store)
    (line,) = book.page(EVERYTHING, 0, 10)
    assert (line.article_id, line.head_id, line.speaker_id) == ("art-1", "q-1", "spk-1")
    assert line.words == session.state.open_document.text[12:20]
    assert line.topic_codes == ("medtop:11000000", "medtop:16000000")
    assert (line.quote_type, line.title, line.publisher) == (QuoteType.DIRECT, "عنوان", "ایسنا")
    assert line.day == local_day(AT)
    assert book.by_speaker(EVERYTHING) == {"spk-1": 1}
    assert book.by_topic(EVERYTHING) == {"medtop:11000000": 1, "medtop:16000000": 1}
    assert book.by_day(EVERYTHING) == {local_day(AT): 1}


def test_the_table_follows_undo_merges_and_withdrawals(store):
    session = session_of(store)
    session.do(AddSpeaker(Speaker(id="spk-1", name="سرگئی لاوروف")))
    session.do(AddSpeaker(Speaker(id="spk-2", name="لاوروف")))
    session.do(ImportArticle(article()))
    quoted(session, speaker="spk-2")
    book = taken_in(store)
    session.do(MergeSpeakers("spk-2", "spk-1"))
    registry = store.registry()
    assert merged_counts(registry, taken_in(store).by_speaker(EVERYTHING)) == {"spk-1": 1}
    assert book.count(Asked(speaker_ids=entries_of(registry, "spk-1"))) == 1
    session.do(SetSpeaker("s-1", AT, None))
    assert taken_in(store).by_speaker(EVERYTHING) == {None: 1}
    assert book.count(Asked(speaker_ids=frozenset({None}))) == 1
    assert book.count(Asked(speaker_ids=frozenset({"spk-2"}))) == 0
    session.undo()
    assert taken_in(store).by_speaker(EVERYTHING) == {"spk-2": 1}
    session.do(RemoveSpan("q-1"))
    assert lines(taken_in(store)) == [("art-1", "q-2")]
    session.do(WithdrawArticle())
    assert lines(taken_in(store)) == []
    session.undo()
    assert lines(taken_in(store)) == [("art-1", "q-2")]
    assert store.check() == []


def test_days_and_topics_narrow_what_is_counted(store):
    session = session_of(store)
    for place, moment in enumerate(["2026-03-01T10:00:00Z", "2026-03-20T10:00:00Z", "2026-05-01T10:00:00Z"]):
        document = article(f"art-{place}", f"{place} {TEXT}")
        source = replace(document.article.source, published_at=moment)
        session.leave()
        session.do(ImportArticle(replace(document, article=replace(document.article, source=source))))
        quoted(session)
    book = taken_in(store)
    march = Asked(since="2026-03-05", until="2026-03-31")
    assert lines(book, march) == [("art-1", "q-1")]
    assert [article_id for article_id, _head in lines(book)] == ["art-2", "art-1", "art-0"]
    assert [line.article_id for line in book.page(EVERYTHING, 1, 1)] == ["art-1"]
    war = codes_below(store.registry(), ["medtop:16000000"])
    assert book.count(replace(march, topic_codes=war)) == 1
    assert book.count(replace(march, topic_codes=frozenset({"medtop:15000000"}))) == 0
    assert book.by_topic(march) == {"medtop:16000000": 1}
    assert book.by_day(replace(EVERYTHING, topic_codes=war)) == dict.fromkeys(
        ["2026-03-01", "2026-03-20", "2026-05-01"], 1
    )


def test_of_a_long_quote_the_beginning_is_shown(store):
    session = session_of(store)
    session.do(ImportArticle(article(text="«" + "ب" * 2 * LONGEST_WORDS + "»")))
    session.do(AddSpan(span("q-1", 0, LONGEST_WORDS + 1)))
    (line,) = taken_in(store).page(EVERYTHING, 0, 1)
    assert (len(line.words), line.is_cut) == (LONGEST_WORDS, True)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_the_table_says_what_the_articles_say_whatever_was_done(data, tmp_path_factory):
    documents, registry = data.draw(projects())
    folder = tmp_path_factory.mktemp("quotes")
    with closing(opened(folder / "p.gofteh", create=True)) as store:
        session = session_of(store)
        for speaker in registry.speakers.values():
            session.do(AddSpeaker(replace(speaker, merged_into=None)))
        for document in documents:
            session.leave()
            session.do(ImportArticle(document))
        taken_in(store, data.draw(st.integers(1, 5)))
        state = session.state
        edit = data.draw(acts(State(state.document, state.registry, state.scheme)))
        try:
            session.do(edit)
        except Exception:  # noqa: BLE001 - what other articles need may not go: nothing was done then
            assert session.state == state
        book = taken_in(store)
        there = list(store.documents())
        expected = {(each.id, record.id): record for each in there for record in quote_records(each)}
        assert Counter(lines(book)) == Counter(expected.keys())
        assert book.count(EVERYTHING) == len(expected)
        for line in book.page(EVERYTHING, 0, 100):
            record = expected[line.article_id, line.head_id]
            document = next(each for each in there if each.id == line.article_id)
            about = {each.topic_code for each in record.topics if each.topic_code}
            assert line.speaker_id == record.speaker_id
            assert set(line.topic_codes) == about | {topic.code for topic in document.topics}
            assert line.words == document.text_of(record.head)[:LONGEST_WORDS]


def plan(store, query) -> str:
    from sqlalchemy.dialects import sqlite

    words = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    with store.transaction():
        return "\n".join(row[3] for row in store.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}"))


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (EVERYTHING, "ix_quote_day"),
        (Asked(since="2026-01-01", until="2026-02-01"), "ix_quote_day (day>"),
        (Asked(speaker_ids=frozenset({"spk-1"})), "ix_quote_speaker_id_day (speaker_id="),
        (Asked(speaker_ids=frozenset({"spk-1"}), since="2026-01-01"), "ix_quote_speaker_id_day (speaker_id="),
        (Asked(topic_codes=frozenset({"a"})), "quote_topic"),
    ],
)
def test_a_page_is_read_by_index_and_never_sorts_all_quotes(store, asked, index):
    steps = plan(store, page_query(asked, 0, 50))
    chosen = steps.split("CO-ROUTINE", 1)[-1].split("MATERIALIZE", 1)[-1].split("SCAN anon", 1)[0]
    assert index in chosen, steps
    assert "SCAN article" not in steps
    assert "SCAN span" not in steps
    if asked.topic_codes is None:
        # Only the few quotes of one article are sorted.
        assert "TEMP B-TREE FOR RIGHT PART" in chosen, steps
        assert chosen.count("TEMP B-TREE") == 1


def test_a_project_that_is_only_read_is_looked_through_as_it_is(tmp_path, read_only_mount):
    path = tmp_path / "p.gofteh"
    with closing(opened(path, create=True)) as store:
        session = session_of(store)
        session.do(ImportArticle(article()))
        quoted(session)
        taken_in(store)
    with read_only_mount(tmp_path), closing(opened(path)) as store:
        assert store.read_only
        book = SqlQuoteBook(store)
        assert book.take_in(10) == 0
        assert book.count(EVERYTHING) == 1
