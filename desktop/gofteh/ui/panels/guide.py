"""The guide: the keys and the rules for hard cases, beside the article."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from gofteh.app.words import N_, _
from gofteh.ui.actions import SPECS, Act
from gofteh.ui.keys import in_use
from gofteh.ui.panels.widgets import clear_layout, plain_label

KEYS: tuple[Act, ...] = (
    Act.MARK_QUOTE,
    Act.MARK_SPEAKER,
    Act.MARK_TOPIC,
    Act.MARK_CUE,
    Act.NEXT_QUOTATION,
    Act.TAKE_CANDIDATE,
    Act.EDIT_RECORD,
    Act.ADD_PART,
    Act.JOIN_PREVIOUS,
    Act.SPLIT_OFF,
    Act.MARK_VIA,
    Act.LABEL_SAME,
    Act.LINK,
    Act.LINK_OTHERWISE,
    Act.DIRECT,
    Act.INDIRECT,
    Act.MIXED,
    Act.SPEAKER_NAME,
    Act.NOTE,
    Act.DELETE,
    Act.NEXT_MARK,
    Act.MARK_HERE,
    Act.SUGGESTIONS,
    Act.ACCEPT_ALIKE,
    Act.WEAK_SUGGESTIONS,
    Act.TAKE_TOPIC,
    Act.GROW,
    Act.SHRINK,
    Act.START_EARLIER,
    Act.START_LATER,
    Act.END_EARLIER,
    Act.END_LATER,
    Act.START_EARLIER_LETTER,
    Act.END_LATER_LETTER,
    Act.NEXT_FINDING,
    Act.MEND,
    Act.IGNORE_FINDING,
    Act.UNDO,
    Act.REDO,
    Act.FINISH,
    Act.TEXT_VIEW,
    Act.TURN_PARAGRAPH,
)

RULES: tuple[tuple[str, str], ...] = (
    (
        N_("Suggestions"),
        N_(
            "What is dashed is only suggested. Tab goes to the next suggestion, Enter takes it, Delete "
            "refuses it for good; the edge keys and D, I, M change it first, Alt+2 to Alt+4 take it with "
            "another speaker."
        ),
    ),
    (
        N_("Marks"),
        N_("The marks «» belong to the quote; a comma or full stop after them does not."),
    ),
    (
        N_("Direct without marks"),
        N_("What follows a colon is a direct quote even without marks; its final full stop is inside."),
    ),
    (
        N_("Indirect"),
        N_("Mark the whole reported clause, without its final full stop."),
    ),
    (
        N_("Mixed"),
        N_("A reported clause with some words in marks is mixed: mark the whole clause."),
    ),
    (
        N_("Names and titles in marks"),
        N_("A name, a title or a scare quote in «» is not a quote."),
    ),
    (
        N_("Split quotes"),
        N_("A quote interrupted by its cue is one record: mark one part, select the other and add it."),
    ),
    (
        N_("Speaker"),
        N_("Mark the nearest words for the speaker as they stand, then say who is meant."),
    ),
    (
        N_("Agencies"),
        N_("In “as ISNA reports, Lavrov said …” Lavrov speaks; the agency only carries it."),
    ),
    (
        N_("Quotes within quotes"),
        N_("A quote marked within another is nested in it by itself; its card shows in which one."),
    ),
)


class GuideView(QWidget):
    """Keys first, then one card a rule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "column")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(10)
        self._keys = QFrame()
        self._keys.setProperty("role", "card")
        self._grid = QGridLayout(self._keys)
        self._grid.setContentsMargins(14, 10, 14, 12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        layout.addWidget(self._keys)
        self._show_keys()
        in_use.changed.connect(self._show_keys)
        for title, rule in RULES:
            layout.addWidget(self._rule(_(title), _(rule)))
        layout.addStretch()

    def _show_keys(self) -> None:
        clear_layout(self._grid)
        shown = [act for act in KEYS if in_use.label(act)]
        for row, act in enumerate(shown):
            self._grid.addWidget(plain_label(_(SPECS[act].text), wraps=True), row, 0)
            cap = plain_label(in_use.label(act), role="keycap")
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(cap, row, 1, Qt.AlignmentFlag.AlignVCenter)

    @staticmethod
    def _rule(title: str, rule: str) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.addWidget(plain_label(title, role="heading", wraps=True))
        layout.addWidget(plain_label(rule, wraps=True))
        return card
