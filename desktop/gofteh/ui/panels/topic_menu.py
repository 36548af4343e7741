"""Adding a topic to a record: one marked elsewhere in the article, or words to mark now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from gofteh.app.words import _
from gofteh.domain.spans import TOPIC

if TYPE_CHECKING:
    from gofteh.domain.records import QuoteRecord
    from gofteh.ui.workbench import Workbench


def show_topic_menu(workbench: Workbench, record: QuoteRecord, anchor: QWidget) -> None:
    """Offer the topic marks of the article that the record does not have yet, the nearest first."""
    document = workbench.document
    if document is None:
        return
    has = {topic.id for topic in record.topics}
    others = [s for s in document.spans.values() if s.label == TOPIC and s.id not in has]
    others.sort(key=lambda span: abs(span.start - record.head.start))
    menu = QMenu(anchor)
    menu.aboutToHide.connect(menu.deleteLater)
    for span in others[:12]:
        menu.addAction(
            document.text_of(span),
            partial(_link, workbench, record.id, span.id),
        )
    if others:
        menu.addSeparator()
    hint = menu.addAction(_("Select words in the article and press 3"))
    hint.setEnabled(False)
    menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))


def _link(workbench: Workbench, record_id: str, topic_id: str) -> None:
    workbench.attempt(lambda: workbench.desk.link(record_id, topic_id))
