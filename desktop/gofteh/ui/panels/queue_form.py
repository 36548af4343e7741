"""The form of the queue's filters: each change shows at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gofteh.app.queue import COUNTED
from gofteh.app.queue_filter import ME, NOBODY
from gofteh.app.words import N_, _, number
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC
from gofteh.ui.panels.count_field import CountField
from gofteh.ui.panels.date_field import DateField
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.queue_items import STATUS_WORDS
from gofteh.ui.panels.widgets import button, isolated, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gofteh.app.queue_filter import QueueFilter
    from gofteh.domain.article import Status

_LABELS = {QUOTE: N_("Quotes"), SPEAKER: N_("Speakers"), TOPIC: N_("Topics")}
_WIDTH = 250
"""Pixels of the fields at least."""
_DAYS = ((N_("Today"), 1), (N_("7 days"), 7), (N_("30 days"), 30))


class QueueForm(QFrame):
    """Shown over the window; Escape or a click elsewhere closes it."""

    changed = Signal(object)
    """The filter that is set now."""

    def __init__(
        self,
        shown: QueueFilter,
        publishers: Mapping[str, int],
        people: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setAccessibleName(_("Filters of the queue"))
        self._shown = shown
        self.statuses: dict[Status, QPushButton] = {}
        self.counts = {label: CountField(_(_LABELS[label])) for label in COUNTED}
        self.since, self.until = DateField(_("From day")), DateField(_("Until day"))
        sources = [
            (isolated(f"{name or _('No source')} · {number(count)}"), name)
            for name, count in publishers.items()
        ]
        everyone = [(name, person) for person, name in sorted(people.items(), key=lambda each: each[1])]
        self.publisher = _choice(_("Source"), [(_("Any source"), None), *sources])
        self.problems = _choice(
            _("Live checks"),
            [(_("Whatever they find"), None), (_("With findings"), True), (_("Without findings"), False)],
        )
        self.annotator = _choice(_("Worked on by"), [(_("Any person"), None), (_("me"), ME), *everyone])
        self.assigned = _choice(
            _("Assigned to"), [(_("Whoever it is"), None), (_("me"), ME), (_("nobody"), NOBODY), *everyone]
        )
        self._lay_out()
        self.show_filter(shown)
        self._join()

    def show_filter(self, shown: QueueFilter) -> None:
        """Show what is set, without telling of it."""
        self._shown = shown
        for status, pill in self.statuses.items():
            pill.setChecked(status in shown.statuses)
        self.since.set_day(shown.since)
        self.until.set_day(shown.until)
        for label, field in self.counts.items():
            field.show_bounds(*shown.counted(label))
        for box, value in (
            (self.publisher, shown.publisher),
            (self.problems, shown.problems),
            (self.annotator, shown.annotator),
            (self.assigned, shown.assigned),
        ):
            box.blockSignals(True)
            if value not in map(box.itemData, range(box.count())):
                # Of a project that has it no longer: what filters must be seen.
                box.addItem(str(value), value)
            box.setCurrentIndex(_place(box, value))
            box.blockSignals(False)
        self.clear.setEnabled(not shown.is_plain)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._row(form, _("Status"), self._statuses())
        self._row(form, _("Source"), self.publisher)
        self._row(form, _("From day"), self.since)
        self._row(form, _("Until day"), self.until)
        self._row(form, "", self._quick_days())
        for label, field in self.counts.items():
            self._row(form, _(_LABELS[label]), field)
        self._row(form, _("Live checks"), self.problems)
        self._row(form, _("Worked on by"), self.annotator)
        self._row(form, _("Assigned to"), self.assigned)
        column.addLayout(form)
        foot = QHBoxLayout()
        self.clear = button(_("Clear all"), role="quiet")
        self.clear.clicked.connect(lambda: self._set(self._shown.cleared()))
        close = button(_("Close"), role="primary")
        close.clicked.connect(self.close)
        foot.addWidget(self.clear)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

    @staticmethod
    def _row(form: QFormLayout, words: str, field: QWidget) -> None:
        label = plain_label(words, role="muted")
        label.setBuddy(field)
        form.addRow(label, field)

    def _statuses(self) -> QWidget:
        row = QWidget()
        layout = FlowLayout(row, gap=5)
        for status, words in STATUS_WORDS.items():
            pill = QPushButton(_(words))
            pill.setCheckable(True)
            pill.setProperty("role", "pill")
            pill.clicked.connect(self._take_statuses)
            self.statuses[status] = pill
            layout.addWidget(pill)
        return _roomy(row, layout)

    def _quick_days(self) -> QWidget:
        row = QWidget()
        layout = FlowLayout(row, gap=5)
        for words, days in _DAYS:
            chip = button(_(words), role="chip")
            chip.clicked.connect(lambda _checked, back=days: self._last_days(back))
            layout.addWidget(chip)
        return _roomy(row, layout)

    def _join(self) -> None:
        self.since.changed.connect(lambda day: self._set(replace(self._shown, since=day)))
        self.until.changed.connect(lambda day: self._set(replace(self._shown, until=day)))
        for label, field in self.counts.items():
            field.bounds_changed.connect(self._counting(label))
        for box, name in (
            (self.publisher, "publisher"),
            (self.problems, "problems"),
            (self.annotator, "annotator"),
            (self.assigned, "assigned"),
        ):
            box.currentIndexChanged.connect(self._choosing(box, name))

    def _counting(self, label: str) -> Callable[[int | None, int | None], None]:
        def take(least: int | None, most: int | None) -> None:
            self._set(self._shown.counting(label, least, most))

        return take

    def _choosing(self, box: QComboBox, name: str) -> Callable[[int], None]:
        return lambda _index: self._set(replace(self._shown, **{name: box.currentData()}))

    def _take_statuses(self) -> None:
        chosen = frozenset(status for status, pill in self.statuses.items() if pill.isChecked())
        self._set(replace(self._shown, statuses=chosen))

    def _last_days(self, count: int) -> None:
        today = date.today()  # noqa: DTZ011 - days as the clocks here have them
        self._set(replace(self._shown, since=today - timedelta(days=count - 1), until=None))

    def _set(self, shown: QueueFilter) -> None:
        self.show_filter(shown)
        self.changed.emit(shown)


def _roomy(row: QWidget, flow: FlowLayout) -> QWidget:
    """Give a row of pills the room it takes: a form asks a flow for its narrowest size alone."""
    width = max(_WIDTH, flow.minimumSize().width())
    row.setMinimumSize(width, flow.heightForWidth(width))
    return row


def _choice(name: str, lines: list[tuple[str, object]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    for words, value in lines:
        box.addItem(words, value)
    return box


def _place(box: QComboBox, value: object) -> int:
    return next((row for row in range(box.count()) if box.itemData(row) == value), 0)
