"""What the live checks find, and what can be done about it; the list stays fast with thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from gofteh.app.words import _, plural
from gofteh.ui import theme as look
from gofteh.ui.actions import Act
from gofteh.ui.keys import in_use
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.two_lines import LINES, Index, Lines, TwoLineDelegate
from gofteh.ui.panels.widgets import button, clear_layout, plain_label, start_of
from gofteh.ui.theme.button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gofteh.app.checks import Found

# The checks load when there is an article to look at: the window is painted before.


class FoundModel(QAbstractListModel):
    """The findings as rows; only what is seen is ever worded."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: Sequence[Found] = ()
        self._blocking: frozenset[str] = frozenset()

    def show(self, found: Sequence[Found], blocking: frozenset[str]) -> None:
        """Show these, those of the checks ``blocking`` as graver."""
        if (found, blocking) != (self._found, self._blocking):
            self.beginResetModel()
            self._found, self._blocking = found, blocking
            self.endResetModel()

    def row_of(self, found: Found | None) -> int:
        """Return the row of a finding, or -1."""
        return next((row for row, each in enumerate(self._found) if each is found), -1)

    def found_at(self, index: Index) -> Found | None:
        """Return the finding of a row."""
        return self._found[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row is about, in words for the eye and for screen readers."""
        found = self.found_at(index)
        if found is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _(found.message, **found.details)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_title(found)}. {_(found.message, **found.details)}"
        return self._lines_of(found) if role == LINES else None

    def _lines_of(self, found: Found) -> Lines:
        theme, grave = look.current(), found.check in self._blocking
        return Lines(
            strong=_title(found),
            muted=_(found.message, **found.details),
            icon="warning" if grave else "help",
            colour=theme.danger if grave else theme.quote.line,
        )


class ChecksView(QWidget):
    """The findings, the one that is spoken of with its fixes, and what done needs."""

    chosen = Signal(object)
    """A Found to go to."""
    fix_asked = Signal(int)
    """The number of the fix of what is spoken of."""
    ignore_asked = Signal()
    heed_asked = Signal(object)
    required_changed = Signal(object)
    """The ids of the checks that done is to need from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FoundModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setAccessibleName(_("What the checks find"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.empty = plain_label("", role="muted", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.card, self.says, self._fixes = self._make_card()
        self.ignored = button("", role="flat")
        self.ignored.clicked.connect(self._show_ignored)
        self.needs = button("", role="quiet", hint=_("What this project asks before an article is done"))
        self.needs.clicked.connect(self._show_needs)
        self._passed: Sequence[Found] = ()
        self._required: frozenset[str] = frozenset()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.card)
        foot = FlowLayout(gap=6)
        foot.addWidget(self.needs)
        foot.addWidget(self.ignored)
        column.addLayout(foot)

    def show_found(
        self,
        found: Sequence[Found],
        current: Found | None,
        *,
        ignored: Sequence[Found],
        required: frozenset[str],
        is_open: bool,
    ) -> None:
        """Show what is found in the open article, if one ``is_open``."""
        self._passed, self._required = ignored, required
        self.model.show(found, required or (_usual() if found else frozenset()))
        row = self.model.row_of(current)
        self.list.setCurrentIndex(self.model.index(row, 0))
        if row >= 0:
            self.list.scrollTo(self.model.index(row, 0))
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.setText(
            _("The checks find nothing to look at again. Well done.")
            if is_open
            else _("Open an article: what wants a second look is listed here while you work.")
        )
        self._show_card(current)
        self.ignored.setVisible(bool(ignored))
        self.ignored.setText(plural("{count} ignored", "{count} ignored", len(ignored)))
        count = len(required)
        self.needs.setText(
            plural("Done needs {count} check", "Done needs {count} checks", count)
            if count
            else _("Done needs no check")
        )

    def needs_menu(self) -> QMenu:
        """Return the menu of what done needs: every check with a tick, and the usual ones at once."""
        from gofteh.app.checks import CHECKS

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        none = menu.addAction(_("Nothing: an article can always be done"))
        usual = menu.addAction(_("The usual checks"))
        for action, checks in ((none, frozenset[str]()), (usual, _usual())):
            action.setCheckable(True)
            action.setChecked(self._required == checks)
            action.triggered.connect(lambda _on, wanted=checks: self.required_changed.emit(wanted))
        menu.addSeparator()
        for check in CHECKS:
            action = menu.addAction(_(check.title))
            action.setCheckable(True)
            action.setChecked(check.id in self._required)
            action.triggered.connect(
                lambda _on, wanted=self._required ^ {check.id}: self.required_changed.emit(wanted)
            )
        return menu

    def ignored_menu(self) -> QMenu:
        """Return the menu of what is ignored; choosing a line takes it up again."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(_("Take up again"))
        for found in self._passed:
            action = menu.addAction(_(found.message, **found.details).replace("&", "&&"))
            action.triggered.connect(lambda _on=False, each=found: self.heed_asked.emit(each))
        return menu

    def _make_card(self) -> tuple[QFrame, QLabel, FlowLayout]:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        says = plain_label("", wraps=True)
        says.setAlignment(start_of(self))
        column.addWidget(says)
        fixes = FlowLayout(gap=6)
        column.addLayout(fixes)
        card.hide()
        return card, says, fixes

    def _show_card(self, found: Found | None) -> None:
        clear_layout(self._fixes)
        self.card.setVisible(found is not None)
        if found is None:
            return
        from gofteh.app.checks import Ask

        self.says.setText(_(found.message, **found.details))
        for place, fix in enumerate(found.fixes):
            key = in_use.label(Act.MEND) if place == 0 else ""
            self._add(KeyButton(_(fix.name, **fix.details), key=key), place)
        if not found.fixes and found.ask is Ask.SPEAKER:
            self._add(KeyButton(_("Name the speaker"), key=in_use.label(Act.MEND)), 0)
        ignore = KeyButton(_("Ignore"), role="flat", key=in_use.label(Act.IGNORE_FINDING))
        ignore.clicked.connect(self.ignore_asked)
        self._fixes.addWidget(ignore)
        ignore.show()

    def _add(self, made: KeyButton, place: int) -> None:
        made.clicked.connect(lambda: self.fix_asked.emit(place))
        self._fixes.addWidget(made)
        made.show()

    def _choose(self, index: QModelIndex) -> None:
        found = self.model.found_at(index)
        if found is not None:
            self.chosen.emit(found)

    def _show_needs(self) -> None:
        self.needs_menu().popup(self.needs.mapToGlobal(self.needs.rect().topLeft()))

    def _show_ignored(self) -> None:
        self.ignored_menu().popup(self.ignored.mapToGlobal(self.ignored.rect().topLeft()))


def _title(found: Found) -> str:
    from gofteh.app.checks import BY_ID

    return _(BY_ID[found.check].title)


def _usual() -> frozenset[str]:
    from gofteh.app.checks import REQUIRED

    return REQUIRED
