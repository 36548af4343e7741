"""What the queue is set to: kept and read again, and whole days made moments."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.queue import COUNTED, Order
from gofteh.app.queue_filter import ME, NOBODY, QueueFilter, from_text, to_text
from gofteh.domain.article import Status
from gofteh.domain.spans import QUOTE

TEHRAN = timezone(timedelta(hours=3, minutes=30))

bounds = st.dictionaries(st.sampled_from(COUNTED), st.integers(0, 99)).map(
    lambda each: tuple(sorted(each.items()))
)
filters = st.builds(
    QueueFilter,
    words=st.text(max_size=5),
    statuses=st.frozensets(st.sampled_from(list(Status))),
    publisher=st.none() | st.text(max_size=5),
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    least=bounds,
    most=bounds,
    problems=st.none() | st.booleans(),
    annotator=st.none() | st.sampled_from(["ann-1", ME]),
    assigned=st.none() | st.sampled_from(["ann-1", ME, NOBODY]),
    order=st.sampled_from(list(Order)),
)


@given(filters)
def test_what_is_kept_is_read_again(shown):
    assert from_text(to_text(shown)) == shown


def test_the_plain_filter_keeps_nothing():
    assert to_text(QueueFilter()) == "{}"
    assert QueueFilter().is_plain
    assert QueueFilter(order=Order.TITLE).is_plain
    assert not QueueFilter(assigned=NOBODY).is_plain
    assert QueueFilter(words="x", order=Order.TITLE).cleared() == QueueFilter(order=Order.TITLE)


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "[]", "1", '{"words": 3}', '{"statuses": ["lost"]}', '{"statuses": 7}', '{"since": "soon"}',
        '{"since": 5}', '{"least": [["cue", 1]]}', '{"least": [["quote", -1]]}', '{"least": 3}',
        '{"problems": 1}', '{"order": "upside down"}', '{"new": true}', '{"publisher": null}',
    ],
)  # fmt: skip
def test_what_makes_no_sense_counts_as_not_set(text):
    assert from_text(text) == QueueFilter()


def test_sense_and_nonsense_together_keep_the_sense():
    assert from_text('{"words": "نفت", "order": 4}') == QueueFilter(words="نفت")


def test_days_are_whole_days_here():
    day = date(2024, 12, 26)
    wanted = QueueFilter(since=day, until=day).wanted("ann-1", zone=TEHRAN)
    assert (wanted.since, wanted.until) == ("2024-12-25T20:30:00Z", "2024-12-26T20:30:00Z")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_days_begin_as_the_clocks_of_this_machine_have_it(day):
    wanted = QueueFilter(since=day).wanted("ann-1")
    assert wanted.since is not None
    moment = datetime.fromisoformat(wanted.since)
    assert moment.tzinfo == UTC
    assert moment.astimezone().date() == day


def test_me_is_whoever_sits_there():
    wanted = QueueFilter(annotator=ME, assigned=ME).wanted("ann-7")
    assert (wanted.annotator, wanted.assigned) == ("ann-7", "ann-7")
    assert QueueFilter(assigned=NOBODY).wanted("ann-7").assigned == NOBODY


def test_bounds_of_one_label_are_set_alone():
    shown = QueueFilter(least=(("speaker", 2),)).counting(QUOTE, 3, None)
    assert shown.counted(QUOTE) == (3, None)
    assert shown.counted("speaker") == (2, None)
    assert shown.counting(QUOTE, None, 0).counted(QUOTE) == (None, 0)
    assert shown.counting(QUOTE, None, None).counting("speaker", None, None) == QueueFilter()
