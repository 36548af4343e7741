"""Labelling over many articles is one step: done, taken back and done again, article by article."""

import pytest

from gofteh.app.history import History
from gofteh.app.labelling import (
    EVERYWHERE,
    by_article,
    do_again,
    is_everywhere,
    label_everywhere,
    lacking,
    take_back,
)
from gofteh.app.same import Pattern
from gofteh.app.search.find import search
from gofteh.app.search.query import parse
from gofteh.app.session import Editor, Session
from gofteh.domain.article import Article, Source, SourceKind
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import AddSpan, AddSpeaker, ImportArticle
from gofteh.domain.registry import Speaker
from gofteh.domain.spans import SPEAKER, TOPIC, Span
from tests.fakes import FixedClock, MemoryStore

AT = "2026-11-25T08:00:00Z"
TEXTS = {
    "art-1": "لاوروف گفت صلح. لاوروف رفت.",
    "art-2": "وانگ گفت لاوروف آمد.",
    "art-3": "برف بارید.",
}


@pytest.fixture
def session():
    session = Session(MemoryStore(), Editor(id="ann-1", name="دبیر"), clock=FixedClock())
    session.do(AddSpeaker(Speaker(id="spk-1", name="سرگئی لاوروف", aliases=("لاوروف",))))
    for article_id, text in TEXTS.items():
        source = Source(kind=SourceKind.PASTE, imported_at=AT)
        article = Article(id=article_id, text=text, source=source, created_at=AT)
        session.act(
            article_id,
            ImportArticle(AnnotatedArticle.of(article)),
            op_id=f"op-{article_id}",
            by="ann-1",
            at=AT,
            batch="import",
        )
    session.leave()
    return session


PATTERN = Pattern("لاوروف", SPEAKER, speaker_id="spk-1")


def found(session):
    return by_article(search(session.store, parse("لاوروف")))


def labelled(session):
    return {
        name: [(s.start, s.end, s.speaker_id) for s in session.store.load(name).in_reading_order()]
        for name in TEXTS
    }


def label(session, batch="b-1"):
    with session.batch():
        return list(label_everywhere(session, PATTERN, found(session), batch=batch))


def acts(outcomes):
    return {each.article_id: each.op_id for each in outcomes if each.op_id}


def test_every_article_gets_one_act_of_the_batch(session):
    outcomes = label(session)
    assert [(each.article_id, each.places) for each in outcomes] == [("art-1", 2), ("art-2", 1)]
    assert labelled(session) == {
        "art-1": [(0, 6, "spk-1"), (16, 22, "spk-1")],
        "art-2": [(9, 15, "spk-1")],
        "art-3": [],
    }
    assert session.store.batch("b-1") == acts(outcomes)
    line = History(session.store.history("art-1")).next_undo
    assert line is not None
    assert is_everywhere(line)
    assert (line.name, line.batch) == (EVERYWHERE, "b-1")
    # Taking back the last import is not about it.
    assert set(session.store.last_batch()) == set(TEXTS)


def test_what_has_the_label_is_left_as_it_is_and_counted(session):
    session.open("art-1")
    session.do(
        AddSpan(
            Span(id="s-1", start=0, end=6, label=SPEAKER, speaker_id="spk-1", created_at=AT, updated_at=AT)
        )
    )
    session.leave()
    assert lacking(session.store, PATTERN, found(session)["art-1"]) == {(16, 22)}
    outcomes = label(session)
    assert [(each.places, each.there) for each in outcomes] == [(1, 1), (1, 0)]
    assert [start for start, _end, _id in labelled(session)["art-1"]] == [0, 16]


def test_a_mention_of_nobody_gets_its_speaker(session):
    session.open("art-2")
    session.do(AddSpan(Span(id="s-1", start=9, end=15, label=SPEAKER, created_at=AT, updated_at=AT)))
    session.leave()
    label(session)
    assert labelled(session)["art-2"] == [(9, 15, "spk-1")]


def test_all_is_taken_back_and_done_again_as_one_step(session):
    before = labelled(session)
    done = label(session)
    after = labelled(session)
    with session.batch():
        back = list(take_back(session, acts(done), batch="b-2"))
    assert [each.places for each in back] == [2, 1]
    assert labelled(session) == before
    with session.batch():
        again = list(do_again(session, session.store.batch("b-1"), batch="b-3"))
    assert [each.is_kept for each in again] == [False, False]
    assert labelled(session) == after
    with session.batch():
        list(take_back(session, session.store.batch("b-3"), batch="b-4"))
    assert labelled(session) == before


def test_an_article_that_was_worked_on_since_is_kept(session):
    done = label(session)
    session.open("art-2")
    session.do(AddSpan(Span(id="s-9", start=0, end=4, label=TOPIC, created_at=AT, updated_at=AT)))
    session.leave()
    with session.batch():
        back = list(take_back(session, acts(done), batch="b-2"))
    assert [(each.article_id, each.is_kept) for each in back] == [("art-1", False), ("art-2", True)]
    assert labelled(session)["art-1"] == []
    assert len(labelled(session)["art-2"]) == 2


def test_stopping_keeps_what_was_done(session):
    with session.batch():
        first = next(label_everywhere(session, PATTERN, found(session), batch="b-1"))
    assert session.store.batch("b-1") == {"art-1": first.op_id}
    assert labelled(session)["art-2"] == []


def test_the_open_article_stays_open_and_shows_what_was_done(session):
    session.open("art-1")
    label(session)
    assert session.article_id == "art-1"
    assert len(session.state.open_document.spans) == 2
    assert is_everywhere(session.history.next_undo)


def test_an_article_that_is_gone_or_changed_is_passed_over(session):
    chosen = found(session)
    chosen["art-9"] = chosen.pop("art-2")
    outcomes = list(label_everywhere(session, PATTERN, chosen, batch="b-1"))
    assert [(each.article_id, each.op_id is None) for each in outcomes] == [("art-1", False), ("art-9", True)]
