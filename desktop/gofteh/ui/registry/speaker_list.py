"""The speakers of the project as rows, and who of them may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, Qt

from gofteh.app.merging import Likeness, Proposal
from gofteh.app.words import _, plural
from gofteh.domain.registry import Speaker, SpeakerKind
from gofteh.ui import theme as look
from gofteh.ui.panels.speaker_kinds import KIND_WORDS
from gofteh.ui.panels.two_lines import LINES, Index, Lines
from gofteh.ui.panels.widgets import in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from gofteh.domain.registry import Registry

_Item = TypeVar("_Item")


class RowsModel(QAbstractListModel, Generic[_Item]):
    """Items of any kind; only those that are seen are worded."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: Sequence[_Item] = ()
        self._word: Callable[[_Item], Lines] = lambda _item: Lines("", "")

    def show(self, items: Sequence[_Item], word: Callable[[_Item], Lines]) -> None:
        """Show other items."""
        self.beginResetModel()
        self.items, self._word = items, word
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many items there are."""
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows, or says."""
        if role not in (LINES, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        lines = self._word(self.items[index.row()])
        return lines if role == LINES else in_one_line(lines.strong, lines.muted)


def speaker_lines(speaker: Speaker, counts: Mapping[str | None, int]) -> Lines:
    """Return how a speaker is shown."""
    theme = look.current()
    count = counts.get(speaker.id, 0)
    quotes = plural("{count} quote", "{count} quotes", count) if count else ""
    is_person = speaker.kind is SpeakerKind.PERSON
    kind = "" if is_person and speaker.role else _(KIND_WORDS[speaker.kind])
    return Lines(
        speaker.name,
        in_one_line(kind, speaker.role or "", quotes),
        icon="speaker",
        colour=theme.speaker.line if count else theme.faint,
    )


def proposal_lines(proposal: Proposal, registry: Registry, counts: Mapping[str | None, int]) -> Lines:
    """Return how two speakers that may be one are shown."""
    one, into = registry.speaker(proposal.speaker_id), registry.speaker(proposal.into_id)
    why = (
        _("the same name")
        if proposal.why is Likeness.NAME
        else _("the same surname and role: {role}", role=proposal.shared)
    )
    counted = "، ".join(
        plural("{count} quote", "{count} quotes", counts.get(each.id, 0)) for each in (one, into)
    )
    words = _("{one} = {other}?", one=one.name, other=into.name)
    return Lines(words, in_one_line(why, counted), icon="link", colour=look.current().accent)
