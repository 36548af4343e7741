"""Links join what their type allows, once, and chains end somewhere."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.domain.edits import AddLink, Relabel, RestoreLink, RestoreSpan
from gofteh.domain.errors import Problem
from gofteh.domain.links import CHAINS, CONTINUES, INSIDE, LINK_ENDS, VIA, link_type_between, may_join
from gofteh.domain.scheme import BUILT_IN
from gofteh.domain.spans import QUOTE
from gofteh.domain.state import State
from tests.unit.domain.rules import broken_rules
from tests.unit.domain.values import LATER, link, span, story


def _two(from_label: str, to_label: str, links=()) -> State:
    return State(story("او نه گفت", [span("a", 0, 2, from_label), span("b", 3, 5, to_label)], links))


@pytest.mark.parametrize("link_type", LINK_ENDS)
@pytest.mark.parametrize(("from_label", "to_label"), list(product(BUILT_IN, BUILT_IN)))
def test_a_link_joins_only_the_labels_of_its_type(link_type, from_label, to_label):
    state = _two(from_label, to_label)
    if LINK_ENDS[link_type] == (from_label, to_label):
        after = AddLink(link(link_type, "a", "b")).apply(state)
        assert not broken_rules(after)
    else:
        with pytest.raises(Problem, match="cannot lead"):
            AddLink(link(link_type, "a", "b")).apply(state)
        with pytest.raises(Problem, match="cannot lead"):
            _two(from_label, to_label, [link(link_type, "a", "b")])


@pytest.mark.parametrize(("link_type", "label"), list(product(LINK_ENDS, BUILT_IN)))
@pytest.mark.parametrize("end", ["a", "b"])
def test_no_change_of_a_label_leaves_a_link_that_does_not_go_with_it(link_type, label, end):
    from_label, to_label = LINK_ENDS[link_type]
    state = _two(from_label, to_label, [link(link_type, "a", "b", "l")])
    labels = {"a": from_label, "b": to_label} | {end: label}
    fits = may_join(link_type, labels["a"], labels["b"])
    after = Relabel(end, LATER, label).apply(state)
    assert ("l" in after.open_document.links) == fits
    other = span(end, 0, 1, label)
    if not fits:
        with pytest.raises(Problem, match="cannot lead"):
            RestoreSpan(other).apply(state)
    else:
        assert not broken_rules(RestoreSpan(other).apply(state))


def test_restoring_a_link_is_held_to_the_same_rules():
    state = _two(QUOTE, QUOTE, [link(CONTINUES, "a", "b", "l")])
    for wrong in (link("said_by", "a", "b", "l"), link(CONTINUES, "a", "nobody", "l")):
        with pytest.raises(Problem):
            RestoreLink(wrong).apply(state)
    with pytest.raises(Problem, match="no link"):
        RestoreLink(link(CONTINUES, "a", "b", "other")).apply(state)


def test_types_that_imports_bring_are_free():
    assert AddLink(link("coreference", "a", "b")).apply(_two("speaker", "topic")).open_document.links


def test_nothing_is_linked_to_itself():
    with pytest.raises(Problem, match="itself"):
        link(CONTINUES, "a", "a")


@given(
    st.sampled_from(sorted(CHAINS)),
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda ends: ends[0] != ends[1]), max_size=12
    ),
)
def test_chains_never_fork_nor_lead_in_a_circle(link_type, arrows):
    state = State(story("0123456", [span(f"q{number}", number, number + 1) for number in range(5)]))
    onward: dict[int, int] = {}
    for number, (start, end) in enumerate(arrows):
        place, circle = end, False
        while place in onward and not circle:
            place = onward[place]
            circle = place == start
        refused = circle or start in onward
        try:
            state = AddLink(link(link_type, f"q{start}", f"q{end}", f"l{number}")).apply(state)
        except Problem:
            assert refused
        else:
            assert not refused
            onward[start] = end
    assert not broken_rules(state)


def test_just_linking_finds_the_natural_type():
    assert link_type_between(QUOTE, QUOTE) == CONTINUES != INSIDE
    for link_type in LINK_ENDS.keys() - {INSIDE, VIA}:
        assert link_type_between(*LINK_ENDS[link_type]) == link_type
    assert link_type_between("speaker", "topic") is None
