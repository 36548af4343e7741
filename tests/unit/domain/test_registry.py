"""Speakers, topics and labels of a project."""

from dataclasses import replace

import pytest
from hypothesis import given

from gofteh.domain.errors import Problem
from gofteh.domain.registry import AliasKind, Registry, Role, Speaker, Topic
from gofteh.domain.scheme import BUILT_IN, Label, Scheme
from gofteh.domain.state import State
from gofteh.domain.topic import IPTC
from gofteh.domain.topics import MEDIA_TOPICS
from tests.strategies import registries
from tests.unit.domain.rules import broken_rules


@given(registries())
def test_every_speaker_resolves_to_one_that_stands_for_itself(registry):
    assert not broken_rules(State(registry=registry))
    for each in registry.speakers:
        resolved = registry.resolve(each)
        assert resolved.merged_into is None
        assert registry.resolve(resolved.id) == resolved


def test_a_registry_is_never_changed_only_followed_by_another():
    before = Registry()
    after = before.with_speaker(Speaker(id="a", name="الف"))
    assert not before.speakers
    assert after.without_speaker("a") == before
    with pytest.raises(TypeError):
        after.speakers["b"] = Speaker(id="b", name="ب")  # type: ignore[index]
    for nobody in (before.speaker, before.resolve, before.without_speaker):
        with pytest.raises(Problem, match="no speaker"):
            nobody("a")


def test_the_newer_value_takes_the_place_of_the_older():
    registry = Registry().with_speakers([Speaker(id="a", name="الف"), Speaker(id="b", name="ب")])
    assert registry.with_speaker(Speaker(id="a", name="آ")).speaker("a").name == "آ"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": " "}, "needs a name"),
        ({"aliases": ("",)}, "cannot be empty"),
        ({"wikidata": "58217"}, "Wikidata"),
        ({"role": "\ud800"}, "no file could carry"),
        ({"id": "۱"}, "cannot be an id"),
    ],
)
def test_a_speaker_is_named_and_can_be_written(fields, message):
    with pytest.raises(Problem, match=message):
        Speaker(**{"id": "a", "name": "الف", **fields})


def test_the_media_topics_are_the_seventeen_of_the_list():
    assert [topic.code for topic in MEDIA_TOPICS] == [f"medtop:{n:02d}000000" for n in range(1, 18)]
    labels = {topic.code: topic.label for topic in MEDIA_TOPICS}
    assert len(set(labels.values())) == len(MEDIA_TOPICS)
    assert {topic.scheme for topic in MEDIA_TOPICS} == {IPTC}
    # The ones that a shifted list would put elsewhere.
    assert labels["medtop:04000000"].startswith("اقتصاد")
    assert labels["medtop:11000000"].startswith("سیاست")
    assert labels["medtop:15000000"] == "ورزش"
    assert labels["medtop:17000000"] == "آب‌وهوا"
    assert not set("يك") & set("".join(labels.values()))


def test_labels_are_named_once_and_known():
    scheme = Scheme()
    assert [label.name for label in scheme.labels] == list(BUILT_IN)
    wider = scheme.with_label(Label("denial", "تکذیب"))
    wider.require("denial")
    assert "denial" not in scheme
    for wrong in (lambda: wider.with_label(Label("denial")), lambda: Label("Denial")):
        with pytest.raises(Problem):
            wrong()
    with pytest.raises(Problem, match="not a label") as told:
        scheme.require("denial")
    assert "quote, speaker, topic, cue" in str(told.value)


def test_a_role_holds_on_its_days_and_the_latest_is_told():
    lavrov = Speaker(id="a", name="لاوروف").with_roles(
        [Role("نماینده", "1994", "2004-03"), Role("وزیر خارجه", "2004-03-09")]
    )
    assert lavrov.role == "وزیر خارجه"
    assert lavrov.role_on("1999-01-01") == "نماینده"
    assert lavrov.role_on("2004-03-31") == "وزیر خارجه"
    assert lavrov.role_on("2026-11-25") == "وزیر خارجه"
    assert lavrov.role_on("1990-01-01") == "وزیر خارجه"
    assert lavrov.with_roles([]).role is None
    plain = lavrov.with_roles([Role("سفیر")])
    assert (plain.role, plain.roles, plain.all_roles) == ("سفیر", (), (Role("سفیر"),))


@pytest.mark.parametrize("day", ["24", "2024-13", "2024-00", "2024-12-32", "۱۴۰۳", "2024-1", ""])
def test_a_day_that_is_none_is_refused(day):
    with pytest.raises(Problem, match="is not a day"):
        Role("سفیر", day)


def test_a_role_does_not_end_before_it_begins():
    with pytest.raises(Problem, match="ends before"):
        Role("سفیر", "2024", "2023-12")
    assert Role("سفیر", "2024-06", "2024").holds("2024-06-15")


def test_the_kind_of_an_alias_goes_with_it_and_a_pronoun_calls_nobody():
    speaker = Speaker(id="a", name="لاوروف").with_aliases(
        [("وی", AliasKind.PRONOUN), ("سرگئی لاوروف", AliasKind.FULL_NAME), ("لاورف", None)]
    )
    assert speaker.aliases == ("وی", "سرگئی لاوروف", "لاورف")
    assert speaker.called == ("لاوروف", "سرگئی لاوروف", "لاورف")
    left = replace(speaker, aliases=("سرگئی لاوروف",))
    assert left.alias_kinds == (("سرگئی لاوروف", AliasKind.FULL_NAME),)
    assert left.alias_kind("وی") is None


def test_the_tree_of_topics():
    registry = Registry(topics={topic.code: topic for topic in MEDIA_TOPICS})
    war = Topic("top-1", "desk", "آتش‌بس", "medtop:16000000", key=1)
    registry = registry.with_topic(war).with_topic(Topic("top-2", "desk", "تبادل اسیران", "top-1"))
    assert [topic.code for topic in registry.above("top-2")] == ["top-1", "medtop:16000000"]
    assert registry.below("medtop:16000000") == {"medtop:16000000", "top-1", "top-2"}
    for wrong in (
        replace(war, parent="top-2"),
        replace(war, parent="top-1"),
        replace(war, parent="nothing"),
        Topic("top-3", "desk", "دیگر", key=1),
    ):
        with pytest.raises(Problem):
            registry.with_topic(wrong)
    with pytest.raises(Problem, match="move them first"):
        registry.without_topic("top-1")
    with pytest.raises(Problem, match="top terms"):
        replace(MEDIA_TOPICS[0], parent="top-1")
    with pytest.raises(Problem, match="digit"):
        replace(war, key=0)
