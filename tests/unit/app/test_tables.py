"""The registry as tables: out and in again is the same, rows change what they name, bad ones are told."""

import csv
import io
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.tables.cells import cut, escaped, joined, letters, safe, stripped, unsafe
from gofteh.app.tables.kinds import SPEAKERS, TOPICS
from gofteh.app.tables.table import take
from gofteh.domain.edits.together import name_of
from gofteh.domain.errors import Problem
from gofteh.domain.registry import AliasKind, Registry, Role, Speaker, Topic
from gofteh.domain.state import State
from gofteh.domain.topics import MEDIA_TOPICS
from gofteh.exchange.tables import read_table, write_table
from tests.fakes import desk_on
from tests.strategies import registries, words

BUILT_IN = Registry(topics=MappingProxyType({topic.code: topic for topic in MEDIA_TOPICS}))


def with_speakers(*speakers: Speaker) -> State:
    return State(registry=BUILT_IN.with_speakers(speakers))


def took(kind, text: str, state: State | None = None):
    """Return what reading ``text`` comes to, and the registry it leads to."""
    state = state or State(registry=BUILT_IN)
    taken = kind.take(read_table(text.encode()), state)
    after = state
    for edit in taken.edits:
        after = edit.apply(after)
    return taken, after.registry


def table_of(kind, registry: Registry) -> bytes:
    return write_table(kind.columns.names, kind.rows(registry))


@given(registries())
def test_speakers_come_back_as_they_were(registry):
    known = [each.with_roles(each.all_roles) for each in registry.speakers.values()]
    registry = registry.with_speakers(known)
    data = table_of(SPEAKERS, registry)
    taken, after = took(SPEAKERS, data.decode("utf-8-sig"))
    assert taken.bad == []
    assert after.speakers == registry.speakers
    again = SPEAKERS.take(read_table(data), State(registry=registry))
    assert (again.edits, again.same) == ([], len(known))
    assert table_of(SPEAKERS, after) == data


@given(registries())
def test_topics_come_back_as_they_were(registry):
    registry = replace(registry, topics=MappingProxyType({**BUILT_IN.topics, **registry.topics}))
    data = table_of(TOPICS, registry)
    taken, after = took(TOPICS, data.decode("utf-8-sig"))
    assert taken.bad == []
    assert after.topics == registry.topics
    assert TOPICS.take(read_table(data), State(registry=registry)).edits == []


@given(words | st.text(alphabet="'=+-@\t\r\n\\| ＝ا", max_size=6))
def test_no_cell_is_a_formula_and_none_is_changed(text):
    cell = safe(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert unsafe(cell) == text


@given(st.lists(words | st.text(alphabet="\\|= \n\t@ا", min_size=1, max_size=6), min_size=1, max_size=4))
def test_a_list_in_a_cell_comes_back(items):
    cell = joined(escaped(each, "|=") for each in items)
    assert [stripped(part) for part in cut(letters(cell), "|")] == items


def test_a_spreadsheet_reads_it_as_text():
    registry = Registry().with_speaker(Speaker(id="a", name='=HYPERLINK("x")', note="@SUM(1)"))
    data = table_of(SPEAKERS, registry)
    assert data.startswith(b"\xef\xbb\xbfid,name,")
    (_header, row) = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert row[1] == '\'=HYPERLINK("x")'
    assert row[6] == "'@SUM(1)"


def test_rows_typed_by_hand_make_new_speakers_and_change_known_ones():
    state = with_speakers(Speaker(id="spk-1", name="سرگئی لاوروف", note="می‌ماند"))
    taken, after = took(
        SPEAKERS,
        "نام;نوع;نام‌های دیگر;سمت\n"
        "سرگئي لاوروف;;surname=لاوروف | Lavrov;نماینده @ 1994..2004 | وزیر خارجه @ 2004-03-09..\n"
        " هلال احمر ;organisation;acronym=ICRC;\n",
        state,
    )
    assert (taken.new, taken.changed, taken.bad) == (1, 1, [])
    known = after.speaker("spk-1")
    assert known.aliases == ("لاوروف", "Lavrov")
    assert known.alias_kind("لاوروف") is AliasKind.SURNAME
    assert known.roles == (Role("نماینده", "1994", "2004"), Role("وزیر خارجه", "2004-03-09"))
    assert (known.role, known.note) == ("وزیر خارجه", "می‌ماند")
    (new,) = [each for each in after.speakers.values() if each.id != "spk-1"]
    assert (new.name, new.kind, new.alias_kind("ICRC")) == ("هلال احمر", "organisation", AliasKind.ACRONYM)


BAD = {
    "a kind that is none": ("نام,نوع\nالف,آدم\n", "آدم"),
    "no name": ("name,note\n,یادداشت\n", "no name"),
    "a day that is none": ("name,roles\nالف,سفیر @ ۱۴۰۳..\n", "is not a day"),
    "a role that ends before it begins": ("name,roles\nالف,سفیر @ 2024..2023\n", "ends before"),
    "a kind of alias that is none": ("name,aliases\nالف,x=ب\n", "x"),
    "an id that is none": ("id,name\n۱,الف\n", "cannot be an id"),
    "a Wikidata item that is none": ("name,wikidata\nالف,58217\n", "Q58217"),
    "merged into nobody": ("id,name,merged_into\na,الف,b\n", "no speaker"),
    "merged into itself": ("id,name,merged_into\na,الف,a\n", "itself"),
    "a name of several": ("name,note\nدو,x\n", "several"),
}


@pytest.mark.parametrize(("text", "words_of_it"), BAD.values(), ids=BAD.keys())
def test_a_bad_row_is_told_by_its_line_and_the_rest_is_taken(text, words_of_it):
    state = with_speakers(Speaker(id="d-1", name="دو"), Speaker(id="d-2", name="دو"))
    header, row = text.split("\n")[:2]
    fine = ",".join({"name": "خوب", "نام": "خوب", "id": "good"}.get(name, "") for name in header.split(","))
    taken, after = took(SPEAKERS, f'{header}\n{fine}\n"{fine.split(",")[0]}"\n{row}\n', state)
    assert [bad.line for bad in taken.bad] == [4]
    assert words_of_it.lower() in str(taken.bad[0].problem).lower()
    assert "خوب" in {each.name for each in after.speakers.values()}


def test_the_line_of_a_row_counts_lines_within_cells():
    taken, _after = took(SPEAKERS, 'name,kind,note\nالف,,"یک\nدو"\nب,هیچ,\n')
    assert [bad.line for bad in taken.bad] == [4]


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n", "یادداشت\nx\n"])
def test_what_is_no_table_of_speakers_is_refused_as_a_whole(text):
    with pytest.raises(Problem, match=r"column|header"):
        took(SPEAKERS, text)


def test_topics_may_swap_keys_and_places_and_name_parents_by_label():
    text = ("label,parent,key\nتبادل اسیران,آتش‌بس,2\nآتش‌بس,درگیری، جنگ و صلح,۱\n").replace(
        "درگیری، جنگ و صلح", '"درگیری، جنگ و صلح"'
    )
    taken, after = took(TOPICS, text)
    assert (taken.new, taken.bad) == (2, [])
    by_label = {topic.label: topic for topic in after.topics.values()}
    assert by_label["آتش‌بس"].parent == "medtop:16000000"
    assert by_label["تبادل اسیران"].parent == by_label["آتش‌بس"].code
    swapped = "label,parent,key\nآتش‌بس,تبادل اسیران,2\nتبادل اسیران,,1\n"
    taken, again = took(TOPICS, swapped, State(registry=after))
    assert (taken.changed, taken.bad) == (2, [])
    by_label = {topic.label: topic for topic in again.topics.values()}
    assert by_label["آتش‌بس"].parent == by_label["تبادل اسیران"].code
    assert [by_label[name].key for name in ("آتش‌بس", "تبادل اسیران")] == [2, 1]


BAD_TOPICS = {
    "a circle": ("code,label,parent\na,الف,b\nb,ب,a\n", [2, 3]),
    "a key that is none": ("code,label,key\na,الف,10\n", [2]),
    "a key of two": ("code,label,key\na,الف,1\nb,ب,1\n", [3]),
    "twice": ("code,label\na,الف\na,ب\n", [3]),
    "a parent that is not there": ("code,label,parent\na,الف,نیست\n", [2]),
    "a top term below another": ("code,label,parent\nmedtop:01000000,هنر,medtop:02000000\n", [2]),
    "retired, perhaps": ("code,label,retired\na,الف,شاید\n", [2]),
    "no label": ("code,label\na,\n", [2]),
}


@pytest.mark.parametrize(("text", "lines"), BAD_TOPICS.values(), ids=BAD_TOPICS.keys())
def test_a_bad_topic_is_told_by_its_line_and_leaves_a_sound_list(text, lines):
    taken, after = took(TOPICS, text)
    assert [bad.line for bad in taken.bad] == lines
    assert set(after.topics) - set(BUILT_IN.topics) <= {"a"}


def test_a_circle_among_known_topics_leaves_them_where_they_are():
    registry = BUILT_IN.with_topic(Topic("a", "desk", "الف", key=1)).with_topic(Topic("b", "desk", "ب", "a"))
    taken, after = took(TOPICS, "code,parent\na,b\nb,a\n", State(registry=registry))
    assert len(taken.bad) == 2
    assert after.topics == registry.topics


def test_a_whole_table_is_one_act_that_can_be_undone():
    desk = desk_on("متن")
    session = desk.session
    before = session.state.registry
    rows = read_table("name\nالف\nب\n".encode())
    take(session, SPEAKERS.take(rows, session.state), SPEAKERS.title)
    assert len(session.state.registry.speakers) == 2
    done = session.project_history().next_undo
    assert done is not None
    assert name_of(session.store.event(done.op_id).edit) == "Import speakers"
    desk.jump(-1, on_project=True)
    assert session.state.registry == before
