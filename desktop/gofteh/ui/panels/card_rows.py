"""The rows of an open card: what is missing, parts, type, speaker, topics, cue, agency, nesting, note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from gofteh.app.offers import Gap
from gofteh.app.words import N_, _, number
from gofteh.domain.links import ABOUT, CONTINUES, CUED_BY, INSIDE, SAID_BY, VIA
from gofteh.domain.spans import QuoteType
from gofteh.ui.commands.quotations import TAKING, TYPE_WORDS, words_of
from gofteh.ui.keys import in_use
from gofteh.ui.panels.chips import MarkChip, OfferChip, as_field
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.snippets import shortened, snippet
from gofteh.ui.panels.speaker_kinds import KIND_WORDS
from gofteh.ui.panels.widgets import ChipButton, ElidingLabel, button, plain_label
from gofteh.ui.panels.wrapped import WrappedLabel

if TYPE_CHECKING:
    from gofteh.ui.panels.card import QuoteCard
    from gofteh.ui.panels.card_view import MarkView

_MISSING = {
    Gap.SPEAKER: N_("Nobody is said to speak yet."),
    Gap.PERSON: N_("Who is meant by “{mention}”?"),
    Gap.TYPE: N_("Direct, indirect or mixed?"),
}
_ADD: tuple[tuple[str, str], ...] = (
    (CONTINUES, N_("+ Part")),
    (CUED_BY, N_("+ Cue")),
    (VIA, N_("+ Via")),
    (INSIDE, N_("+ Within")),
)
"""What most records do not have: offered in one line at the end."""


class CardRows:
    """Fills a card; keeps its fields in the order in which the keys go through them."""

    def __init__(self, card: QuoteCard) -> None:
        self._card = card
        self._view = card.view
        self.fields: list[QWidget] = []
        self.note_field: QLineEdit | None = None

    def fill(self, layout: QVBoxLayout) -> None:
        """Add every row."""
        self._add_words(layout)
        if self._view.gaps:
            layout.addWidget(self._missing())
        layout.addLayout(self._type_row())
        self._add_speaker(layout)
        layout.addLayout(self._topic_row())
        for name, kind, role, marks in (
            (_("Cue"), CUED_BY, "chip-cue", self._view.cues),
            (_("Via"), VIA, "chip-other", self._view.via),
        ):
            if marks:
                layout.addLayout(self._named(name, *(self._mark(each, kind, role) for each in marks)))
        if self._view.outer is not None:
            layout.addLayout(self._named(_("Within"), self._mark(self._view.outer, INSIDE, "chip-quote")))
        layout.addLayout(self._adding())
        layout.addWidget(self._note())

    # one row each

    def _add_words(self, layout: QVBoxLayout) -> None:
        if len(self._view.parts) == 1:
            layout.addWidget(WrappedLabel(snippet(self._view.words)))
            return
        for place, part in enumerate(self._view.parts, start=1):
            chip = self._mark(part, CONTINUES, "chip-part", most=60, before=f"{number(place)}  ")
            chip.setAccessibleName(_("Part {number}: {words}", number=place, words=part.words))
            layout.addWidget(chip)

    def _missing(self) -> QFrame:
        box = QFrame()
        box.setProperty("role", "missing")
        rows = QVBoxLayout(box)
        rows.setContentsMargins(10, 7, 10, 8)
        rows.setSpacing(6)
        mention = shortened(self._view.mentions[0].words) if self._view.mentions else ""
        for gap in self._view.gaps:
            rows.addWidget(plain_label(_(_MISSING[gap], mention=mention), role="small", wraps=True))
        flow = FlowLayout()
        for act, offer in zip(TAKING, self._view.offers, strict=False):
            words = words_of(offer)
            chip = OfferChip(words, in_use.label(act))
            chip.clicked.connect(partial(self._card.offer_taken.emit, offer))
            flow.addWidget(self._field(chip, f"offer:{words}"))
        rows.addLayout(flow)
        return box

    def _type_row(self) -> QHBoxLayout:
        missing = self._view.record.quote_type is None
        kind = ChipButton(
            _(TYPE_WORDS[self._view.record.quote_type]),
            "▾",
            role="chip-suggestion" if missing else "chip-quote",
        )
        kind.setToolTip(_("How the words are given back"))
        menu = QMenu(kind)
        for quote_type in QuoteType:
            menu.addAction(_(TYPE_WORDS[quote_type]), partial(self._card.type_asked.emit, quote_type))
        kind.setMenu(menu)
        return _row(self._field(kind, "type"))

    def _add_speaker(self, layout: QVBoxLayout) -> None:
        view = self._view
        name = shortened(view.speaker) if view.speaker else _("Who speaks?")
        known = view.speaker is not None and Gap.PERSON not in view.gaps
        chip = ChipButton(name, "▾", role="chip-speaker" if known else "chip-suggestion")
        chip.setAccessibleName(_("Speaker: {name}", name=name))
        chip.clicked.connect(lambda: self._card.speaker_asked.emit(chip))
        row = _row(plain_label(_("Speaker"), role="muted"), self._field(chip, "speaker"))
        if view.kind is not None:
            row.insertWidget(2, plain_label(_(KIND_WORDS[view.kind]), role="muted"))
        layout.addLayout(row)
        if view.mentions:
            marks = [self._mark(each, SAID_BY, "chip-speaker") for each in view.mentions]
            places = dict.fromkeys(number(each.paragraph) for each in view.mentions)
            where = ElidingLabel(_("¶ {paragraph}", paragraph="، ".join(places)), role="muted")
            layout.addLayout(self._named(_("Named"), *marks, where))

    def _topic_row(self) -> QHBoxLayout:
        add = button(_("+ Add"), role="chip")
        add.setAccessibleName(_("Add a topic"))
        marks = [self._mark(each, ABOUT, "chip-topic") for each in self._view.topics]
        add.clicked.connect(lambda: self._card.add_asked.emit(ABOUT, add))
        return self._named(_("Topic"), *marks, self._field(add, "add:about"))

    def _adding(self) -> FlowLayout:
        flow = FlowLayout()
        for kind, words in _ADD:
            if kind == INSIDE and self._view.outer is not None:
                continue
            made = button(_(words), role="chip")
            made.clicked.connect(partial(self._card.add_asked.emit, kind, made))
            flow.addWidget(self._field(made, f"add:{kind}"))
        return flow

    def _note(self) -> QLineEdit:
        field = QLineEdit(self._view.note)
        field.setPlaceholderText(_("A note for the desk…"))
        field.setAccessibleName(_("Note"))
        field.editingFinished.connect(self._card.finish_writing)
        self._field(field, "note")
        self.note_field = field
        return field

    # how

    def _mark(self, mark: MarkView, kind: str, role: str, *, most: int = 28, before: str = "") -> MarkChip:
        chip = MarkChip(mark, role=role, most=most, before=before)
        chip.light(on=mark.id == self._view.lit)
        chip.pointed.connect(lambda on: self._card.pointed.emit(mark.id if on else ""))
        chip.shown.connect(partial(self._card.chosen.emit, mark.id))
        chip.menu_asked.connect(partial(self._card.mark_menu_asked.emit, mark.id, kind, chip))
        if kind == CONTINUES:
            chip.taken_away.connect(partial(self._card.split_asked.emit, mark.id))
        elif kind == INSIDE:
            chip.taken_away.connect(self._card.unnest_asked)
        else:
            chip.taken_away.connect(partial(self._card.unlink_asked.emit, mark.id, kind))
        self._field(chip, f"{kind}:{mark.id}")
        return chip

    def _field(self, widget: QWidget, name: str) -> QWidget:
        if isinstance(widget, QPushButton):
            # A click of the mouse leaves the keys in the article.
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fields.append(as_field(widget, name))
        return widget

    def _named(self, name: str, *chips: QWidget) -> QHBoxLayout:
        holder = QWidget()
        flow = FlowLayout(holder)
        for chip in chips:
            flow.addWidget(chip)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(plain_label(name, role="muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(holder, 1)
        return row


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
