"""The small bar at the suggestion that is spoken of: what it says, and the keys that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt

from gofteh.app.words import N_, _
from gofteh.ui.actions import Act
from gofteh.ui.keys import in_use
from gofteh.ui.label_bar import LabelBar
from gofteh.ui.panels.chips import still_chip
from gofteh.ui.panels.snippets import shortened
from gofteh.ui.suggestion_words import speaker_words, type_words
from gofteh.ui.theme.button import KeyButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gofteh.app.proposals import Proposal
    from gofteh.domain.registry import Registry

_ANSWERS = ((Act.CONFIRM, N_("Accept")), (Act.DELETE, N_("Refuse")), (Act.NEXT_MARK, N_("Next")))


class SuggestionBar(LabelBar):
    """Says type and speaker of a suggestion, and offers to take it, refuse it or go on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What to do with the suggestion"))
        self._shown: tuple[str, str] | None = None

    def show_proposal(self, proposal: Proposal, registry: Registry, around: QRect) -> None:
        """Float at the rectangle ``around`` of the parent."""
        words = type_words(proposal), speaker_words(proposal, registry)
        if words != self._shown:
            self._shown = words
            kind, speaker = words
            chips = [still_chip(_("Suggestion: {type}", type=kind), "chip-quote")]
            if speaker:
                chips.append(still_chip(_("Speaker: {name}", name=shortened(speaker)), "chip-speaker"))
            self.fill([*chips, *(self._answer(act, _(name)) for act, name in _ANSWERS)])
        self.put(around)

    def _answer(self, act: Act, words: str) -> KeyButton:
        made = KeyButton(words, key=in_use.label(act))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.triggered.emit(act))
        return made

    def _forget(self) -> None:
        self._shown = None
