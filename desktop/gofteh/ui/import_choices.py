"""What a person may choose about an import: encoding, columns, repairs, duplicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gofteh.app.columns import FIELDS, TEXT
from gofteh.app.words import N_, _, number
from gofteh.ui.panels.widgets import plain_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gofteh.app.formats import Table
    from gofteh.app.looking import Look
    from gofteh.app.repairs import Offer

ENCODINGS: tuple[tuple[str, str | None], ...] = (
    (N_("found out from the text"), None),
    ("UTF-8", "utf-8"),
    ("Windows-1256", "windows-1256"),
    ("UTF-16", "utf-16-le"),
    (N_("UTF-16, bytes swapped"), "utf-16-be"),
)


class EncodingChoice(QWidget):
    """Which encoding texts are read in."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setAccessibleName(_("Encoding"))
        for title, encoding in ENCODINGS:
            self.box.addItem(_(title) if encoding in (None, "utf-16-be") else title, encoding)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(_("Encoding"), role="muted"))
        row.addWidget(self.box, 1)
        self.box.activated.connect(lambda _place: self.changed.emit())

    @property
    def encoding(self) -> str | None:
        """The encoding that was chosen; None to find it out."""
        value = self.box.currentData()
        return str(value) if value else None


class ColumnChoice(QFrame):
    """Which column holds which part of an article: guessed, shown, changeable."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(4)
        self._columns: tuple[str, ...] = ()
        self.boxes: dict[str, QComboBox] = {}
        self.chosen: dict[str, str] = {}
        """Only where the person overruled the guess; an empty name takes a field away."""

    def show_table(self, table: Table) -> None:
        """Offer the columns of a table; what was chosen for another with the same columns stays."""
        if table.columns == self._columns:
            return
        self._columns = table.columns
        while self._form.rowCount():
            self._form.removeRow(0)
        self.boxes = {}
        for each, title in FIELDS.items():
            box = QComboBox()
            box.setAccessibleName(_(title))
            box.addItem("—", "")
            for column in table.columns:
                box.addItem(column, column)
            place = box.findData(self.chosen.get(each, table.guess.get(each, "")))
            box.setCurrentIndex(max(place, 0))
            box.activated.connect(lambda _place, field=each: self._choose(field))
            self.boxes[each] = box
            self._form.addRow(plain_label(_(title), role="muted"), box)

    def _choose(self, field: str) -> None:
        self.chosen[field] = str(self.boxes[field].currentData())
        if field != TEXT or self.chosen[field]:
            self.changed.emit()


class RepairChoice(QFrame):
    """The repairs that would change something; none is done unless it is ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self._counts: dict[str, int] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._rows.addWidget(plain_label(_("Mend before marking"), role="heading"))
        words = _("Each text is kept as it came; the mended one is a second version of it.")
        self._rows.addWidget(plain_label(words, role="muted", wraps=True))
        self.hide()

    @property
    def steps(self) -> list[str]:
        """The repairs that were ticked."""
        return [step for step, box in self.boxes.items() if box.isChecked()]

    def clear(self) -> None:
        """Forget what was found, to look again; ticks stay."""
        self._counts = {}
        for box in self.boxes.values():
            box.hide()
        self.hide()

    def add_offers(self, looks: Iterable[Look]) -> None:
        """Add what could be mended in files that were looked at just now."""
        changed: dict[str, Offer] = {}
        for seen in looks:
            for offer in seen.offers:
                step = offer.repair.step
                self._counts[step] = self._counts.get(step, 0) + offer.count
                changed.setdefault(step, offer)
        for step, offer in changed.items():
            if step not in self.boxes:
                self.boxes[step] = QCheckBox()
                self._rows.addWidget(self.boxes[step])
            self.boxes[step].setText(_line(offer, self._counts[step]))
            self.boxes[step].show()
        if changed:
            self.show()


def _line(offer: Offer, places: int) -> str:
    title, count = _(offer.repair.title), number(places)
    before, after = offer.examples[0] if offer.examples else ("", "")
    if not before.strip() or before == after or not before.isprintable():
        return _("{what}: {count}", what=title, count=count)
    words = _("“{before}” becoming “{after}”", before=before, after=after)
    return _("{what}: {count}, as in {words}", what=title, count=count, words=words)


class DuplicateChoice(QCheckBox):
    """Whether texts come in again that the project has already, or nearly."""

    def __init__(self) -> None:
        super().__init__(_("Import texts again that are here already, or nearly"))
