"""Who of the registry may be one, and that nobody is proposed again whom somebody keeps apart."""

from hypothesis import given

from gofteh.app.merging import Likeness, proposals, surname
from gofteh.domain.edits import AddSpeaker, KeepApart, MergeSpeakers
from gofteh.domain.errors import Problem
from gofteh.domain.registry import AliasKind, Registry, Role, Speaker, SpeakerKind
from gofteh.domain.state import State
from tests.strategies import registries


def registry_of(*speakers: Speaker) -> Registry:
    return Registry().with_speakers(speakers)


def pairs(registry: Registry, uses=None):
    return [(each.speaker_id, each.into_id, each.why) for each in proposals(registry, uses or {})]


ARAGHCHI = Speaker(id="a", name="سید عباس عراقچی", role="وزیر خارجه")


def test_one_name_in_two_spellings_is_proposed_and_the_one_that_speaks_more_stays():
    other = Speaker(id="b", name="سيد عباس عراقچي")
    assert pairs(registry_of(ARAGHCHI, other), {"b": 9, "a": 2}) == [("a", "b", Likeness.NAME)]
    assert pairs(registry_of(ARAGHCHI, other), {"b": 1, "a": 2}) == [("b", "a", Likeness.NAME)]


def test_a_name_that_is_the_whole_alias_of_another_is_proposed():
    other = Speaker(id="b", name="عراقچی", aliases=("سید عباس عراقچی",))
    assert pairs(registry_of(ARAGHCHI, other)) == [("b", "a", Likeness.NAME)]


def test_an_alias_that_is_a_role_or_a_surname_is_nobody_s_whole_name():
    kinds = (("عراقچی", AliasKind.SURNAME),)
    one = Speaker(id="a", name="عباس عراقچی", aliases=("عراقچی",), alias_kinds=kinds)
    assert pairs(registry_of(one, Speaker(id="b", name="عراقچی"))) == []


def test_one_surname_and_role_is_proposed_whatever_the_role_s_days():
    other = Speaker(id="b", name="عراقچی", roles=(Role("معاون", "2013"), Role("وزير خارجه", "2024-08")))
    assert pairs(registry_of(ARAGHCHI, other), {"a": 5}) == [("b", "a", Likeness.SURNAME_AND_ROLE)]
    assert pairs(registry_of(ARAGHCHI, Speaker(id="b", name="عراقچی", role="سفیر"))) == []


def test_what_rules_out_that_two_are_one_is_heeded():
    place = Speaker(id="b", name="سید عباس عراقچی", kind=SpeakerKind.ORGANISATION)
    assert pairs(registry_of(ARAGHCHI, place)) == []
    one = Speaker(id="c", name="نام", wikidata="Q1")
    assert pairs(registry_of(one, Speaker(id="d", name="نام", wikidata="Q2"))) == []


def test_who_is_kept_apart_is_never_proposed_again_after_other_merges_either():
    state = State(registry=registry_of(ARAGHCHI, *(Speaker(id=key, name=ARAGHCHI.name) for key in "bc")))
    assert len(pairs(state.registry)) == 3
    state = KeepApart("b", "a").apply(state)
    assert {frozenset(each[:2]) for each in pairs(state.registry)} == {frozenset("ac"), frozenset("bc")}
    state = MergeSpeakers("c", "b").apply(state)
    assert pairs(state.registry) == []


def test_the_surname_that_somebody_named_counts():
    kinds = (("صالحی امیری", AliasKind.SURNAME),)
    named = Speaker(id="a", name="رضا صالحی امیری", aliases=("صالحی امیری",), alias_kinds=kinds)
    assert surname(named) == "امیری"
    assert surname(Speaker(id="b", name="علي‌اکبر ولايتي")) == "ولایتی"


@given(registries())
def test_every_proposal_can_be_taken_and_then_is_gone(registry):
    for each in proposals(registry, {}):
        merged = MergeSpeakers(each.speaker_id, each.into_id).apply(State(registry=registry)).registry
        assert (each.speaker_id, each.into_id) not in {one[:2] for one in pairs(merged)}
        refused = KeepApart(each.speaker_id, each.into_id).apply(State(registry=registry)).registry
        assert len(proposals(refused, {})) == len(proposals(registry, {})) - 1


def test_a_registry_of_thousands_of_namesakes_is_looked_through_once():
    crowd = [Speaker(id=f"s{place}", name="احمدی", role="کارشناس") for place in range(3_000)]
    assert len(proposals(registry_of(*crowd), {})) <= 200


def test_a_speaker_cannot_be_kept_apart_from_itself_or_from_nobody():
    state = AddSpeaker(ARAGHCHI).apply(State())
    for other in ("a", "nobody"):
        try:
            KeepApart("a", other).apply(state)
        except Problem:
            continue
        raise AssertionError(other)
