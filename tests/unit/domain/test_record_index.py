"""Records kept up to date act by act are those that are gathered anew."""

from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st

from gofteh.domain.differing import differing
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.errors import Problem
from gofteh.domain.record_index import RecordIndex
from gofteh.domain.records import quote_records, record_with
from tests import strategies as some

_id = attrgetter("id")

SETS: st.SearchStrategy[dict[str, list[int]]] = st.dictionaries(
    st.text(max_size=2), st.builds(list), max_size=6
)


@given(st.data())
def test_what_is_followed_is_what_is_gathered(data):
    state = data.draw(some.states())
    index = RecordIndex(state.open_document)
    for _turn in range(data.draw(st.integers(1, 6))):
        edit = data.draw(some.acts(state))
        try:
            after = edit.apply(state)
        except Problem:
            continue
        if after.document is not None and not after.document.withdrawn:
            state = after
            index.follow(state.open_document)
            _agrees(index, state.open_document)


def _agrees(index: RecordIndex, document: AnnotatedArticle) -> None:
    records = quote_records(document)
    assert index.records == records
    for span_id in (*document.spans, "nobody", None):
        assert index.with_span(span_id) == record_with(records, span_id)
    for start in {span.start for span in document.spans.values()} | {0}:
        there = [span for span in document.spans.values() if span.start == start]
        assert sorted(index.beginning_at(start), key=_id) == sorted(there, key=_id)
    for span in document.spans.values():
        over = [
            record
            for record in records
            if record.head.start <= span.start and any(part.end >= span.end for part in record.parts)
        ]
        assert index.around(span.start, span.end) == over


@given(st.data())
def test_what_an_act_says_it_changed_is_what_differs(data):
    state = data.draw(some.states())
    try:
        after = data.draw(some.acts(state)).apply(state)
    except Problem:
        return
    old, new = state.document, after.document
    if old is not None and new is not None:
        assert differing(old.spans, new.spans) == differing(dict(old.spans), dict(new.spans))
        assert differing(old.links, new.links) == differing(dict(old.links), dict(new.links))


@given(st.data())
def test_what_differs_is_all_that_differs(data):
    before = data.draw(SETS)
    after = {key: value for key, value in before.items() if data.draw(st.booleans())}
    after |= data.draw(SETS)
    changed, gone = differing(before, after)
    assert changed == [key for key in after if before.get(key) is not after[key]]
    assert gone == [key for key in before if key not in after]


def test_nothing_differs_from_itself():
    same = {"a": object()}
    assert differing(same, same) == ([], [])
    assert differing(same, dict(same)) == ([], [])
