"""Topics at the desk: by key, on marks and on the article; the list changed by its own acts."""

from dataclasses import replace

import pytest

from gofteh.app.look_up import look_up
from gofteh.app.telling import Teller
from gofteh.app.topic_list import look_up_topics, topic_path
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Speaker
from gofteh.domain.spans import QUOTE
from tests.fakes import desk_on

TEXT = "لاوروف گفت: «آتش‌بس دور است.»"


@pytest.fixture
def desk():
    return desk_on(TEXT)


def topics(desk):
    return desk.session.state.registry.topics


def told(desk):
    session = desk.session
    return Teller(session).words(session.project_history().next_undo)


def test_the_tree_is_read_and_found_by_any_spelling(desk):
    war = desk.add_topic("آتش‌بس", "medtop:16000000")
    desk.add_topic("تبادل اسیران", war.code)
    found = look_up_topics(topics(desk), "اتش بس") or look_up_topics(topics(desk), "آتشبس")
    assert war.code in {topic.code for topic in found}
    assert topic_path(topics(desk), topics(desk)[war.code]) == "درگیری، جنگ و صلح › آتش‌بس"
    desk.change_topic(replace(topics(desk)[war.code], is_retired=True))
    assert war.code not in {topic.code for topic in look_up_topics(topics(desk), "")}


def test_acts_on_the_list_are_the_project_s_and_have_readable_names(desk):
    topic = desk.add_topic("آتش‌بس", None)
    assert told(desk) == "New topic: آتش‌بس"
    desk.change_topic(replace(topic, label="صلح"))
    assert told(desk) == "Rename topic آتش‌بس to صلح"
    desk.change_topic(replace(topics(desk)[topic.code], parent="medtop:16000000"))
    assert told(desk) == "Topic صلح is part of درگیری، جنگ و صلح"
    desk.change_topic(replace(topics(desk)[topic.code], key=4))
    assert told(desk) == "Topic صلح has the key 4"
    desk.change_topic(replace(topics(desk)["medtop:15000000"], key=4))
    assert topics(desk)[topic.code].key is None
    desk.jump(-1, on_project=True)
    assert (topics(desk)[topic.code].key, topics(desk)["medtop:15000000"].key) == (4, None)
    assert desk.next_undo is None
    desk.jump(-4, on_project=True)
    assert topic.code not in topics(desk)


def test_a_label_is_there_once_in_one_place(desk):
    desk.add_topic("آتش‌بس", None)
    with pytest.raises(Problem, match="here already"):
        desk.add_topic("آتشبس", None)
    desk.add_topic("آتش‌بس", "medtop:16000000")


def test_a_topic_that_is_carried_is_not_removed(desk):
    topic = desk.add_topic("آتش‌بس", None)
    desk.toggle_article_topic(topic.code)
    with pytest.raises(Problem, match="topic of other articles"):
        desk.remove_topic(topic.code)
    desk.toggle_article_topic(topic.code)
    desk.remove_topic(topic.code)
    assert topic.code not in topics(desk)


def test_a_topic_goes_where_it_makes_sense(desk):
    desk.change_topic(replace(topics(desk)["medtop:16000000"], key=1))
    code = desk.topic_of_key(1).code
    with pytest.raises(Problem, match="No topic has the key 2"):
        desk.topic_of_key(2)
    assert desk.use_topic(code, None) is True
    assert desk.use_topic(code, None) is False
    start = TEXT.index("«")
    quote = desk.mark(start, len(TEXT), QUOTE)
    assert desk.use_topic(code, (start + 1, start + 7)) is None
    record = desk.record_with(quote.id)
    assert [span.topic_code for span in record.topics] == [code]
    assert desk.chosen_id == record.id
    desk.choose(record.topics[0].id)
    assert desk.use_topic("medtop:11000000", None) is None
    assert desk.chosen.topic_code == "medtop:11000000"
    assert desk.document.topics == ()


def test_a_new_topic_of_the_article_is_one_act(desk):
    before = desk.session.state
    desk.new_article_topic(" آتش‌بس ")
    assert [topic.label for topic in desk.document.topics] == ["آتش‌بس"]
    desk.undo()
    assert desk.session.state.registry == before.registry
    assert desk.document.topics == ()


def test_speakers_are_changed_merged_split_and_kept_apart_on_the_project(desk):
    one, other = desk.add_speaker("سرگئی لاوروف"), desk.add_speaker("لاوروف")
    with pytest.raises(Problem, match="already"):
        desk.add_speaker("لاوروف ")
    desk.merge_speakers([other.id, one.id], one.id)
    assert told(desk) == "Merge لاوروف into سرگئی لاوروف"
    desk.split_speaker(other.id)
    assert told(desk) == "Split لاوروف off"
    desk.keep_apart(other.id, one.id)
    assert told(desk) == "لاوروف is not سرگئی لاوروف"
    desk.jump(-3, on_project=True)
    assert desk.session.state.registry.speaker(other.id).merged_into is None
    assert desk.session.state.registry.apart == frozenset()


def test_a_name_is_found_without_its_arabic_article():
    speaker = Speaker(id="a", name="احمد الشرع", aliases=("الجولانی",))
    assert [hit.speaker for hit in look_up([speaker], "شرع")] == [speaker]
    assert [hit.alias for hit in look_up([speaker], "جولاني")] == ["الجولانی"]
    assert look_up([speaker], "لشرع") == []
