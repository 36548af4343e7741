"""The bar above everything: whose program this is, the labels, and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from gofteh.app.words import _
from gofteh.ui.actions import SPECS, Act
from gofteh.ui.keys import in_use
from gofteh.ui.panels.widgets import plain_label
from gofteh.ui.theme.button import KeyButton

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LABELS: tuple[tuple[Act, str], ...] = (
    (Act.MARK_QUOTE, "quote"),
    (Act.MARK_SPEAKER, "speaker"),
    (Act.MARK_TOPIC, "topic"),
    (Act.LINK, ""),
)

_GAP = 10


class TopBar(QFrame):
    """Menu button with the project's name, label buttons in the middle, "done, next" at the end."""

    triggered = Signal(object)
    """The Act of a button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "topbar")
        self.brand = QToolButton()
        self.brand.setText("گفته" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "Gofteh")
        self.brand.setProperty("role", "flat")
        font = self.brand.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.brand.setFont(font)
        self.brand.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.brand.setAccessibleName(_("Menu"))
        self.brand.setToolTip(_("Menu"))
        self.project = plain_label("", role="muted")
        self.buttons: dict[Act, KeyButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(_GAP)
        row.addWidget(self.brand)
        row.addWidget(self.project)
        row.addStretch(1)
        for act, dot in LABELS:
            row.addWidget(self._button(act, dot=dot))
        row.addStretch(1)
        self._suggestions = self._button(Act.SUGGESTIONS)
        row.addWidget(self._suggestions)
        row.addWidget(self._button(Act.FINISH, role="primary"))
        in_use.changed.connect(self._show_keys)
        self.enable(set())

    def set_menu(self, menu: QMenu) -> None:
        """Let the button with the name of the program open ``menu``."""
        self.brand.setMenu(menu)

    def show_project(self, name: str) -> None:
        """Show which project is open."""
        self.project.setText(name)

    def count_suggestions(self, count: str) -> None:
        """Show how many suggestions there are in the place of the key; empty for none."""
        self._suggestions.set_count(count)

    def minimumSizeHint(self) -> QSize:
        """Return room for all but the suggestions, which have a key and a tab of their own."""
        whole, beside = super().minimumSizeHint(), self._suggestions.sizeHint().width() + _GAP
        return whole if self._suggestions.isHidden() else whole - QSize(beside, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the suggestions out where there is no room for them."""
        needed = self.minimumSizeHint().width() + self._suggestions.sizeHint().width() + _GAP
        self._suggestions.setVisible(event.size().width() >= needed)
        super().resizeEvent(event)

    def enable(self, acts: set[Act]) -> None:
        """Let the person press only what makes sense now."""
        for act, made in self.buttons.items():
            if made.isEnabled() != (act in acts):
                made.setEnabled(act in acts)

    def _show_keys(self) -> None:
        for act, made in self.buttons.items():
            made.set_key(in_use.label(act))

    def _button(self, act: Act, *, dot: str = "", role: str = "quiet") -> KeyButton:
        spec = SPECS[act]
        made = KeyButton(_(spec.text), role=role, swatch=dot, key=in_use.label(act))
        # The article keeps the caret and the selection while a button is pressed.
        made.setFocusPolicy(
            Qt.FocusPolicy.NoFocus if dot or act in (Act.LINK, Act.SUGGESTIONS) else Qt.FocusPolicy.TabFocus
        )
        made.clicked.connect(lambda: self.triggered.emit(act))
        self.buttons[act] = made
        return made
