"""What every Store keeps, in memory or in a file."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from gofteh.app.decisions import Decisions, by_rule, decisions_of
from gofteh.app.history import History
from gofteh.domain.article import Status, text_sha256
from gofteh.domain.document import Annotator, ArticleTopic
from gofteh.domain.edits import (
    AddLink,
    AddSpan,
    AddSpeaker,
    AddTopic,
    AllowMerging,
    ChangeCues,
    ChangeSpeaker,
    ChangeTopic,
    CorrectText,
    HeedFinding,
    IgnoreFinding,
    ImportArticle,
    KeepApart,
    ListTopic,
    MergeSpeakers,
    MoveEdge,
    ReconsiderSuggestion,
    RefuseSuggestion,
    Relabel,
    RemoveSpan,
    RemoveSpeaker,
    RequireChecks,
    SetNote,
    SetSpeaker,
    SetStatus,
    SplitSpeaker,
    Together,
    UnlistTopic,
)
from gofteh.domain.errors import Problem
from gofteh.domain.links import CONTINUES, SAID_BY, Link
from gofteh.domain.refusals import Refusal
from gofteh.domain.registry import AliasKind, Role, Speaker, Topic
from gofteh.domain.scheme import Label
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Provenance, QuoteType
from gofteh.domain.state import State
from gofteh.domain.topics import MEDIA_TOPICS
from tests.fakes import MemoryStore
from tests.storage.helpers import AT, TEXT, article, opened, session_of, span

LAVROV = Speaker(
    id="spk-1", name="سرگئی لاوروف", aliases=("لاوروف", "Lavrov"), role="وزیر", wikidata="Q58217"
)
LINK = Link(id="l-1", type=SAID_BY, from_id="s-1", to_id="s-2", created_at=AT, updated_at=AT, note="ن\u200cه")


@pytest.fixture(params=["memory", "file"])
def store(request, tmp_path) -> Iterator:
    made = MemoryStore() if request.param == "memory" else opened(tmp_path / "p.gofteh", create=True)
    yield made
    made.close()


@pytest.fixture
def session(store):
    made = session_of(store)
    made.do(ImportArticle(article(title="عنوان\u2029دو")))
    return made


def test_an_empty_project_has_the_built_in_labels_and_topics(store):
    assert [label.name for label in store.scheme().labels] == ["quote", "speaker", "topic", "cue"]
    assert tuple(store.registry().topics.values()) == MEDIA_TOPICS
    assert not store.registry().speakers
    assert not store.summaries()
    assert store.load("art-1") is None
    assert not list(store.documents())
    assert not store.history(None)
    assert not store.people()
    assert not store.check()


def test_everything_written_on_an_article_is_loaded_again(session, store):
    quote = span(
        "s-1",
        12,
        40,
        quote_type=QuoteType.MIXED,
        annotator="ann-2",
        provenance=Provenance.SUGGESTED_EDITED,
        suggested_by="rules 1.0",
        note="یادداشت\n\u2028👍",
    )
    mention = span("s-2", 0, 6, SPEAKER, speaker_id="spk-1")
    topic = ArticleTopic(code="medtop:16000000", scheme="iptc", label="جنگ", created_at=AT, annotator="ann-1")
    person = Annotator(id="ann-1", name="دبیر", status=Status.DONE, updated_at=AT)
    session.do(
        Together(
            (
                AddSpeaker(LAVROV),
                AddSpan(quote),
                AddSpan(mention),
                AddSpan(span("s-3", 12, 18, TOPIC, topic_code="جنگ")),
                AddLink(LINK),
                AddTopic(topic),
                SetStatus(Status.DONE, person),
            )
        )
    )
    there = store.load("art-1")
    assert there == session.state.document
    assert there.updated_at == session.state.document.updated_at
    assert dict(there.spans) == {
        "s-1": quote,
        "s-2": mention,
        "s-3": span("s-3", 12, 18, TOPIC, topic_code="جنگ"),
    }
    assert dict(there.links) == {"l-1": LINK}
    assert there.topics == (topic,)
    assert there.annotators == (person,)
    assert there.text == TEXT
    assert store.registry().speakers == {"spk-1": LAVROV}
    assert store.registry() == session.state.registry


def test_what_is_removed_is_gone_and_can_come_back_under_its_id(session, store):
    session.do(Together((AddSpan(span("s-1")), AddSpan(span("s-2", 1, 3, SPEAKER)), AddLink(LINK))))
    session.do(RemoveSpan("s-1"))
    assert set(store.load("art-1").spans) == {"s-2"}
    assert not store.load("art-1").links
    session.do(AddSpan(span("s-1", 2, 9)))
    assert store.load("art-1").spans["s-1"] == span("s-1", 2, 9)
    assert not store.load("art-1").links


def test_the_queue_says_what_changed(session, store):
    (line,) = store.summaries()
    assert (line.title, line.opening, line.length) == ("عنوان\u2029دو", TEXT[:120], len(TEXT))
    assert (line.publisher, line.published_at) == ("ایسنا", AT)
    assert (line.status, line.quotes, line.updated_at) == (Status.NEW, 0, AT)
    session.do(Together((AddSpan(span("s-1")), SetStatus(Status.DONE))))
    (line,) = store.summaries(Status.DONE)
    assert line.quotes == 1
    assert line.updated_at == session.state.document.updated_at > AT
    assert not store.summaries(Status.NEW)
    session.do(Relabel("s-1", AT, TOPIC))
    assert store.summaries()[0].quotes == 0


def test_articles_come_in_order_of_import(session, store):
    for name in ("art-9", "art-2", "art-5"):
        session.leave()
        session.do(ImportArticle(article(name, text=f"متن {name}")))
    order = ["art-1", "art-9", "art-2", "art-5"]
    assert [line.id for line in store.summaries()] == order
    assert [document.id for document in store.documents()] == order
    assert [document.id for document in store.documents(ids=["art-5", "art-9", "gone"])] == ["art-9", "art-5"]
    assert not list(store.documents(Status.DONE))


def test_acts_are_free_between_two_documents(session, store):
    session.leave()
    session.do(ImportArticle(article("art-2", text="دو")))
    seen = []
    for document in store.documents():
        seen.append(document.id)
        session.open(document.id)
        session.do(AddSpan(span(f"s-{document.id}", 0, 1)))
    assert seen == ["art-1", "art-2"]
    assert all(len(document.spans) == 1 for document in store.documents())


def test_a_withdrawn_article_is_hidden_kept_and_comes_back(session, store):
    session.do(AddSpan(span("s-1")))
    session.undo()
    session.undo()
    assert not store.summaries()
    assert not list(store.documents())
    assert store.article_with_text(text_sha256(TEXT)) is None
    assert store.load("art-1").withdrawn
    assert store.load("art-1").text == TEXT
    session.redo()
    session.redo()
    assert store.article_with_text(text_sha256(TEXT)) == "art-1"
    assert set(store.load("art-1").spans) == {"s-1"}
    assert not store.check()


def test_an_import_within_several_changes_is_undone_and_redone(session, store):
    session.leave()
    document = article("art-2", text="یک\u2028دو\U0001f600\r\n\u0085سه")
    session.do(Together((ImportArticle(document, (LAVROV,)), AddSpan(span("s-1", 2, 5, speaker_id="spk-1")))))
    assert store.load("art-2") == session.state.document
    session.undo()
    assert store.load("art-2").withdrawn
    session.redo()
    assert store.load("art-2") == session.state.document
    assert store.load("art-2").text == document.text
    assert not store.check()


def test_an_event_comes_back_as_it_was(session, store):
    event = session.do(Together((AddSpan(span("s-1"), TEXT[0:6]), SetNote("s-1", AT, "یادداشت")), "نشان"))
    assert store.event(event.op_id) == event
    (imported, _) = store.history("art-1")
    assert store.event(imported.op_id).edit.document == article(title="عنوان\u2029دو")
    with pytest.raises(Problem, match="no act"):
        store.event("missing")


def test_the_history_outlives_the_session(session, store):
    for number in range(4):
        session.do(AddSpan(span(f"s-{number}")))
    session.undo()
    session.undo()
    session.redo()
    there = History(store.history("art-1"))
    assert (there.done, there.undone) == (session.history.done, session.history.undone)
    assert len(there.done) == 4
    assert all(store.was_done(line.op_id) for line in there.done)
    assert not store.was_done("missing")


def test_acts_on_the_project_have_a_history_of_their_own(session, store):
    session.leave()
    session.do(AddSpeaker(LAVROV))
    assert [line.name for line in store.history(None)] == ["Add speaker"]
    assert len(store.history("art-1")) == 1


def test_what_is_ignored_and_what_done_needs_are_kept(session, store):
    session.do(IgnoreFinding("half_word.1"))
    session.do(IgnoreFinding("no_speaker.2"))
    session.do(HeedFinding("half_word.1"))
    with session.on_project():
        session.do(RequireChecks(("no_speaker", "half_word")))
        session.do(ChangeCues(("نجوا کرد", "غرید")))
    loaded = store.load("art-1")
    assert loaded is not None
    assert loaded == session.state.document
    assert loaded.ignored == {"no_speaker.2"}
    assert store.scheme().required_checks == ("no_speaker", "half_word")
    assert store.scheme().cues == ("نجوا کرد", "غرید")
    names = [line.name for line in store.history(None)]
    assert names == ["Change what done needs", "Change the verbs of saying"]
    assert not store.check()
    session.undo()
    with session.on_project():
        session.undo()
        session.undo()
    assert store.scheme().cues == ()
    assert store.load("art-1").ignored == {"half_word.1", "no_speaker.2"}
    assert store.scheme().required_checks == ()
    assert not store.check()


def test_what_is_refused_is_kept_and_counted(session, store):
    one = Refusal(text_sha256="0" * 64, start=0, end=4, suggested_by="rule:bare/1.0")
    other = replace(one, start=1, suggested_by="rule:cue-colon/1.0")
    for refusal in (one, other):
        session.do(RefuseSuggestion(refusal))
    session.do(ReconsiderSuggestion(one))
    assert store.load("art-1").refused == {other}
    assert store.load("art-1") == session.state.document
    assert by_rule(store.decisions()) == {"cue-colon": Decisions(refused=1)}
    assert not store.decisions("art-1")
    assert not store.check()
    session.undo()
    assert store.load("art-1").refused == {one, other}


def test_accepted_quotes_are_counted_once_for_all_their_parts(session, store):
    said = {"provenance": Provenance.SUGGESTED_ACCEPTED, "suggested_by": "rule:split/1.0"}
    for number in (7, 8, 9):
        session.do(AddSpan(span(f"s-{number}", 3 * number, 3 * number + 2, **said)))
    session.do(AddLink(replace(LINK, id="l-9", type=CONTINUES, from_id="s-8", to_id="s-7", note=None)))
    session.do(MoveEdge("s-9", session.clock(), end=28))
    counted = {"split": Decisions(accepted=1, edited=1)}
    assert by_rule(store.decisions()) == counted
    assert by_rule(decisions_of(store.load("art-1"))) == counted
    session.do(RemoveSpan("s-9"))
    assert by_rule(store.decisions()) == {"split": Decisions(accepted=1)}
    session.undo()
    assert by_rule(store.decisions()) == counted


def test_speakers_are_changed_merged_split_and_removed(session, store):
    other = Speaker(id="spk-2", name="س. لاوروف")
    session.do(Together((AddSpeaker(LAVROV), AddSpeaker(other))))
    session.do(MergeSpeakers("spk-2", "spk-1"))
    assert store.registry().resolve("spk-2") == LAVROV
    session.do(SplitSpeaker("spk-2"))
    session.do(ChangeSpeaker(Speaker(id="spk-2", name="لاوروا", note="خواننده")))
    assert store.registry().speaker("spk-2").note == "خواننده"
    session.do(RemoveSpeaker("spk-2"))
    assert set(store.registry().speakers) == {"spk-1"}
    session.undo()
    assert store.registry() == session.state.registry
    assert not store.check()


def test_a_speaker_of_another_article_stays(session, store):
    session.do(Together((AddSpeaker(LAVROV), AddSpan(span("s-1", label=SPEAKER, speaker_id="spk-1")))))
    session.leave()
    session.do(ImportArticle(article("art-2", text="متن دیگر")))
    before = session.state
    with pytest.raises(Problem, match="other articles"):
        session.do(RemoveSpeaker("spk-1"))
    assert session.state is before
    assert store.registry().speakers == {"spk-1": LAVROV}
    session.open("art-1")
    session.do(SetSpeaker("s-1", AT, None))
    session.open("art-2")
    session.do(RemoveSpeaker("spk-1"))
    assert not store.registry().speakers
    assert not store.check()


def test_labels_of_an_import_join_the_scheme(session, store):
    session.leave()
    session.do(ImportArticle(article("art-2").adding_span(span("s-1", label="irony"))))
    assert store.scheme().labels[-1] == Label("irony")
    assert store.scheme() == session.state.scheme


def test_people_are_called_as_they_last_said(store):
    session_of(store)
    store.remember_person("ann-2", "همکار")
    store.remember_person("ann-2", "سردبیر")
    store.remember_person("ann-2", "سردبیر")
    assert store.people() == {"ann-1": "دبیر", "ann-2": "سردبیر"}


def test_what_is_shared_is_what_the_store_holds_whoever_changed_it(session, store):
    def as_read():
        return State(None, store.registry(), store.scheme())

    assert store.shared() == as_read()
    session.do(AddSpeaker(LAVROV))
    assert store.shared() == as_read()
    session_of(store).do(RequireChecks(("no_speaker",)))
    assert store.shared() == as_read()
    assert store.shared().scheme.required_checks == ("no_speaker",)
    assert store.shared().registry.speakers == {"spk-1": LAVROV}

    def fail() -> None:
        with session.batch():
            session.do(RemoveSpeaker("spk-1"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert store.shared() == as_read()
    assert store.shared().registry.speakers == {"spk-1": LAVROV}


def test_a_transaction_that_fails_leaves_nothing(session, store):
    def fail() -> None:
        with session.batch():
            session.do(AddSpan(span("s-1")))
            session.leave()
            session.do(ImportArticle(article("art-2", text="دو"), (LAVROV,)))
            assert store.load("art-2") is not None
            raise ZeroDivisionError

    before = session.state
    with pytest.raises(ZeroDivisionError):
        fail()
    assert session.state is before
    assert [line.name for line in session.history.done] == ["Import"]
    assert not store.load("art-1").spans
    assert store.load("art-2") is None
    assert not store.registry().speakers
    assert len(store.history("art-1")) == 1
    session.do(AddSpan(span("s-1")))
    assert not store.check()


def test_a_transaction_keeps_all_of_it(session, store):
    with session.batch():
        for number in range(3):
            session.act(
                "art-1", AddSpan(span(f"s-{number}")), op_id=f"op-{number}", by="ann-2", at=AT, batch="b"
            )
    assert set(store.load("art-1").spans) == {"s-0", "s-1", "s-2"}
    assert store.event("op-2").batch == "b"
    assert store.batch("b") == {"art-1": "op-2"}
    assert [line.batch for line in store.history("art-1")[-3:]] == ["b"] * 3
    # Only what brings articles in or takes them out is what taking back an import is about.
    assert "op-2" not in store.last_batch().values()
    assert session.act("art-1", AddSpan(span("s-9")), op_id="op-2", by="ann-2", at=AT) is None
    assert "s-9" not in store.load("art-1").spans
    assert not store.check()


def test_a_rule_that_forbids_one_act_spares_the_rest_of_the_transaction(session, store):
    with session.batch():
        session.do(AddSpan(span("s-1")))
        with pytest.raises(Problem, match="already taken"):
            session.do(AddSpan(span("s-1")))
        session.do(AddSpan(span("s-2", label=QUOTE)))
    assert set(store.load("art-1").spans) == {"s-1", "s-2"}


def test_a_corrected_text_is_kept_with_its_earlier_versions(session, store):
    first = session.state.open_document
    session.do(AddSpan(span("s-1", 0, 6)))
    before = session.state.open_document
    session.do(CorrectText("نو: " + TEXT, ("correct-by-hand",), (("s-1", 4, 10),)))
    after = store.load("art-1")
    assert after == session.state.document
    assert after.text == "نو: " + TEXT
    assert after.text_of(after.spans["s-1"]) == TEXT[:6]
    assert store.article_with_text(first.article.sha256) == "art-1"
    assert store.article_with_text(after.article.sha256) == "art-1"
    (line,) = store.summaries()
    assert (line.length, line.opening) == (len(after.text), after.text[:120])
    assert not store.check()
    session.undo()
    assert store.load("art-1") == before
    session.redo()
    session.undo()
    session.undo()
    assert store.load("art-1") == first
    assert not store.check()


def test_texts_that_share_hashes_are_found_most_alike_first(session, store):
    session.leave()
    session.do(ImportArticle(article("art-2", "متنی دیگر")))
    store.remember_sketch("art-1", [1, 2, 3, 4])
    store.remember_sketch("art-2", [3, 4, 5, 6])
    assert list(store.articles_like([1, 2, 3, 9], 3)) == ["art-1"]
    assert list(store.articles_like([2, 3, 4, 5], 2)) == ["art-1", "art-2"]
    assert list(store.articles_like([], 0)) == []
    assert list(store.articles_like([77], 1)) == []


def test_a_speaker_comes_back_with_its_names_by_kind_and_roles_with_their_days(store):
    session = session_of(store)
    whole = replace(
        LAVROV,
        alias_kinds=(("لاوروف", AliasKind.SURNAME),),
        roles=(Role("نماینده", "1994", "2004-03"), Role("وزیر", "2004-03-09")),
    )
    session.do(AddSpeaker(LAVROV))
    session.do(ChangeSpeaker(whole))
    assert store.registry().speaker("spk-1") == whole
    session.undo()
    assert store.registry().speaker("spk-1") == LAVROV
    assert store.check() == []


def test_who_is_kept_apart_stays_so(store):
    session = session_of(store)
    for speaker in (LAVROV, replace(LAVROV, id="spk-2")):
        session.do(AddSpeaker(speaker))
    session.do(KeepApart("spk-2", "spk-1"))
    assert store.registry().apart == {("spk-1", "spk-2")}
    session.do(AllowMerging("spk-1", "spk-2"))
    assert store.registry().apart == frozenset()
    session.undo()
    assert store.registry() == session.state.registry
    assert store.registry().apart == {("spk-1", "spk-2")}
    assert store.check() == []


def test_topics_come_back_as_they_were_left(store):
    session = session_of(store)
    own = Topic("top-1", "desk", "آتش‌بس", "medtop:16000000", key=3)
    session.do(ListTopic(own))
    session.do(ListTopic(Topic("top-2", "desk", "اسیران", "top-1")))
    session.do(ChangeTopic(replace(own, label="صلح", is_retired=True, key=None)))
    assert store.registry().topics == session.state.registry.topics
    assert store.registry().topic("top-1").is_retired
    with pytest.raises(Problem, match="move them first"):
        session.do(UnlistTopic("top-1"))
    session.do(UnlistTopic("top-2"))
    assert "top-2" not in store.registry().topics
    session.undo()
    assert store.registry().topics == session.state.registry.topics
    assert store.check() == []


@pytest.mark.parametrize("on_mark", [True, False])
def test_a_topic_that_another_article_carries_stays(store, on_mark):
    session = session_of(store)
    session.do(ListTopic(Topic("top-1", "desk", "آتش‌بس")))
    session.do(ImportArticle(article()))
    if on_mark:
        session.do(AddSpan(span("s-1", label=TOPIC, topic_code="top-1")))
    else:
        session.do(AddTopic(ArticleTopic(code="top-1", scheme="desk", label="آتش‌بس", created_at=AT)))
    session.leave()
    with pytest.raises(Problem, match="topic of other articles"):
        session.do(UnlistTopic("top-1"))
    assert "top-1" in store.registry().topics
