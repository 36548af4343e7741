"""Rows of a form that can be added and taken away: other names with their kinds, roles with their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gofteh.app.role_days import shown_day, typed_day
from gofteh.app.words import N_, _
from gofteh.domain.errors import Problem
from gofteh.domain.registry import AliasKind, Role
from gofteh.ui.panels.widgets import button, clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIAS_WORDS: dict[AliasKind | None, str] = {
    None: N_("another name"),
    AliasKind.FULL_NAME: N_("full name"),
    AliasKind.SURNAME: N_("surname"),
    AliasKind.TITLE_NAME: N_("title and name"),
    AliasKind.ROLE: N_("role"),
    AliasKind.ORGANISATION: N_("organisation"),
    AliasKind.ACRONYM: N_("acronym"),
    AliasKind.SPELLING: N_("spelling"),
    AliasKind.PRONOUN: N_("pronoun"),
}


def field(text: str, name: str) -> QLineEdit:
    """Return a field that screen readers call ``name``, which also stands in it while it is empty."""
    made = QLineEdit(text)
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    made.setCursorPosition(0)
    return made


class FormRows(QWidget):
    """Rows below one another over a button that adds one; tells when somebody changed one."""

    changed = Signal()

    def __init__(self, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = button(add, role="chip")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.begin_row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._column.addLayout(self._rows)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.rows: list[QWidget] = []

    def clear(self) -> None:
        """Take all rows away."""
        clear_layout(self._rows)
        self.rows = []

    def begin_row(self) -> None:
        """Add an empty row and put the caret into it."""
        row = self.new_row()
        first = row.findChild(QLineEdit)
        if isinstance(first, QLineEdit):
            first.setFocus()

    def new_row(self) -> QWidget:
        """Add an empty row."""
        raise NotImplementedError

    def place(self, *parts: tuple[QWidget, int]) -> QWidget:
        """Add a row of widgets with their shares of the width, and a sign that takes it away."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part, share in parts:
            layout.addWidget(part, share)
            if isinstance(part, QLineEdit):
                part.editingFinished.connect(self.changed)
            elif isinstance(part, QComboBox):
                part.activated.connect(lambda _place: self.changed.emit())
        away = button("✕", role="flat", name=_("Take away"))
        away.setAutoDefault(False)
        away.clicked.connect(lambda: self._take_away(row))
        layout.addWidget(away)
        self._rows.addWidget(row)
        self.rows.append(row)
        return row

    def _take_away(self, row: QWidget) -> None:
        self.rows.remove(row)
        # A field that loses the focus on its way out must not be asked once more.
        for part in row.findChildren(QLineEdit):
            part.blockSignals(True)
        row.hide()
        row.deleteLater()
        self.changed.emit()


class AliasRows(FormRows):
    """Other names, each with what it is."""

    def show_aliases(self, aliases: Sequence[tuple[str, AliasKind | None]]) -> None:
        """Show these."""
        self.clear()
        for words, kind in aliases:
            self._row(words, kind)

    def new_row(self) -> QWidget:
        """Add an empty row."""
        return self._row("", None)

    @property
    def aliases(self) -> list[tuple[str, AliasKind | None]]:
        """What stands in the rows; empty ones are left out."""
        found: list[tuple[str, AliasKind | None]] = []
        for row in self.rows:
            words, kind = row.findChild(QLineEdit), row.findChild(QComboBox)
            if isinstance(words, QLineEdit) and isinstance(kind, QComboBox) and words.text().strip():
                found.append((words.text().strip(), list(ALIAS_WORDS)[kind.currentIndex()]))
        return found

    def _row(self, words: str, kind: AliasKind | None) -> QWidget:
        choice = QComboBox()
        choice.setAccessibleName(_("What this name is"))
        with QSignalBlocker(choice):
            choice.addItems([_(name) for name in ALIAS_WORDS.values()])
            choice.setCurrentIndex(list(ALIAS_WORDS).index(kind))
        return self.place((field(words, _("Another name")), 3), (choice, 2))


class RoleRows(FormRows):
    """Roles, each with its first and last day."""

    def show_roles(self, roles: Sequence[Role]) -> None:
        """Show these."""
        self.clear()
        for role in roles:
            self._row(role)

    def new_row(self) -> QWidget:
        """Add an empty row."""
        return self._row(None)

    @property
    def roles(self) -> list[Role]:
        """What stands in the rows; those without a title are left out. Raises Problem for what is no day."""
        found: list[Role] = []
        for row in self.rows:
            title, since, until = (each.text() for each in row.findChildren(QLineEdit))
            if title.strip():
                days = typed_day(since, is_end=False), typed_day(until, is_end=True)
                found.append(Role(title.strip(), *days))
        return found

    def says(self, roles: Sequence[Role]) -> bool:
        """Tell whether these stand in the rows."""
        try:
            return self.roles == list(roles)
        except Problem:
            return False

    def _row(self, role: Role | None) -> QWidget:
        title = field(role.title if role else "", _("Role"))
        since = field(shown_day(role.since) if role else "", _("from"))
        until = field(shown_day(role.until) if role else "", _("to"))
        return self.place((title, 5), (since, 2), (until, 2))
