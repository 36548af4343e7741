"""What the desk has taught: figures of what was learnt, and the ways to teach more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gofteh.app.words import _, number, percent, plural
from gofteh.ui.actions import SPECS, Act
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.progress_row import ProgressRow
from gofteh.ui.panels.widgets import button, plain_label, start_of

if TYPE_CHECKING:
    from gofteh.app.learning import Model


class TeachingView(QFrame):
    """A card above the figures of the rules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.says = plain_label("", wraps=True)
        self.says.setAlignment(start_of(self))
        self.figures = plain_label("", role="muted", wraps=True)
        self.figures.setAlignment(start_of(self))
        self.learn = button(_("Learn from finished articles"), role="quiet")
        self.cues = button(_("Verbs of saying"), role="flat", hint=_(SPECS[Act.CUES].text))
        self.progress = ProgressRow(_("Learning from finished articles: {done} of {total}"))
        answers = FlowLayout(gap=6)
        answers.addWidget(self.learn)
        answers.addWidget(self.cues)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(self.says)
        column.addWidget(self.figures)
        column.addWidget(self.progress)
        column.addLayout(answers)

    def show_model(self, model: Model | None, *, cues: int, is_learning: bool) -> None:
        """Show what was learnt last, and how many verbs the desk has added."""
        self.learn.setVisible(not is_learning)
        own = plural("{count} verb of your own", "{count} verbs of your own", cues) if cues else ""
        if model is None:
            self.says.setText(_("Nothing has been learnt from this desk yet."))
            self.figures.setText(own)
            self.figures.setVisible(bool(own))
            return
        figures = model.learnt.figures
        self.says.setText(
            _("Learnt from this desk, and used: it beats the rules.")
            if figures.is_better
            else _("Learnt from this desk, and silent: the rules are as good.")
        )
        self.figures.setText(
            " · ".join(
                [
                    _("rules {share}", share=percent(figures.rules.exact_f1)),
                    _("learnt {share}", share=percent(figures.model.exact_f1)),
                    _("measured on {count} articles held back", count=number(figures.held_back)),
                    _("from {count} articles", count=number(figures.learnt_from)),
                    _("version {number}", number=number(model.version)),
                    *([own] if own else []),
                ]
            )
        )
        self.figures.show()
