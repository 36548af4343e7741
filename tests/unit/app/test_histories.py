"""Histories never mix: each article has its own, the project another, and what all share is guarded."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gofteh.app.history import History, is_import
from gofteh.app.session import Editor, Session
from gofteh.domain.article import Article, Source, SourceKind
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import (
    AddSpan,
    AddSpeaker,
    ChangeSpeaker,
    ImportArticle,
    MergeSpeakers,
    RemoveSpan,
    RequireChecks,
    SetNote,
    SplitSpeaker,
    Together,
)
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Speaker
from gofteh.domain.spans import TOPIC, Span
from tests.fakes import FixedClock, MemoryStore

AT = "2026-11-23T08:00:00Z"
ARTICLE = Article(
    id="art-a", text="لاوروف گفت", source=Source(kind=SourceKind.TXT, imported_at=AT), created_at=AT
)
LAVROV = Speaker(id="l", name="لاوروف")


def mark(span_id: str) -> AddSpan:
    return AddSpan(Span(id=span_id, start=0, end=1, label=TOPIC, created_at=AT, updated_at=AT))


def at_work(store: MemoryStore, name: str = "ann-1") -> Session:
    return Session(store, Editor(id=name, name=name), clock=FixedClock())


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    session = at_work(store)
    for name in ("art-a", "art-b"):
        session.leave()
        session.do(ImportArticle(AnnotatedArticle.of(replace(ARTICLE, id=name))))
    return store


def acts(session: Session) -> list[str]:
    return [line.name for line in session.history.done if not is_import(line)]


class _Model:
    """What each article should look like, kept by hand."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.undone: list[str] = []

    def do(self, span_id: str) -> None:
        self.done.append(span_id)
        self.undone.clear()

    def undo(self) -> None:
        if self.done:
            self.undone.append(self.done.pop())

    def redo(self) -> None:
        if self.undone:
            self.done.append(self.undone.pop())


STEPS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["do", "do", "undo", "redo"])), max_size=30)


@pytest.mark.parametrize("windows", [1, 2], ids=["one window", "two windows"])
@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_whatever_is_done_undone_and_redone_in_one_article_leaves_the_other_alone(windows, steps):
    store = MemoryStore()
    first = at_work(store)
    for name in ("art-a", "art-b"):
        first.leave()
        first.do(ImportArticle(AnnotatedArticle.of(replace(ARTICLE, id=name))))
    sessions = [first, *(at_work(store, f"ann-{n}") for n in range(2, windows + 1))]
    models = {"a": _Model(), "b": _Model()}
    if windows == 2:
        sessions[0].open("art-a")
        sessions[1].open("art-b")
    for number, (place, what) in enumerate(steps):
        session = sessions["ab".index(place) % windows]
        other = f"art-{'b' if place == 'a' else 'a'}"
        beside = store.load(other)
        if session.article_id != f"art-{place}":
            session.open(f"art-{place}")
        model = models[place]
        if what == "do":
            session.do(mark(f"s-{number}"))
            model.do(f"s-{number}")
        elif what == "undo" and acts(session):
            session.undo()
            model.undo()
        elif what == "redo":
            session.redo()
            model.redo()
        document = store.load(f"art-{place}")
        assert document is not None
        assert list(document.spans) == model.done
        assert store.load(other) is beside
    for place, model in models.items():
        lines = History(store.history(f"art-{place}"))
        assert len(lines.done) == len(model.done) + 1
        assert len(lines.undone) == len(model.undone)


def test_acts_on_the_project_are_in_no_article_and_undone_by_themselves(store):
    session = at_work(store)
    session.open("art-a")
    session.do(mark("s-1"))
    document, before = session.state.document, acts(session)
    with session.on_project():
        session.do(RequireChecks(("half_word",)))
        session.do(RequireChecks(()))
    assert session.state.document is document
    assert acts(session) == before
    assert len(session.project_history().done) == 2
    with session.on_project():
        session.undo()
    assert session.state.scheme.required_checks == ("half_word",)
    assert acts(session) == before
    session.undo()
    assert session.state.scheme.required_checks == ("half_word",)


def test_a_failed_act_on_the_project_leaves_the_open_article_open(store):
    session = at_work(store)
    session.open("art-a")
    state = session.state
    with pytest.raises(Problem), session.on_project():
        session.do(mark("s-1"))
    assert session.state == state
    assert session.article_id == "art-a"
    session.do(mark("s-1"))
    assert acts(session) == ["Mark"]


class TestSpeakersThatAllShare:
    """An act on a speaker belongs to the article that was open; it is undone only if it still stands."""

    @pytest.fixture
    def session(self, store) -> Session:
        session = at_work(store)
        session.open("art-a")
        session.do(AddSpeaker(LAVROV))
        session.do(AddSpeaker(Speaker(id="m", name="سخنگو")))
        return session

    def test_a_later_change_from_another_article_is_never_taken_back_along(self, session):
        session.do(ChangeSpeaker(replace(LAVROV, role="وزیر")))
        session.open("art-b")
        session.do(ChangeSpeaker(replace(LAVROV, role="وزیر خارجه")))
        session.open("art-a")
        state = session.state
        with pytest.raises(Problem, match="changed since"):
            session.undo()
        assert session.state is state
        assert session.state.registry.speaker("l").role == "وزیر خارجه"
        session.open("art-b")
        session.undo()
        session.open("art-a")
        session.undo()
        assert session.state.registry.speaker("l") == LAVROV

    def test_what_was_undone_is_not_done_again_over_a_later_change(self, session):
        session.do(ChangeSpeaker(replace(LAVROV, role="وزیر")))
        session.undo()
        session.open("art-b")
        session.do(ChangeSpeaker(replace(LAVROV, note="بازنشسته")))
        session.open("art-a")
        with pytest.raises(Problem, match="changed since"):
            session.redo()
        assert session.state.registry.speaker("l").note == "بازنشسته"

    def test_a_merge_is_taken_back_only_while_it_stands(self, session):
        session.do(MergeSpeakers("m", "l"))
        session.open("art-b")
        session.do(SplitSpeaker("m"))
        session.open("art-a")
        with pytest.raises(Problem):
            session.undo()
        session.open("art-b")
        session.undo()
        session.open("art-a")
        session.undo()
        assert session.state.registry.speaker("m").merged_into is None

    def test_a_note_on_a_merged_speaker_does_not_hold_up_the_split(self, session):
        session.do(Together((ChangeSpeaker(replace(LAVROV, role="وزیر")), MergeSpeakers("m", "l"))))
        session.undo()
        assert session.state.registry.speaker("l") == LAVROV
        session.redo()
        assert session.state.registry.resolve("m").role == "وزیر"


def test_jumps_of_many_acts_are_one_transaction(store):
    from gofteh.app.desk import Desk

    session = at_work(store)
    desk = Desk(session)
    desk.open("art-a")
    for number in range(5):
        session.do(mark(f"s-{number}"))
    heard: list[object] = []
    session.changes.listen(heard.append)
    desk.jump(-3)
    assert len(heard) == 1
    assert list(session.state.open_document.spans) == ["s-0", "s-1"]
    desk.jump(2)
    assert list(session.state.open_document.spans) == ["s-0", "s-1", "s-2", "s-3"]
    store.failure = Problem("full")
    with pytest.raises(Problem, match="full"):
        desk.jump(-4)
    assert list(session.state.open_document.spans) == ["s-0", "s-1", "s-2", "s-3"]
    assert list(store.load("art-a").spans) == ["s-0", "s-1", "s-2", "s-3"]


def test_the_desk_stops_where_the_article_came(store):
    from gofteh.app.desk import Desk

    session = at_work(store)
    desk = Desk(session)
    desk.open("art-a")
    assert desk.undo() is None
    desk.session.do(Together((mark("s-1"), RemoveSpan("s-1"), mark("s-2"), SetNote("s-2", AT, "نه"))))
    assert desk.undo() is not None
    assert desk.undo() is None
    assert not session.state.open_document.withdrawn
