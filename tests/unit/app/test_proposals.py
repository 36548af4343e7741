"""What is offered of what the rules found, and what taking and refusing it does."""

import pytest

from gofteh.app.decisions import Decisions, by_rule, decisions_of
from gofteh.app.proposals import Proposal, as_batch, of_tier, proposals, refusal_of, topics_to_offer
from gofteh.app.suggestions import SpeakerGuess, Suggestions, Tier
from gofteh.domain.article import Status
from gofteh.domain.errors import Problem
from gofteh.domain.links import CUED_BY, INSIDE, SAID_BY
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Provenance, QuoteType
from gofteh.language.rules import Rules
from tests.fakes import desk_on

TEXT = (
    "سرگئی لاوروف گفت: «ما آماده گفت‌وگو هستیم و پوتین افزود: «صلح نزدیک است و ما می‌دانیم» در همین روز.»\n"
    "وی افزود: این جنگ باید پایان یابد.\n"
    "احمد الشرع نیز تاکید کرد که سوریه از این جنگ آسیب دیده است."
)


def found_in(text: str = TEXT) -> Suggestions:
    return Rules().suggest(text)


@pytest.fixture
def desk():
    return desk_on(TEXT)


def colon(offered: list[Proposal]) -> Proposal:
    return next(each for each in offered if TEXT[each.area[0] :].startswith("این جنگ باید"))


def test_everything_is_offered_on_a_fresh_article(desk):
    found = found_in()
    offered = proposals(found, desk.document)
    assert [each.number for each in offered] == list(range(len(found.quotes)))
    assert of_tier(offered, None) == offered
    assert {each.quote.tier for each in of_tier(offered, Tier.STRONG)} == {Tier.STRONG}


def test_accepting_makes_a_whole_record_in_one_act_that_undo_takes_back(desk):
    found, before = found_in(), desk.document
    chosen = colon(proposals(found, before))
    assert desk.accept(found, [chosen]) == 1
    record = desk.current_record
    assert record is not None
    (quote,), (mention,), (cue,) = record.parts, record.mentions, record.cues
    assert desk.document.text_of(mention) == "وی"
    assert desk.document.text_of(cue) == "افزود"
    assert quote.quote_type is QuoteType.DIRECT
    assert {quote.provenance, mention.provenance, cue.provenance} == {Provenance.SUGGESTED_ACCEPTED}
    assert quote.suggested_by == f"rule:{chosen.quote.rule}/{found.version}"
    assert {link.type for link in desk.document.links.values()} == {SAID_BY, CUED_BY}
    assert desk.session.state.registry.speaker(mention.speaker_id).name == "سرگئی لاوروف"
    assert desk.next_undo.name == "Accept suggestion"
    desk.undo()
    assert desk.document == before
    assert len(proposals(found, desk.document)) == len(found.quotes)


def test_what_overlaps_a_quote_mark_is_not_offered(desk):
    found = found_in()
    chosen = colon(proposals(found, desk.document))
    desk.mark(chosen.area[1] - 4, chosen.area[1], QUOTE)
    assert chosen.number not in [each.number for each in proposals(found, desk.document)]


def test_what_lies_in_an_accepted_suggestion_is_still_offered_and_nested(desk):
    found = found_in()
    offered = proposals(found, desk.document)
    inner = next(each for each in offered if each.quote.inside is not None)
    outer = next(each for each in offered if each.number == inner.quote.inside)
    desk.accept(found, [outer])
    offered = proposals(found, desk.document)
    assert inner in offered
    assert outer not in offered
    desk.accept(found, [inner])
    (link,) = [link for link in desk.document.links.values() if link.type == INSIDE]
    assert link.to_id in desk.document.spans


def test_all_of_a_kind_are_one_act(desk):
    found = found_in()
    offered = of_tier(proposals(found, desk.document), Tier.STRONG)
    assert desk.accept(found, offered) == len(offered) > 2
    assert desk.next_undo.name == "Accept suggestions"
    assert not of_tier(proposals(found, desk.document), Tier.STRONG)
    with pytest.raises(Problem):
        desk.accept(found, offered)


def test_a_refused_one_never_comes_back_for_that_text_but_by_undo(desk):
    found = found_in()
    chosen = colon(proposals(found, desk.document))
    desk.refuse(found, chosen.number)
    assert chosen.number not in [each.number for each in proposals(found, desk.document)]
    assert refusal_of(found, chosen.number) in desk.document.refused
    with pytest.raises(Problem):
        desk.refuse(found, chosen.number)
    desk.undo()
    assert chosen in proposals(found, desk.document)
    desk.redo()
    desk.reconsider(refusal_of(found, chosen.number))
    assert chosen in proposals(found, desk.document)


def test_a_later_version_of_the_rule_with_another_edge_is_refused_too(desk):
    found = found_in()
    chosen = colon(proposals(found, desk.document))
    start, end = chosen.area
    desk.refuse(found, chosen.number)
    moved = Suggestions(
        text_sha256=found.text_sha256,
        version="9",
        quotes=(chosen.with_edges(0, (start, end - 3)).quote, chosen.with_edges(0, (start, start + 3)).quote),
    )
    assert [each.number for each in proposals(moved, desk.document)] == [1]


def test_nothing_is_offered_in_a_rejected_article_or_for_another_text(desk):
    found = found_in()
    assert not proposals(found_in("متن دیگر"), desk.document)
    assert not proposals(None, desk.document)
    assert topics_to_offer(found, found.topics, desk.document) == list(found.topics)
    desk.set_status(Status.REJECTED)
    assert not proposals(found, desk.document)
    assert not topics_to_offer(found, found.topics, desk.document)


def test_a_changed_suggestion_is_kept_as_edited(desk):
    found = found_in()
    chosen = colon(proposals(found, desk.document))
    start, end = chosen.area
    desk.accept(found, [chosen.with_edges(0, (start, end - 1))])
    (quote,) = [span for span in desk.document.spans.values() if span.label == QUOTE]
    assert (quote.start, quote.end) == (start, end - 1)
    assert quote.provenance is Provenance.SUGGESTED_EDITED


def test_another_speaker_keeps_only_words_that_point_back(desk):
    found = found_in()
    offered = proposals(found, desk.document)
    other = SpeakerGuess(name="ولادیمیر پوتین")
    pronoun = colon(offered)
    assert pronoun.said_by(other, TEXT).quote.mention == pronoun.quote.mention
    named = next(each for each in offered if TEXT[slice(*each.quote.mention or (0, 0))] == "احمد الشرع")
    changed = named.said_by(other, TEXT)
    assert changed.quote.mention is None
    assert changed.speakers[0] is other
    desk.accept(found, [changed])
    (quote,) = [span for span in desk.document.spans.values() if span.label == QUOTE]
    assert desk.session.state.registry.speaker(quote.speaker_id).name == "ولادیمیر پوتین"
    assert not [span for span in desk.document.spans.values() if span.label == SPEAKER]


def test_a_topic_is_marked_once_and_then_offered_no_more(desk):
    found = found_in()
    topic = topics_to_offer(found, found.topics, desk.document)[0]
    desk.accept_topic(found, topic)
    (span,) = [span for span in desk.document.spans.values() if span.label == TOPIC]
    assert (span.start, span.end) == topic.places[0]
    assert span.suggested_by == f"rule:topics/{found.version}"
    assert topic not in topics_to_offer(found, found.topics, desk.document)


def test_decisions_are_counted_by_rule_in_the_article_and_in_the_project(desk):
    found = found_in()
    first, second, *rest = proposals(found, desk.document)
    desk.accept(found, [first])
    desk.refuse(found, rest[-1].number)
    edited = second if second.quote.inside is None else rest[0]
    start, end = edited.quote.parts[0]
    desk.accept(found, [edited.with_edges(0, (start, end - 1))])
    sums = by_rule(decisions_of(desk.document))
    total = sum(sums.values(), Decisions())
    assert (total.accepted, total.edited, total.refused) == (1, 1, 1)
    assert total.precision == pytest.approx(1 / 3)
    assert Decisions().precision is None
    assert sums[first.quote.rule].accepted
    store = desk.session.store
    assert by_rule(store.decisions()) == sums
    assert not store.decisions(desk.document.id)
    while desk.undo():
        pass
    assert not by_rule(store.decisions())


def test_a_batch_counts_its_own_places(desk):
    offered = proposals(found_in(), desk.document)
    inner = next(each for each in offered if each.quote.inside is not None)
    outer = next(each for each in offered if each.number == inner.quote.inside)
    assert as_batch([outer, inner])[1].inside == 0
    assert as_batch([inner])[0].inside is None
