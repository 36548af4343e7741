"""The panel below the article in which one looks for words in the whole project."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gofteh.app.words import N_, _, plural
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC
from gofteh.ui import icons
from gofteh.ui.panels.find_bar import SearchField
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.grip import Grip
from gofteh.ui.panels.hit_list import HitList
from gofteh.ui.panels.label_over import LabelOver
from gofteh.ui.panels.widgets import ElidingLabel, below_a_line, button, isolated, plain_label

_LEAST, _REST = 190, 160
"""Pixels of the panel and of the article above it."""
_SHARE = 0.46

WHERE: tuple[tuple[str, str], ...] = (
    ("", N_("Everywhere")),
    (QUOTE, N_("In quotes")),
    (SPEAKER, N_("Speakers")),
    (TOPIC, N_("Topics")),
)
"""Labels within which words are looked for, and what the pills say."""


class SearchPage(QFrame):
    """What to look for and where, how much there is, the hits, and what can be done with all of them."""

    changed = Signal()
    """Something else is typed."""
    label_chosen = Signal(str)
    speaker_asked = Signal()
    topic_asked = Signal()
    dismissed = Signal()

    def __init__(self, labels: dict[str, str], parent: QWidget | None = None) -> None:
        """Make the page; ``labels`` gives the words of each label."""
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Find in the project"))
        self.field = SearchField(_("Find in the project…"))
        self.field.textChanged.connect(self.changed)
        self.field.dismissed.connect(self.dismissed)
        self.count = plain_label("", role="muted")
        self.close_ = button("", role="flat", name=_("Close"))
        self.close_.clicked.connect(self.dismissed)
        self.list = HitList()
        self.list.setAccessibleName(_("Places found"))
        self.list.dismissed.connect(self.field.setFocus)
        self.empty = plain_label("", role="muted", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.problem = ElidingLabel("", role="problem")
        self.speaker, self.topic = (self._chip(words) for words in (_("Anybody"), _("Any topic")))
        self.speaker.clicked.connect(self.speaker_asked)
        self.topic.clicked.connect(self.topic_asked)
        self.begin_label = button(_("Label all found…"), role="quiet")
        self.over = LabelOver(labels)
        self.pills: dict[str, QPushButton] = {}
        self.grip = Grip(self, least=_LEAST, rest=_REST)
        self._lay_out()
        self.look_changed()
        self.show_hits_or("")
        self.hide()

    def begin(self, words: str) -> None:
        """Take the keys, with ``words`` in the field if there are any."""
        if self.isHidden():
            above = self.parentWidget()
            self.grip.set_height(round(above.height() * _SHARE) if above is not None else _LEAST)
        if words:
            self.field.setText(words)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_filters(self, label: str, speaker: str, topic: str) -> None:
        """Show what the query says of labels, of who speaks and of topics."""
        # Another label, which was typed, is none of the pills.
        self._group.setExclusive(False)
        for each, pill in self.pills.items():
            pill.setChecked(each == label)
        self._group.setExclusive(True)
        self.speaker.setText(f"{isolated(speaker or _('Anybody'))} ▾")
        self.topic.setText(f"{isolated(topic or _('Any topic'))} ▾")
        for chip, value in ((self.speaker, speaker), (self.topic, topic)):
            chip.setChecked(bool(value))

    def show_count(self, hits: int, articles: int, *, running: bool, more: bool) -> None:
        """Say how much was found so far; ``more`` when not all was looked for."""
        words = plural("{count} place", "{count} places", hits) if hits else ""
        if hits:
            among = plural("in {count} article", "in {count} articles", articles)
            words = f"{words}{'+' if more else ''} {among}"
        self.count.setText(f"{words} …" if running else words)
        self.begin_label.setEnabled(hits > 0)

    def show_problem(self, words: str) -> None:
        """Say what is wrong with what is typed; the empty text says that nothing is."""
        self.problem.setText(words)
        self.problem.setToolTip(words)
        self.problem.setVisible(bool(words))

    def show_hits_or(self, words: str) -> None:
        """Say ``words`` in the place of the hits; the empty text shows the hits."""
        self.empty.setText(words)
        self.empty.setVisible(bool(words))
        self.list.setVisible(not words)

    def look_changed(self) -> None:
        """Draw the icon in the colours of the theme."""
        self.close_.setIcon(icons.icon("close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        # Qt sends one of these while the page is still being made.
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "close_"):
            self.look_changed()

    @staticmethod
    def _chip(words: str) -> QPushButton:
        made = button(f"{isolated(words)} ▾", role="pill")
        made.setCheckable(True)
        return made

    def _lay_out(self) -> None:
        around = below_a_line(self)
        around.addWidget(self.grip)
        column = QVBoxLayout()
        column.setContentsMargins(12, 2, 12, 8)
        column.setSpacing(6)
        around.addLayout(column, 1)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.field.setMinimumWidth(180)
        head.addWidget(self.field, 1)
        head.addWidget(self.count)
        head.addWidget(self.begin_label)
        head.addWidget(self.close_)
        column.addLayout(head)
        column.addWidget(self._filters())
        column.addWidget(self.problem)
        column.addWidget(self.over)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.over.foot)

    def _filters(self) -> QWidget:
        filters = QWidget()
        row = FlowLayout(filters, gap=5)
        self._group = QButtonGroup(self)
        for label, words in WHERE:
            pill = button(_(words), role="pill")
            pill.setCheckable(True)
            pill.clicked.connect(partial(self.label_chosen.emit, label))
            self._group.addButton(pill)
            self.pills[label] = pill
            row.addWidget(pill)
        row.addWidget(self.speaker)
        row.addWidget(self.topic)
        return filters
