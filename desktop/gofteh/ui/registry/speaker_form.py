"""Everything known of one speaker, each field kept when it is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gofteh.app.words import _, plural
from gofteh.domain.registry import Speaker, SpeakerKind
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.speaker_kinds import KIND_WORDS
from gofteh.ui.panels.widgets import ChipButton, button, clear_layout, plain_label
from gofteh.ui.registry.rows import AliasRows, RoleRows, field
from gofteh.ui.theme.button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class SpeakerForm(QFrame):
    """A card of fields; hands in whole speakers and asks for the rest."""

    merge_asked = Signal()
    split_asked = Signal(str)
    quotes_asked = Signal(str)

    def __init__(
        self, keep: Callable[[Speaker], object], attempt: Callable[[Callable[[], object]], bool]
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._keep = keep
        self._attempt = attempt
        self.speaker: Speaker | None = None
        self._merged: tuple[tuple[str, str], ...] = ()
        self.name = field("", _("Name"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("What speaks"))
        for kind in SpeakerKind:
            self.kind.addItem(_(KIND_WORDS[kind]))
        self.roles = RoleRows(_("+ Role"))
        self.aliases = AliasRows(_("+ Another name"))
        self.wikidata = field("", _("Wikidata, such as Q58217"))
        self.note = field("", _("Note"))
        self.quotes = button("", role="quiet")
        self.merge = KeyButton(_("Merge into…"), key="M")
        self._merged_title = plain_label(_("Merged into this"), role="muted")
        self._merged_chips = FlowLayout()
        self._lay_out()
        for line in (self.name, self.wikidata, self.note):
            line.editingFinished.connect(self._hand_in)
        self.kind.activated.connect(lambda _place: self._hand_in())
        for rows in (self.roles, self.aliases):
            rows.changed.connect(self._hand_in)
        self.quotes.clicked.connect(self._ask_quotes)
        self.merge.clicked.connect(self.merge_asked)

    def show_speaker(self, speaker: Speaker | None, merged: Sequence[Speaker], quotes: int) -> None:
        """Show a speaker with those merged into it; fields of a speaker that is the same stay untouched."""
        self.setVisible(speaker is not None)
        if speaker is None:
            self.speaker = None
            return
        self.quotes.setText(plural("{count} quote", "{count} quotes", quotes))
        self.quotes.setEnabled(quotes > 0)
        chips = tuple((each.id, each.name) for each in merged)
        if speaker != self.speaker:
            before, self.speaker = self.speaker, speaker
            self._fill(speaker, is_other=before is None or before.id != speaker.id)
        if chips != self._merged:
            self._merged = chips
            self._show_merged()

    def _fill(self, speaker: Speaker, *, is_other: bool) -> None:
        for line, text in (
            (self.name, speaker.name),
            (self.wikidata, speaker.wikidata or ""),
            (self.note, speaker.note or ""),
        ):
            if line.text() != text:
                with QSignalBlocker(line):
                    line.setText(text)
                    line.setCursorPosition(0)
        self.kind.setCurrentIndex(list(SpeakerKind).index(speaker.kind))
        # Rows that say it already stay: the caret may be on its way from one to the next.
        if is_other or not self.roles.says(speaker.all_roles):
            self.roles.show_roles(speaker.all_roles)
        aliases = [(alias, speaker.alias_kind(alias)) for alias in speaker.aliases]
        if is_other or self.aliases.aliases != aliases:
            self.aliases.show_aliases(aliases)

    def _show_merged(self) -> None:
        clear_layout(self._merged_chips)
        self._merged_title.setVisible(bool(self._merged))
        for speaker_id, name in self._merged:
            chip = ChipButton(name, "✕", role="chip-speaker")
            chip.setAutoDefault(False)
            chip.setToolTip(_("Split off"))
            chip.setAccessibleName(_("Split {name} off", name=name))
            chip.clicked.connect(lambda _checked=False, each=speaker_id: self.split_asked.emit(each))
            self._merged_chips.addWidget(chip)

    def _hand_in(self) -> None:
        before = self.speaker
        if before is None:
            return

        def keep() -> None:
            speaker = replace(
                before,
                name=self.name.text().strip(),
                kind=list(SpeakerKind)[self.kind.currentIndex()],
                wikidata=self.wikidata.text().strip() or None,
                note=self.note.text().strip() or None,
            )
            speaker = speaker.with_aliases(self.aliases.aliases)
            roles = tuple(self.roles.roles)
            if roles != before.all_roles:
                speaker = speaker.with_roles(roles)
            if speaker != before:
                self._keep(speaker)

        self._attempt(keep)

    def _ask_quotes(self) -> None:
        if self.speaker is not None:
            self.quotes_asked.emit(self.speaker.id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 3)
        head.addWidget(self.kind, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for each in (self.quotes, self.merge):
            each.setAutoDefault(False)
            acts.addWidget(each)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(acts)
        for title, part in (
            (_("Roles"), self.roles),
            (_("Other names"), self.aliases),
            (_("Wikidata"), self.wikidata),
            (_("Note"), self.note),
        ):
            column.addSpacing(4)
            column.addWidget(plain_label(title, role="muted"))
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self._merged_title)
        column.addLayout(self._merged_chips)
        column.addStretch(1)
        self._merged_title.hide()


def form_width(widget: QWidget) -> int:
    """Return how wide a form must be to show a role with its days."""
    return widget.fontMetrics().averageCharWidth() * 64
