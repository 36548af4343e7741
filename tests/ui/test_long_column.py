"""A column of thousands: only what is near to be seen is there, all of it can be reached."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gofteh.ui.panels.long_column import FEW, ROOM, LongColumn

KEYS = [f"k{number}" for number in range(3_000)]


class Column:
    """A column of labels, of which every third is taller."""

    def __init__(self, qtbot) -> None:
        self.dropped: list[str] = []
        self.column = LongColumn(self._make, lambda key, _widget: self.dropped.append(key))
        qtbot.addWidget(self.column)
        self.column.resize(300, 600)
        self.column.show()
        qtbot.waitExposed(self.column)

    @staticmethod
    def _make(key: str) -> QWidget:
        label = QLabel(key)
        label.setFixedHeight(150 if int(key[1:]) % 3 == 0 else 60)
        return label

    def there(self) -> list[str]:
        labels = [label for label in self.column.findChildren(QLabel) if label.isVisible()]
        return [label.text() for label in sorted(labels, key=lambda label: label.y())]

    def seen(self) -> list[str]:
        port = self.column.area.viewport()
        return [
            label.text()
            for label in self.column.findChildren(QLabel)
            if label.isVisible() and label.visibleRegion().intersects(port.rect())
        ]


@pytest.fixture
def column(qtbot):
    return Column(qtbot)


def settle() -> None:
    for _turn in range(5):
        QApplication.processEvents()


def test_a_few_are_all_there(column):
    column.column.show_keys(KEYS[:FEW])
    settle()
    assert column.there() == KEYS[:FEW]


def test_of_many_only_some_are_there(column):
    column.column.show_keys(KEYS)
    settle()
    assert column.there() == KEYS[:ROOM]


def test_wherever_one_scrolls_something_is_to_be_seen_in_order(column):
    column.column.show_keys(KEYS)
    settle()
    bar = column.column.area.verticalScrollBar()
    for share in (0.5, 0.1, 1.0, 0.98, 0.0):
        bar.setSliderPosition(round(bar.maximum() * share))
        settle()
        seen = column.seen()
        assert len(seen) >= 4
        there = column.there()
        assert len(there) == ROOM
        assert there == KEYS[KEYS.index(there[0]) :][:ROOM]
    assert column.seen()[0] == KEYS[0]


def test_one_far_away_is_reached_and_brought_to_sight(column):
    column.column.show_keys(KEYS)
    settle()
    widget = column.column.reach(KEYS[2_345])
    assert isinstance(widget, QLabel)
    assert widget.text() == KEYS[2_345]
    column.column.bring_to_sight(KEYS[2_345])
    settle()
    assert KEYS[2_345] in column.seen()
    assert column.column.reach("nobody") is None


def test_what_stays_is_kept_when_keys_come_and_go(column):
    column.column.show_keys(KEYS)
    kept = column.column.reach(KEYS[5])
    column.column.show_keys([*KEYS[:3], "k30000", *KEYS[4:]])
    settle()
    assert column.column.reach(KEYS[5]) is kept
    assert column.there()[:5] == [*KEYS[:3], "k30000", KEYS[4]]
    assert column.dropped == [KEYS[3]]


def test_scrolling_step_by_step_never_jumps(column):
    column.column.show_keys(KEYS)
    settle()
    column.column.bring_to_sight(KEYS[1_500])
    settle()
    bar = column.column.area.verticalScrollBar()
    first = seen = column.seen()
    for _step in range(60):
        before = seen
        bar.setSliderPosition(bar.value() - 100)
        settle()
        seen = column.seen()
        assert set(seen) & set(before)
    assert KEYS.index(seen[0]) < KEYS.index(first[0])


def test_what_is_worked_in_is_kept_out_of_sight(column):
    column.column.show_keys(KEYS)
    settle()
    kept = column.column.reach(KEYS[3])
    column.column.hold(KEYS[3])
    bar = column.column.area.verticalScrollBar()
    bar.setSliderPosition(bar.maximum())
    settle()
    assert KEYS[3] not in column.there()
    assert KEYS[3] not in column.dropped
    bar.setSliderPosition(0)
    settle()
    assert column.there() == KEYS[:ROOM]
    assert column.column.reach(KEYS[3]) is kept
    bar.setSliderPosition(bar.maximum())
    settle()
    column.column.hold("")
    assert column.dropped.count(KEYS[3]) == 1


def test_what_comes_beside_the_one_that_is_worked_on_makes_no_other_anew(column):
    keys = list(KEYS)
    column.column.show_keys(keys)
    settle()
    column.column.bring_to_sight(KEYS[1_500])
    settle()
    column.dropped.clear()
    for number in range(10):
        keys.insert(keys.index(KEYS[1_500]) + 2 * number, f"k{5_000 + 2 * number}")
        column.column.show_keys(list(keys))
        column.column.bring_to_sight(keys[keys.index(KEYS[1_500]) + number])
        settle()
        assert keys[keys.index(KEYS[1_500]) + number] in column.seen()
    assert len(column.dropped) <= ROOM
