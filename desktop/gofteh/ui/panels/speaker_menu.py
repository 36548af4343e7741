"""Choosing who speaks: the mention's own name, speakers of the article, then of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from gofteh.app.words import _
from gofteh.domain.folding import fold

if TYPE_CHECKING:
    from gofteh.app.desk import Desk
    from gofteh.domain.records import QuoteRecord
    from gofteh.domain.registry import Speaker
    from gofteh.ui.workbench import Workbench

_MOST = 12


def show_speaker_menu(workbench: Workbench, record: QuoteRecord, anchor: QWidget) -> None:
    """Offer speakers under ``anchor``; typing filters them or names a new one."""
    menu = SpeakerMenu(workbench, record, anchor)
    menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))
    menu.field.setFocus()


class SpeakerMenu(QMenu):
    """A field to type a name over the speakers that fit it."""

    def __init__(self, workbench: Workbench, record: QuoteRecord, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._record = record
        self._known = _nearest_first(workbench.desk, record)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Type a name…"))
        self.field.setAccessibleName(_("Name of the speaker"))
        self.field.setMinimumWidth(240)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._take_first)
        self.aboutToHide.connect(self.deleteLater)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(self.field)
        self.addAction(holder)
        self._offered: list[tuple[str, object]] = []
        self._fill("")

    def _fill(self, typed: str) -> None:
        for action in self.actions()[1:]:
            self.removeAction(action)
        self._offered = []
        name = typed.strip() or self._mention()
        for speaker in self._known:
            if len(self._offered) < _MOST and fold(typed) in _key(speaker):
                self._offer(_with_role(speaker), speaker.id)
        exact = any(fold(speaker.name) == fold(name) for speaker in self._known)
        if name and not exact:
            self._offer(_("New speaker “{name}”", name=name), None, name)
        if self._record.speaker_id is not None and not typed:
            self.addSeparator()
            self.addAction(_("Nobody yet"), lambda: self._set(None))

    def _offer(self, words: str, speaker_id: str | None, name: str = "") -> None:
        def take() -> None:
            self._set(speaker_id) if speaker_id is not None else self._name(name)

        self.addAction(words, take)
        self._offered.append((words, take))

    def _take_first(self) -> None:
        if self._offered:
            take = self._offered[0][1]
            self.hide()
            take()  # type: ignore[operator]

    def _set(self, speaker_id: str | None) -> None:
        self._bench.attempt(lambda: self._bench.desk.set_speaker(self._record, speaker_id))

    def _name(self, name: str) -> None:
        self._bench.attempt(lambda: self._bench.desk.name_speaker(self._record, name))

    def _mention(self) -> str:
        document = self._bench.document
        if document is None or not self._record.mentions:
            return ""
        return document.text_of(self._record.mentions[0])


def _nearest_first(desk: Desk, record: QuoteRecord) -> list[Speaker]:
    """Return unmerged speakers: those of this article by distance to the quote, then the rest by name."""
    registry = desk.session.state.registry
    distance: dict[str, int] = {}
    for other in desk.records:
        if other.speaker_id is not None:
            speaker_id = registry.resolve(other.speaker_id).id
            away = abs(other.head.start - record.head.start)
            distance[speaker_id] = min(away, distance.get(speaker_id, away))
    far = 1 << 40
    speakers = [speaker for speaker in registry.speakers.values() if speaker.merged_into is None]
    return sorted(speakers, key=lambda speaker: (distance.get(speaker.id, far), fold(speaker.name)))


def _key(speaker: Speaker) -> str:
    return fold(" ".join((speaker.name, *speaker.aliases, speaker.role or "")))


def _with_role(speaker: Speaker) -> str:
    return f"{speaker.name} · {speaker.role}" if speaker.role else speaker.name
