"""Choosing who speaks: by typing a name, from the registry or new; naming and sorting who is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gofteh.app.candidates import points_back
from gofteh.app.look_up import Hit, look_up
from gofteh.app.offers import nearest_speakers
from gofteh.app.words import _
from gofteh.domain.folding import fold
from gofteh.domain.registry import Speaker, SpeakerKind
from gofteh.ui.panels.speaker_kinds import KIND_WORDS, NEW_WORDS
from gofteh.ui.panels.typing_menu import TypingMenu
from gofteh.ui.panels.widgets import isolated

if TYPE_CHECKING:
    from gofteh.domain.records import QuoteRecord
    from gofteh.ui.workbench import Workbench

_MOST = 12


def show_speaker_menu(workbench: Workbench, record: QuoteRecord, anchor: QWidget) -> None:
    """Offer speakers under ``anchor``; typing filters them or names a new one."""
    menu = SpeakerMenu(workbench, record, anchor)
    menu.open_at(anchor.mapToGlobal(QPoint(0, anchor.height())))


class SpeakerMenu(TypingMenu):
    """A field to type a name, over the speakers that fit it and what can be done with the chosen one."""

    def __init__(self, workbench: Workbench, record: QuoteRecord, parent: QWidget) -> None:
        super().__init__(_("Type a name…"), _("Name of the speaker"), parent, width=340)
        self._bench = workbench
        self._record = record
        registry = workbench.desk.session.state.registry
        self._known = nearest_speakers(registry, workbench.desk.records, record)
        self._current = registry.resolve(record.speaker_id) if record.speaker_id else None
        self._menus: list[QMenu] = []
        self.fill("")

    def fill(self, typed: str) -> None:
        """Offer who fits, somebody new, and what can be done with who is chosen."""
        for menu in self._menus:
            menu.deleteLater()
        self._menus = []
        for hit in look_up(self._known, typed)[:_MOST]:
            self.offer(_line(hit), partial(self._set, hit.speaker.id))
        self._offer_new(typed.strip() or self._mention())
        if self._current is not None:
            self.addSeparator()
            self._about(self._current, typed.strip())

    def _offer_new(self, name: str) -> None:
        exact = any(fold(speaker.name) == fold(name) for speaker in self._known)
        if not name or exact or (points_back(name) and not self.field.text()):
            return
        self.offer(_(NEW_WORDS[SpeakerKind.PERSON], name=name), partial(self._name, name, SpeakerKind.PERSON))
        others = self._submenu(_("New of another kind"))
        for kind in SpeakerKind:
            if kind is not SpeakerKind.PERSON:
                others.addAction(_(NEW_WORDS[kind], name=name), partial(self._name, name, kind))

    def _about(self, speaker: Speaker, typed: str) -> None:
        """Offer what can be done with the speaker who is chosen already."""
        desk = self._bench.desk
        if typed and fold(typed) != fold(speaker.name):
            self.addAction(
                _("Rename “{old}” to “{new}”", old=speaker.name, new=typed),
                lambda: self._bench.attempt(lambda: desk.rename_speaker(speaker.id, typed)),
            )
        mention = self._mention()
        names = {fold(name) for name in (speaker.name, *speaker.aliases)}
        if mention and not typed and not points_back(mention) and fold(mention) not in names:
            self.addAction(
                _("“{name}” is also called “{other}”", name=speaker.name, other=mention),
                lambda: self._bench.attempt(lambda: desk.add_alias(speaker.id, mention)),
            )
        kinds = self._submenu(_("“{name}” is a…", name=speaker.name))
        group = QActionGroup(kinds)
        for kind in SpeakerKind:
            action = kinds.addAction(_(KIND_WORDS[kind]), partial(self._sort, speaker.id, kind))
            action.setCheckable(True)
            action.setChecked(kind is speaker.kind)
            group.addAction(action)
        self.addAction(_("Nobody yet"), lambda: self._set(None))

    def _submenu(self, title: str) -> QMenu:
        menu = QMenu(title, self)
        self.addMenu(menu)
        self._menus.append(menu)
        return menu

    def _set(self, speaker_id: str | None) -> None:
        self._bench.attempt(lambda: self._bench.desk.set_speaker(self._record, speaker_id))

    def _name(self, name: str, kind: SpeakerKind) -> None:
        self._bench.attempt(lambda: self._bench.desk.name_speaker(self._record, name, kind))

    def _sort(self, speaker_id: str, kind: SpeakerKind) -> None:
        self._bench.attempt(lambda: self._bench.desk.set_speaker_kind(speaker_id, kind))

    def _mention(self) -> str:
        document = self._bench.document
        if document is None or not self._record.mentions:
            return ""
        return " ".join(document.text_of(self._record.mentions[0]).split())


def _line(hit: Hit) -> str:
    """Return the name with what tells two of the same name apart; the kind stands at the far side."""
    speaker = hit.speaker
    parts = [speaker.name]
    if hit.alias is not None:
        parts.append(_("also “{name}”", name=hit.alias))
    if speaker.role:
        parts.append(speaker.role)
    words = " · ".join(parts) if len(parts) == 1 else " · ".join(map(isolated, parts))
    return f"{words}\t{_(KIND_WORDS[speaker.kind])}"
