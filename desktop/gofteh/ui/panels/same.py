"""The drawer under the article in which "label all the same" is looked over before it is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gofteh.app.words import _, plural
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC
from gofteh.ui.panels.concordance import ConcordanceList
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.widgets import ElidingLabel, below_a_line, button, plain_label

_TALL = 270


class SameDrawer(QFrame):
    """Which words, as what, where: a list with ticks, and what to press; hidden when there is no need."""

    label_asked = Signal(str)
    """The words are to be labelled so."""
    done_asked = Signal()
    cancelled = Signal()
    all_asked = Signal()

    def __init__(self, labels: dict[str, str], parent: QWidget | None = None) -> None:
        """Make the drawer; ``labels`` gives the words of each label."""
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Label all the same"))
        self.setFixedHeight(_TALL)
        self.title = ElidingLabel("", role="heading")
        self.meaning = plain_label("", role="muted")
        self.count = plain_label("", role="muted")
        self.list = ConcordanceList()
        self.list.setAccessibleName(_("Places with the same words"))
        self.list.confirmed.connect(self.done_asked)
        self.list.dismissed.connect(self.cancelled)
        self.empty = plain_label("", role="muted", wraps=True)
        self.done = button("", role="primary")
        self.done.clicked.connect(self.done_asked)
        self.pills: dict[str, QPushButton] = {}
        self._lay_out({label: labels[label] for label in (QUOTE, SPEAKER, TOPIC, CUE)})
        self.hide()

    def show_count(self, ticked: int, count: int) -> None:
        """Say how many of the places are ticked."""
        self.count.setText(_("{ticked} of {count}", ticked=ticked, count=count))
        self.done.setText(plural("Label {count} place", "Label {count} places", ticked))
        self.done.setEnabled(ticked > 0)

    def show_label(self, label: str) -> None:
        """Show as what the words will be labelled."""
        self.list.label = label
        for each, pill in self.pills.items():
            pill.setChecked(each == label)

    def say_when_empty(self, text: str) -> None:
        """Put ``text`` in the place of the list; the empty text shows the list."""
        self.empty.setText(text)
        self.empty.setVisible(bool(text))
        self.list.setVisible(not text)

    def _lay_out(self, labels: dict[str, str]) -> None:
        around = below_a_line(self)
        column = QVBoxLayout()
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        around.addLayout(column)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.meaning)
        head.addWidget(self.count)
        column.addLayout(head)
        pills = QWidget()
        row = FlowLayout(pills, gap=5)
        group = QButtonGroup(self)
        for label, words in labels.items():
            pill = button(words, role="pill")
            pill.setCheckable(True)
            pill.clicked.connect(lambda _checked, wanted=label: self.label_asked.emit(wanted))
            group.addButton(pill)
            self.pills[label] = pill
            row.addWidget(pill)
        column.addWidget(pills)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._hint(), 1)
        every = button(_("All or none"), role="quiet")
        every.clicked.connect(self.all_asked)
        stop = button(_("Let it be"), role="quiet")
        stop.clicked.connect(self.cancelled)
        for each in (every, stop, self.done):
            foot.addWidget(each)
        column.addLayout(foot)

    @staticmethod
    def _hint() -> QLabel:
        return ElidingLabel(
            _("Arrows walk, Space leaves a place out, Enter labels, Escape lets it be."), role="muted"
        )
