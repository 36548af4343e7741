"""What is suggested in the open article, with topics, and how good each rule has been so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gofteh.app.words import _, number, percent, plural
from gofteh.ui import theme as look
from gofteh.ui.actions import SPECS, Act
from gofteh.ui.keys import in_use
from gofteh.ui.panels.chips import OfferChip
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.progress_row import ProgressRow
from gofteh.ui.panels.snippets import shortened
from gofteh.ui.panels.teaching import TeachingView
from gofteh.ui.panels.two_lines import LINES, Index, Lines, TwoLineDelegate
from gofteh.ui.panels.widgets import button, clear_layout, in_one_line, isolated, plain_label, start_of
from gofteh.ui.suggestion_words import guess_words, rule_words, speaker_words, type_words
from gofteh.ui.theme.button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gofteh.app.decisions import Decisions
    from gofteh.app.proposals import Proposal
    from gofteh.app.suggestions import SuggestedTopic
    from gofteh.domain.refusals import Refusal
    from gofteh.domain.registry import Registry

_TAKING = (Act.TAKE_CANDIDATE, Act.TAKE_SECOND, Act.TAKE_THIRD, Act.TAKE_FOURTH)
_MOST_TOPICS = 6
_LONGEST = 90
"""Code points of a quote that a row shows; the rest would not fit in any panel."""


class RowModel(QAbstractListModel):
    """Rows of two lines, with what each is about."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[object, Lines]] = []

    def show(self, rows: Sequence[tuple[object, Lines]]) -> None:
        """Show these in the place of those before."""
        if list(rows) != self._rows:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def value(self, index: Index) -> object:
        """Return what a row is about."""
        return self._rows[index.row()][0] if index.isValid() else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the lines of a row, in words for the eye and for screen readers."""
        if not index.isValid():
            return None
        lines = self._rows[index.row()][1]
        if role == LINES:
            return lines
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{lines.strong}\n{lines.muted}"
        return None


class SuggestionsView(QWidget):
    """The suggestions as a list, the one that is spoken of with who else may speak, topics, and the rules."""

    chosen = Signal(object)
    """A Proposal to go to."""
    triggered = Signal(object)
    """The Act of a button."""
    topic_asked = Signal(object)
    """A SuggestedTopic to mark."""
    reconsider_asked = Signal(object)
    """A Refusal to take back."""
    rules_asked = Signal()
    """The figures of the rules are seen from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.rule_model = RowModel(self), RowModel(self)
        self.list = self._make_list(self.model, _("Suggestions"))
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.rule_list = self._make_list(self.rule_model, _("How good the rules are"))
        self.empty = plain_label("", role="muted", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.card = QFrame()
        self.card.setProperty("role", "card")
        self._says = plain_label("", role="muted", wraps=True)
        self._says.setAlignment(start_of(self))
        self._speakers, self._answers = FlowLayout(gap=6), FlowLayout(gap=6)
        within = QVBoxLayout(self.card)
        within.setContentsMargins(14, 10, 14, 12)
        within.setSpacing(8)
        within.addWidget(self._says)
        within.addLayout(self._speakers)
        within.addLayout(self._answers)
        self.card.hide()
        self.topics_title = plain_label(_("Topics that are suggested"), role="muted")
        self._topics = FlowLayout(gap=6)
        self._topics_shown: list[SuggestedTopic] | None = None
        self.weak = button("", role="quiet")
        self.weak.setCheckable(True)
        self.weak.clicked.connect(lambda: self.triggered.emit(Act.WEAK_SUGGESTIONS))
        self.all = button(_("Accept all strong"), role="quiet", hint=_(SPECS[Act.ACCEPT_STRONG].text))
        self.all.clicked.connect(lambda: self.triggered.emit(Act.ACCEPT_STRONG))
        self.rules = button(_("How good the rules are"), role="flat")
        self.rules.setCheckable(True)
        self.rules.toggled.connect(self._show_rules)
        self.refused = button("", role="flat", hint=_("Take up again"))
        self.refused.clicked.connect(
            lambda: self.refused_menu().popup(self.refused.mapToGlobal(self.refused.rect().topLeft()))
        )
        self._refusals: Sequence[tuple[Refusal, str]] = ()
        self.progress = ProgressRow()
        self.progress.stopped.connect(lambda: self.triggered.emit(Act.PREPARE_SUGGESTIONS))
        self.teaching = TeachingView()
        self.teaching.learn.clicked.connect(lambda: self.triggered.emit(Act.LEARN))
        self.teaching.progress.stopped.connect(lambda: self.triggered.emit(Act.LEARN))
        self.teaching.cues.clicked.connect(lambda: self.triggered.emit(Act.CUES))
        self._lay_out()

    def show_proposals(
        self,
        offered: Sequence[Proposal],
        current: Proposal | None,
        text: str,
        registry: Registry,
    ) -> None:
        """Show what is offered in ``text``, and what is spoken of."""
        self.model.show([(each, _lines(each, text, registry)) for each in offered])
        row = next((at for at, each in enumerate(offered) if current and each.number == current.number), -1)
        self.list.setCurrentIndex(self.model.index(row, 0))
        # The card below takes its room from the list first.
        QTimer.singleShot(0, self, lambda: self.list.scrollTo(self.list.currentIndex()))
        self.empty.setVisible(not offered)
        self.list.setVisible(bool(offered))
        self.all.setVisible(any(map(_is_strong, offered)))
        self._show_card(current, registry)

    def say_when_empty(self, words: str) -> None:
        """Say why nothing is offered."""
        self.empty.setText(words)

    def show_weak(self, count: int, *, on: bool) -> None:
        """Say how many there are of the weak tier, and whether they are offered."""
        self.weak.setVisible(count > 0)
        self.weak.setChecked(on)
        self.weak.setText(plural("{count} weak one", "{count} weak ones", count))

    def show_refused(self, refusals: Sequence[tuple[Refusal, str]]) -> None:
        """Say how many were refused here, each with its words."""
        self._refusals = refusals
        self.refused.setVisible(bool(refusals))
        self.refused.setText(plural("{count} refused", "{count} refused", len(refusals)))

    def refused_menu(self) -> QMenu:
        """Return the menu of what was refused; choosing a line takes it up again."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(_("Take up again"))
        for refusal, words in self._refusals:
            action = menu.addAction(shortened(words, 60).replace("&", "&&"))
            action.triggered.connect(lambda _on=False, each=refusal: self.reconsider_asked.emit(each))
        return menu

    def show_topics(self, topics: Sequence[SuggestedTopic]) -> None:
        """Offer topics; the first is taken by a key too."""
        if self._topics_shown == list(topics):
            return
        self._topics_shown = list(topics)
        clear_layout(self._topics)
        self.topics_title.setVisible(bool(topics))
        for place, topic in enumerate(topics[:_MOST_TOPICS]):
            made = OfferChip(topic.words, in_use.label(Act.TAKE_TOPIC) if place == 0 else "+")
            made.clicked.connect(lambda _on=False, each=topic: self.topic_asked.emit(each))
            self._topics.addWidget(made)
            made.show()

    def show_decisions(self, decisions: Mapping[str, Decisions], offered: Sequence[Proposal]) -> None:
        """Show what became of each rule's suggestions, the most used rule first."""
        from gofteh.app.decisions import Decisions

        here = [each.quote.rule for each in offered]
        rules = {*decisions, *here}
        counted = {rule: decisions.get(rule, Decisions()) for rule in rules}
        order = sorted(rules, key=lambda rule: (-_total(counted[rule]), -here.count(rule), rule))
        self.rule_model.show([(rule, _rule_lines(rule, counted[rule], here.count(rule))) for rule in order])

    def _make_list(self, model: RowModel, name: str) -> QListView:
        made = QListView()
        made.setModel(model)
        made.setItemDelegate(TwoLineDelegate(made))
        made.setAccessibleName(name)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setUniformItemSizes(True)
        return made

    def _lay_out(self) -> None:
        offers = QWidget()
        column = QVBoxLayout(offers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.card)
        column.addWidget(self.topics_title)
        column.addLayout(self._topics)
        self._pages = QStackedWidget()
        self._pages.addWidget(offers)
        rules = QWidget()
        below = QVBoxLayout(rules)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.teaching)
        below.addWidget(self.rule_list, 1)
        self._pages.addWidget(rules)
        foot = FlowLayout(gap=6)
        for made in (self.all, self.weak, self.refused, self.rules):
            foot.addWidget(made)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self.progress)
        whole.addLayout(foot)

    def _show_card(self, current: Proposal | None, registry: Registry) -> None:
        clear_layout(self._speakers)
        clear_layout(self._answers)
        self.card.setVisible(current is not None)
        if current is None:
            return
        said_by = speaker_words(current, registry)
        self._says.setText(
            in_one_line(rule_words(current.quote.rule), type_words(current))
            if said_by
            else _("Nobody is named as the speaker.")
        )
        for act, guess in zip(_TAKING, current.speakers, strict=False):
            key = in_use.keymap.chords[act][-1].label() if in_use.keymap.chords[act] else ""
            self._add(self._speakers, OfferChip(guess_words(guess, registry), key), act)
        for act, words, role in (
            (Act.CONFIRM, _("Accept"), "quiet"),
            (Act.DELETE, _("Refuse"), "quiet"),
            (Act.ACCEPT_ALIKE, _("All of this kind"), "flat"),
        ):
            self._add(self._answers, KeyButton(words, role=role, key=in_use.label(act)), act)

    def _add(self, row: FlowLayout, made: OfferChip | KeyButton, act: Act) -> None:
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.triggered.emit(act))
        row.addWidget(made)
        made.show()

    def _choose(self, index: QModelIndex) -> None:
        proposal = self.model.value(index)
        if proposal is not None:
            self.chosen.emit(proposal)

    def _show_rules(self, on: bool) -> None:
        self._pages.setCurrentIndex(int(on))
        if on:
            self.rules_asked.emit()

    @property
    def shows_rules(self) -> bool:
        """Tell whether the figures of the rules are seen."""
        return self.rules.isChecked()


def _is_strong(proposal: Proposal) -> bool:
    from gofteh.app.suggestions import Tier

    return proposal.quote.tier is Tier.STRONG


def _lines(proposal: Proposal, text: str, registry: Registry) -> Lines:
    start, end = proposal.area
    theme = look.current()
    words = " ".join(text[start : min(end, start + _LONGEST)].split())
    is_strong = _is_strong(proposal)
    return Lines(
        # Isolated, so that an ellipsis stands where the words end in a window of either direction.
        strong=isolated(words),
        muted=in_one_line(
            speaker_words(proposal, registry) or _("nobody yet"),
            type_words(proposal),
            "" if is_strong else _("weak"),
        ),
        icon="quote",
        colour=theme.quote.line if is_strong else theme.muted,
    )


def _total(decisions: Decisions) -> int:
    return decisions.accepted + decisions.edited + decisions.refused


def _rule_lines(rule: str, decisions: Decisions, here: int) -> Lines:
    share = decisions.precision
    figures = in_one_line(
        _("taken {count}", count=number(decisions.accepted)),
        _("changed {count}", count=number(decisions.edited)),
        _("refused {count}", count=number(decisions.refused)),
        _("here {count}", count=number(here)) if here else "",
    )
    theme = look.current()
    return Lines(
        strong=in_one_line(rule_words(rule), percent(share) if share is not None else ""),
        muted=figures,
        icon="check",
        colour=theme.muted if share is None else theme.topic.line if share >= 0.9 else theme.quote.line,
    )
