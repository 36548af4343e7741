"""How far something in the background is, with a button that stops it; hidden while there is nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gofteh.app.words import _, number
from gofteh.ui.panels.widgets import button, plain_label


class ProgressRow(QWidget):
    """A line of words, a bar, and a way to stop."""

    stopped = Signal()

    def __init__(self, template: str = "", parent: QWidget | None = None) -> None:
        """``template`` says in words what ``done`` of ``total`` is done."""
        super().__init__(parent)
        self._template = template or _("Preparing suggestions: {done} of {total}")
        self.words = plain_label("", role="muted", wraps=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.stop = button(_("Stop"), role="quiet")
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Show that so many are done; the row goes when all are, or none are to be done."""
        self.setVisible(done < total)
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(done)
        self.words.setText(self._template.format(done=number(done), total=number(total)))
