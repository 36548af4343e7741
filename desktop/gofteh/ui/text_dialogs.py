"""Another version of a text: mended before it is marked, or corrected with its marks moved along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gofteh.app.anchoring import Anchor, Sureness
from gofteh.app.words import _, plural
from gofteh.ui.import_choices import RepairChoice
from gofteh.ui.panels.widgets import ElidingLabel, button, in_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gofteh.app.looking import Look
    from gofteh.domain.document import AnnotatedArticle

_LONGEST = 90
"""Code points of a mark that are shown."""


class _Dialog(QDialog):
    """Some words, something to choose, and two buttons."""

    def __init__(self, title: str, go: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(10)
        self.go = button(go, role="primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.leave = button(_("Cancel"), role="quiet")
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 16)
        whole.setSpacing(14)
        whole.addLayout(self.rows)
        whole.addLayout(foot)
        self.finished.connect(self.deleteLater)


class MendDialog(_Dialog):
    """What could be mended in the open article."""

    def __init__(self, seen: Look, parent: QWidget) -> None:
        super().__init__(_("Mend the text"), _("Mend"), parent)
        self.repairs = RepairChoice()
        self.repairs.add_offers([seen])
        self.rows.addWidget(self.repairs)
        self.setMinimumWidth(480)
        for box in self.repairs.boxes.values():
            box.toggled.connect(lambda _on: self.go.setEnabled(bool(self.repairs.steps)))
        self.go.setEnabled(False)


class CorrectDialog(_Dialog):
    """Which marks a correction leaves doubtful or without a place."""

    def __init__(
        self, document: AnnotatedArticle, text: str, found: Sequence[Anchor], parent: QWidget
    ) -> None:
        super().__init__(_("Correct the text"), _("Correct"), parent)
        lost = [each for each in found if each.sureness is Sureness.LOST]
        doubtful = [each for each in found if each.sureness is Sureness.DOUBTFUL]
        sure = len(found) - len(lost) - len(doubtful)
        words = in_one_line(
            plural("{count} mark keeps its words.", "{count} marks keep their words.", sure),
            plural(
                "{count} is doubtful and gets a note.", "{count} are doubtful and get a note.", len(doubtful)
            )
            if doubtful
            else "",
        )
        self.rows.addWidget(ElidingLabel(words))
        self.marks = QListWidget()
        self.marks.setAccessibleName(_("Marks to look at"))
        self.marks.setWordWrap(True)
        self.marks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in (*lost, *doubtful):
            self.marks.addItem(QListWidgetItem(_told(document, text, each)))
        self.rows.addWidget(self.marks, 1)
        self.give_up = QCheckBox(
            plural(
                "Remove {count} mark whose words are gone",
                "Remove {count} marks whose words are gone",
                len(lost),
            )
        )
        self.give_up.setVisible(bool(lost))
        self.give_up.toggled.connect(self.go.setEnabled)
        self.rows.addWidget(self.give_up)
        self.go.setEnabled(not lost)
        self.resize(560, 380)


def _told(document: AnnotatedArticle, text: str, anchor: Anchor) -> str:
    before = _shown(document.text_of(anchor.span))
    if anchor.sureness is Sureness.LOST:
        return _("“{words}” is gone", words=before)
    return _("“{before}” becoming “{after}”", before=before, after=_shown(text[anchor.start : anchor.end]))


def _shown(words: str) -> str:
    """Return words in one line, without the marks around them: the sentence has its own."""
    line = " ".join(words.split()).strip("«»“”")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
