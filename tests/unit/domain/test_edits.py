"""Every Edit can be taken back, and no sequence of them breaks a rule."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gofteh.domain.article import Article, Source, SourceKind
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import (
    AddLink,
    AddSpan,
    AddSpeaker,
    ChangeSpeaker,
    ImportArticle,
    MergeSpeakers,
    MoveEdge,
    Relabel,
    RemoveSpan,
    RemoveSpeaker,
    RestoreArticle,
    SetNote,
    SetSpeaker,
    SplitSpeaker,
    Together,
    WithdrawArticle,
)
from gofteh.domain.edits.together import name_of, together
from gofteh.domain.errors import Problem
from gofteh.domain.links import ABOUT, CONTINUES, SAID_BY, Link
from gofteh.domain.registry import Registry, Speaker
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Provenance, QuoteType, Span
from gofteh.domain.state import State
from tests.strategies import acts, any_edits, documents, edits, speakers, states
from tests.unit.domain.rules import broken_rules

AT = "2026-11-23T08:00:00Z"
LATER = "2026-11-23T09:00:00Z"


def span(span_id: str, start: int, end: int, label: str = QUOTE, **more) -> Span:
    return Span(id=span_id, start=start, end=end, label=label, created_at=AT, updated_at=AT, **more)


def link(link_id: str, link_type: str, from_id: str, to_id: str) -> Link:
    return Link(id=link_id, type=link_type, from_id=from_id, to_id=to_id, created_at=AT, updated_at=AT)


def _story() -> State:
    """A quote with its speaker, its topic and a second part."""
    article = Article(
        id="art-1",
        text="لاوروف گفت: «نه». او افزود: «هرگز».",
        source=Source(kind=SourceKind.TXT, imported_at=AT),
        created_at=AT,
    )
    document = AnnotatedArticle.of(
        article,
        spans=[
            span("who", 0, 6, SPEAKER),
            span("first", 12, 16, QUOTE, quote_type=QuoteType.DIRECT),
            span("second", 28, 34, QUOTE),
            span("what", 13, 15, TOPIC, topic_code="medtop:11000000"),
        ],
        links=[
            link("l-who", SAID_BY, "first", "who"),
            link("l-what", ABOUT, "first", "what"),
            link("l-on", CONTINUES, "second", "first"),
        ],
    )
    return State(document)


@given(st.data())
def test_the_inverse_of_an_act_takes_it_back(data):
    before = data.draw(states())
    act = data.draw(acts(before))
    after = act.apply(before)
    assert act.inverse(before).apply(after) == before


@given(st.data())
def test_the_inverse_of_the_inverse_does_it_again(data):
    before = data.draw(states())
    act = data.draw(acts(before))
    after = act.apply(before)
    undo = act.inverse(before)
    assert undo.inverse(after).apply(before) == after


@given(documents())
def test_undoing_an_import_hides_the_article_and_redoing_it_shows_it(document):
    act = ImportArticle(document)
    after = act.apply(State())
    hidden = act.inverse(State()).apply(after)
    assert hidden.document == replace(document, withdrawn=True)
    assert WithdrawArticle().inverse(after).apply(hidden) == after


class Desk(RuleBasedStateMachine):
    """An editor who does and undoes whatever the rules allow."""

    @initialize(start=states())
    def begin(self, start):
        self.state = start
        self.past = []
        self.article = start.document.article

    @precondition(lambda self: not self.state.document.withdrawn)
    @rule(data=st.data())
    def do(self, data):
        act = data.draw(acts(self.state))
        self.past.append((self.state, act.inverse(self.state)))
        self.state = act.apply(self.state)

    @precondition(lambda self: not self.state.document.withdrawn)
    @rule(data=st.data())
    def try_what_may_be_refused(self, data):
        act = data.draw(edits(self.state) | any_edits)
        before = self.state
        try:
            after = act.apply(before)
        except Problem:
            assert self.state == before
            return
        self.past.append((before, act.inverse(before)))
        self.state = after

    @precondition(lambda self: self.past)
    @rule()
    def undo(self):
        before, inverse = self.past.pop()
        self.state = inverse.apply(self.state)
        assert self.state == before

    @invariant()
    def every_rule_holds(self):
        assert not broken_rules(self.state)

    @invariant()
    def the_value_can_be_built_from_its_parts(self):
        document = self.state.document
        again = AnnotatedArticle.of(
            document.article,
            spans=document.spans.values(),
            links=document.links.values(),
            status=document.status,
            topics=document.topics,
            annotators=document.annotators,
            withdrawn=document.withdrawn,
            ignored=document.ignored,
            refused=document.refused,
            assigned=document.assigned,
        )
        assert again == document

    @invariant()
    def the_article_is_the_one_that_was_imported_or_a_version_of_it(self):
        article, first = self.state.document.article, self.article
        versioned = {"text": first.text, "sha256": first.sha256, "source": first.source}
        assert replace(article, **versioned) == first
        assert replace(article.source, normalization=first.source.normalization) == first.source


TestDesk = Desk.TestCase
# Each step builds the strategies of every kind of Edit anew; the thorough profile goes on for longer.
TestDesk.settings = settings(
    deadline=None,
    max_examples=max(30, settings().max_examples // 4),
    stateful_step_count=15,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_relabelling_drops_what_does_not_go_with_the_label_and_undo_brings_it_back():
    state = _story()
    act = Relabel("first", LATER, SPEAKER)
    after = act.apply(state)
    assert after.open_document.span("first") == replace(span("first", 12, 16, SPEAKER), updated_at=LATER)
    assert not after.open_document.links
    undo = act.inverse(state)
    assert undo.apply(after) == state
    assert name_of(undo) == "Change label"


def test_relabelling_within_what_a_link_allows_keeps_it():
    state = _story()
    assert set(Relabel("what", LATER, SPEAKER).apply(state).open_document.links) == {"l-who", "l-on"}


def test_removing_a_span_takes_its_links_and_undo_brings_both_back():
    state = _story()
    act = RemoveSpan("first")
    after = act.apply(state)
    assert set(after.open_document.spans) == {"who", "second", "what"}
    assert not after.open_document.links
    assert act.inverse(state).apply(after) == state


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([AddLink(link("l-x", CONTINUES, "first", "second"))], "circle"),
        ([AddLink(link("l-x", SAID_BY, "who", "first"))], "cannot lead from a speaker"),
        ([AddLink(link("l-x", SAID_BY, "first", "who"))], "already linked"),
        ([AddLink(link("who", ABOUT, "first", "what"))], "already taken"),
        ([AddLink(link("l-x", ABOUT, "first", "nobody"))], "no span “nobody”"),
        ([AddSpan(span("x", 30, 36))], "leaves the text"),
        ([AddSpan(span("x", 0, 6), text="ایشان")], "not “ایشان”"),
        ([AddSpan(span("x", 0, 6, "colour"))], "not a label"),
        ([AddSpan(span("x", 0, 6, SPEAKER, speaker_id="nobody"))], "no speaker"),
        ([MoveEdge("first", LATER)], "which edge"),
        ([MoveEdge("first", LATER, end=12)], "empty or reversed"),
        ([SetNote("nobody", LATER, "?")], "no span"),
        ([SetSpeaker("what", LATER, "lavrov")], "can point at a speaker"),
        ([WithdrawArticle(), WithdrawArticle()], "names no article"),
        ([RestoreArticle()], "was not withdrawn"),
        ([RemoveSpeaker("lavrov"), SetSpeaker("who", LATER, "lavrov")], "no speaker"),
        ([SetSpeaker("who", LATER, "lavrov"), RemoveSpeaker("lavrov")], "still used"),
    ],
)
def test_acts_against_the_rules_are_refused_and_change_nothing(changes, message):
    state = _story()
    state = AddSpeaker(Speaker(id="lavrov", name="سرگئی لاوروف")).apply(state)
    with pytest.raises(Problem, match=message):
        Together(tuple(changes)).apply(state)


@pytest.mark.parametrize(
    "change",
    [
        MoveEdge("x", LATER, end=5),
        Relabel("x", LATER, SPEAKER),
        SetSpeaker("x", LATER, None),
    ],
)
def test_a_suggestion_that_is_changed_is_no_longer_as_suggested(change):
    state = AddSpan(span("x", 0, 6, provenance=Provenance.SUGGESTED_ACCEPTED)).apply(_story())
    changed = change.apply(state).open_document.span("x")
    assert changed.provenance is Provenance.SUGGESTED_EDITED
    assert changed.updated_at == LATER


class TestSpeakers:
    @pytest.fixture
    def state(self) -> State:
        known = {name: Speaker(id=name, name=name) for name in ("a", "b", "c")}
        return State(registry=Registry(known))

    def test_a_merge_is_followed_to_its_end(self, state):
        merged = Together((MergeSpeakers("a", "b"), MergeSpeakers("b", "c"))).apply(state)
        assert merged.registry.resolve("a").id == "c"
        assert merged.registry.speaker("a").name == "a"

    def test_splitting_undoes_a_merge(self, state):
        merged = MergeSpeakers("a", "b").apply(state)
        assert SplitSpeaker("a").apply(merged) == state
        assert SplitSpeaker("a").inverse(merged).apply(state) == merged

    def test_merges_never_lead_in_a_circle(self, state):
        merged = Together((MergeSpeakers("a", "b"), MergeSpeakers("b", "c"))).apply(state)
        for act in (MergeSpeakers("c", "a"), MergeSpeakers("c", "c"), MergeSpeakers("a", "c")):
            with pytest.raises(Problem):
                act.apply(merged)

    def test_a_new_speaker_is_merged_only_into_one_that_is_there(self, state):
        for into in ("nobody", "new"):
            with pytest.raises(Problem, match="no speaker"):
                AddSpeaker(Speaker(id="new", name="new", merged_into=into)).apply(state)
        AddSpeaker(Speaker(id="new", name="new", merged_into="a")).apply(state)

    def test_changing_a_speaker_does_not_merge_it(self, state):
        with pytest.raises(Problem, match="acts of their own"):
            ChangeSpeaker(Speaker(id="a", name="a", merged_into="b")).apply(state)

    def test_a_speaker_that_others_were_merged_into_stays(self, state):
        with pytest.raises(Problem, match="split them first"):
            RemoveSpeaker("b").apply(MergeSpeakers("a", "b").apply(state))

    def test_an_import_leaves_known_speakers_as_they_are(self, state):
        others = (Speaker(id="a", name="another"), Speaker(id="d", name="d"))
        after = ImportArticle(_story().open_document, others).apply(state)
        assert after.registry.speaker("a").name == "a"
        assert after.registry.speaker("d").name == "d"


def test_several_acts_are_called_as_the_last_unless_they_have_a_title():
    edits = [RemoveSpan("a"), WithdrawArticle()]
    assert name_of(together(list(edits))) == "Withdraw article"
    assert name_of(together(list(edits), "Label all the same")) == "Label all the same"
    assert together([edits[0]]) == edits[0]
    with pytest.raises(Problem):
        Together(())


@given(speakers())
def test_a_speaker_may_come_and_go(speaker):
    state = AddSpeaker(speaker).apply(State())
    assert RemoveSpeaker(speaker.id).apply(state) == State()
