"""Speakers, topics and labels of a project."""

import pytest
from hypothesis import given

from gofteh.domain.errors import Problem
from gofteh.domain.registry import Registry, Speaker
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
