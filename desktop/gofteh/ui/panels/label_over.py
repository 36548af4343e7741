"""What stands around the hits of a search while they are looked over before all of them are labelled."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QProgressBar, QPushButton, QWidget

from gofteh.app.words import _, plural
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.widgets import ElidingLabel, button, in_one_line, isolated, plain_label


class LabelOver(QWidget):
    """Above the hits: as what. Below them (``foot``): how many, and what to press."""

    label_asked = Signal(str)
    who_asked = Signal()
    """Somebody else is to be who the mentions point at, or another topic what the words are about."""
    all_asked = Signal()
    cancelled = Signal()
    done_asked = Signal()

    def __init__(self, labels: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, gap=5)
        row.addWidget(plain_label(_("Label as"), role="small"))
        self.pills: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for label in (QUOTE, SPEAKER, TOPIC, CUE):
            pill = button(labels[label], role="pill")
            pill.setCheckable(True)
            pill.clicked.connect(partial(self.label_asked.emit, label))
            group.addButton(pill)
            self.pills[label] = pill
            row.addWidget(pill)
        self.who = button("", role="pill")
        self.who.clicked.connect(self.who_asked)
        row.addWidget(self.who)
        self.foot = QWidget()
        self.told = ElidingLabel("", role="muted")
        self.progress = QProgressBar(textVisible=False)
        self.every = button(_("All or none"), role="quiet")
        self.every.clicked.connect(self.all_asked)
        self.stop = button(_("Let it be"), role="quiet")
        self.stop.clicked.connect(self.cancelled)
        self.done = button("", role="primary")
        self.done.clicked.connect(self.done_asked)
        line = QHBoxLayout(self.foot)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.told, 1)
        line.addWidget(self.progress, 1)
        for each in (self.every, self.stop, self.done):
            line.addWidget(each)
        self.show_over(on=False)

    def show_over(self, *, on: bool) -> None:
        """Show or hide both."""
        self.setVisible(on)
        self.foot.setVisible(on)
        self.show_progress(0, 0)

    def show_label(self, label: str, who: str) -> None:
        """Show as what the hits would be labelled, and whom or what they would then point at."""
        for each, pill in self.pills.items():
            pill.setChecked(each == label)
        self.who.setVisible(label in (SPEAKER, TOPIC))
        nobody = _("Nobody yet") if label == SPEAKER else _("No topic of the list")
        self.who.setText(f"{isolated(who or nobody)} ▾")

    def show_ticks(self, ticked: int, count: int, there: int) -> None:
        """Say how many of the hits are ticked, and how many need no label."""
        words = _("{ticked} of {count}", ticked=ticked, count=count)
        if there:
            already = plural("{count} needs no label", "{count} need no label", there)
            words = in_one_line(words, already)
        self.told.setText(words)
        self.done.setText(plural("Label {count} place", "Label {count} places", ticked))
        self.done.setEnabled(ticked > 0)

    def show_progress(self, done: int, count: int) -> None:
        """Show how far the labelling is; 0 of 0 while nothing is being labelled."""
        running = count > 0
        self.progress.setVisible(running)
        self.progress.setRange(0, max(count, 1))
        self.progress.setValue(done)
        self.told.setVisible(not running)
        for each in (self.every, self.done, *self.pills.values(), self.who):
            each.setEnabled(not running)
