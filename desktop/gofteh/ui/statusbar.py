"""The line below everything: is it saved, how much is there, where am I."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStatusBar, QWidget

from gofteh.app.dates import clock_time
from gofteh.app.words import _, percent, plural
from gofteh.ui import icons
from gofteh.ui import theme as look
from gofteh.ui.actions import SPECS, Act
from gofteh.ui.keys import in_use
from gofteh.ui.panels.widgets import button, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.theme import Theme


class StatusBar(QStatusBar):
    """Saved mark first, then counts and the word under the caret, zoom and help last."""

    guide_asked = Signal()
    zoom_reset_asked = Signal()
    findings_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setContentsMargins(*((10, 0, 4, 0) if mirrored else (4, 0, 10, 0)))
        self._saved = plain_label("")
        self._saved.setTextFormat(Qt.TextFormat.RichText)
        self._saved_words = ""
        self.saved_at = ""
        """The time of the last act that the disk has since the project was opened."""
        self._saved_colour: Callable[[Theme], str] = _muted
        self._counts = plain_label("")
        self.findings = self._link("", _("Show what the checks find"))
        self.findings.clicked.connect(self.findings_asked)
        self.findings.hide()
        self._hint = plain_label("")
        self.text_view = self._link(
            _("Text and lines"), _("Typeface, size, spacing and width of the article")
        )
        self._zoom = self._link(percent(1), _("Usual text size"))
        self._zoom.clicked.connect(self.zoom_reset_asked)
        self._guide = self._link("", "")
        self._guide.clicked.connect(self.guide_asked)
        self._show_key()
        in_use.changed.connect(self._show_key)
        self.addWidget(self._saved)
        self.addWidget(self._counts)
        self.addWidget(self.findings)
        self.addWidget(self._hint, 1)
        self.addPermanentWidget(self.text_view)
        self.addPermanentWidget(self._zoom)
        self.addPermanentWidget(self._guide)
        self.show_idle()

    @property
    def saved_words(self) -> str:
        """What the saved mark says."""
        return self._saved_words

    @property
    def hint_words(self) -> str:
        """What the line tells about the caret, or what to do next."""
        return self._hint.text()

    def show_idle(self) -> None:
        """Say that all is as it was on the disk."""
        self._show_saved(_("Nothing to save"), _muted)

    def show_saved(self, at: str) -> None:
        """Say that the disk has the last act; ``at`` is its time in UTC."""
        self.saved_at = at
        self._show_saved(_("Saved, {time}", time=clock_time(at)), lambda theme: theme.topic.line)

    def show_unsaved(self) -> None:
        """Say that the last act is not on the disk."""
        self._show_saved(_("Not saved"), lambda theme: theme.danger)

    def look_changed(self) -> None:
        """Take the colours of the theme that was applied."""
        self._show_saved(self._saved_words, self._saved_colour)

    def show_counts(self, marks: int) -> None:
        """Say how many marks the article has."""
        self._counts.setText(plural("{count} mark", "{count} marks", marks) if marks else "")

    def show_findings(self, count: int, *, grave: bool) -> None:
        """Say how many findings there are to look at, and whether one is better mended before done."""
        theme = look.current()
        self.findings.setVisible(count > 0)
        self.findings.setText(" " + plural("{count} finding", "{count} findings", count))
        self.findings.setIcon(icons.icon("warning", theme.danger if grave else theme.quote.line))

    def show_hint(self, text: str) -> None:
        """Say one thing about where the caret is or what is going on."""
        self._hint.setText(text)

    def show_zoom(self, zoom: int) -> None:
        """Show the text size in percent."""
        self._zoom.setText(percent(zoom / 100))

    def _show_saved(self, words: str, colour: Callable[[Theme], str]) -> None:
        self._saved_words, self._saved_colour = words, colour
        self._saved.setText(f'<span style="color:{colour(look.current())}">●</span>&nbsp; {words}')
        self._saved.setAccessibleName(words)

    def _show_key(self) -> None:
        self._guide.setText(f"{in_use.label(Act.GUIDE)} {_(SPECS[Act.GUIDE].text)}".strip())

    @staticmethod
    def _link(text: str, hint: str) -> QPushButton:
        made = button(text, role="flat", hint=hint)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made


def _muted(theme: Theme) -> str:
    return theme.muted
