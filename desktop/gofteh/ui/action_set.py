"""The table of actions made into QActions and menus, switched on when they make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gofteh.app.words import _
from gofteh.ui import icons
from gofteh.ui.actions import ACTIONS, SPECS, Act, Needs
from gofteh.ui.keys import in_use

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.menus import MenuEntry

STATUSES = (Act.STATUS_NEW, Act.STATUS_IN_PROGRESS, Act.STATUS_DONE, Act.STATUS_REJECTED)
RULES = (Act.NEXT_IN_QUEUE, Act.NEXT_OLDEST, Act.NEXT_SUGGESTIONS, Act.NEXT_DOUBTFUL, Act.NEXT_MINE)
CHOICES: tuple[tuple[Act, ...], ...] = (
    (Act.THEME_AUTO, Act.THEME_LIGHT, Act.THEME_DARK, Act.THEME_BLACK, Act.THEME_WHITE),
    (Act.PERSIAN, Act.ENGLISH),
    STATUSES,
    RULES,
)
"""Actions of which one at a time stands."""


class ActionSet(QObject):
    """Every action of the table with what it does; keys are dispatched elsewhere (``ui.keys``)."""

    def __init__(self, handlers: dict[Act, Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._handlers = handlers
        self._actions = {spec.act: self._make(spec.act, _(spec.text)) for spec in ACTIONS}
        self._enabled = set(self._actions)
        self._show_keys()
        in_use.changed.connect(self._show_keys)
        for acts in CHOICES:
            group = QActionGroup(self)
            for act in acts:
                self._actions[act].setCheckable(True)
                # In a menu it would take the place of the tick.
                self._actions[act].setIconVisibleInMenu(False)
                group.addAction(self._actions[act])

    def __getitem__(self, act: Act) -> QAction:
        return self._actions[act]

    def trigger(self, act: Act) -> bool:
        """Do ``act`` if it is switched on; tells whether it was done."""
        if not self._actions[act].isEnabled():
            return False
        self._handlers[act]()
        return True

    def enable(self, there: set[Needs]) -> set[Act]:
        """Switch on what can be done with what is ``there``; returns those."""
        enabled = {spec.act for spec in ACTIONS if spec.needs is Needs.NOTHING or spec.needs in there}
        for act in enabled ^ self._enabled:
            self._actions[act].setEnabled(act in enabled)
        self._enabled = enabled
        return enabled

    def check(self, act: Act) -> None:
        """Show that ``act`` is the one that stands in its group."""
        self._actions[act].setChecked(True)

    def check_none(self, acts: tuple[Act, ...]) -> None:
        """Show that none of the group of ``acts`` stands."""
        group = self._actions[acts[0]].actionGroup()
        group.setExclusive(False)
        for act in acts:
            self._actions[act].setChecked(False)
        group.setExclusive(True)

    def say(self, act: Act, words: str) -> None:
        """Let menus say ``words`` for ``act``, until they are to say something else."""
        key = in_use.label(act)
        text = words.replace("&", "&&")
        self._actions[act].setText(f"{text}\t{key}" if key else text)
        # Setting the text would else change what buttons and the keys page call it.
        self._actions[act].setIconText(_(SPECS[act].text))

    def draw_icons(self) -> None:
        """Draw the icons in the colours of the theme."""
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.act].setIcon(icons.icon(spec.icon))

    def menu(self, entries: tuple[MenuEntry, ...], parent: QWidget, title: str = "") -> QMenu:
        """Return a menu of ``entries``, with menus in it where entries are nested."""
        menu = QMenu(title, parent)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, Act):
                menu.addAction(self._actions[entry])
            else:
                name, inner = entry
                menu.addMenu(self.menu(inner, menu, _(name)))
        return menu

    def _show_keys(self) -> None:
        # The key stands after a tab, which menus show at their far side; a real shortcut would fire
        # a second time beside the dispatcher.
        for act, action in self._actions.items():
            text, key = action.iconText(), in_use.label(act)
            action.setText(f"{text}\t{key}" if key else text)
            action.setIconText(text)

    def _make(self, act: Act, text: str) -> QAction:
        action = QAction(text, self)
        action.setIconText(text)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(self._handlers[act])
        return action
