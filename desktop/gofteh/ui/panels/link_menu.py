"""Menus of a card: adding a part, topic, cue, agency or outer quote, and what a mark's chip can do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from gofteh.app.words import N_, _
from gofteh.domain.links import ABOUT, CONTINUES, CUED_BY, INSIDE, LINK_ENDS, VIA
from gofteh.ui.actions import Act
from gofteh.ui.keys import in_use
from gofteh.ui.panels.snippets import shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.records import QuoteRecord
    from gofteh.domain.spans import Span
    from gofteh.ui.workbench import Workbench

_MOST = 12
_WORDS = 44
_HINTS: dict[str, tuple[str, Act]] = {
    CONTINUES: (N_("Select its words in the article and press {key}"), Act.ADD_PART),
    ABOUT: (N_("Select words in the article and press {key}"), Act.MARK_TOPIC),
    CUED_BY: (N_("Select words in the article and press {key}"), Act.MARK_CUE),
    VIA: (N_("Select the agency in the article and press {key}"), Act.MARK_VIA),
}


def show_add_menu(workbench: Workbench, record: QuoteRecord, kind: str, anchor: QWidget) -> None:
    """Offer the marks of the article that could be joined to a record by ``kind``, the nearest first."""
    document = workbench.document
    if document is None:
        return
    menu = QMenu(anchor)
    menu.aboutToHide.connect(menu.deleteLater)
    offered = (
        _others(workbench, record, kind) if kind in (CONTINUES, INSIDE) else _marks(document, record, kind)
    )
    for span, act in offered[:_MOST]:
        take = act or partial(workbench.desk.link, record.id, span.id, kind)
        words = " ".join(document.text_of(span).split())
        menu.addAction(shortened(words, _WORDS), partial(workbench.attempt, take))
    if kind in _HINTS:
        menu.addSeparator()
        text, hinted = _HINTS[kind]
        hint = menu.addAction(_(text, key=in_use.label(hinted)))
        hint.setEnabled(False)
    elif not offered:
        menu.addAction(_("There is no other quote here.")).setEnabled(False)
    _open(menu, anchor)


def show_mark_menu(
    workbench: Workbench,
    record: QuoteRecord,
    span_id: str,
    kind: str,
    *,
    anchor: QWidget,
    show: Callable[[str], object],
) -> None:
    """Offer what can be done with a mark of a record: look at it, part with it, say which topic it is."""
    document, desk = workbench.document, workbench.desk
    if document is None or span_id not in document.spans:
        return
    menu = QMenu(anchor)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.addAction(_("Show in the article"), partial(show, span_id))
    if kind == CONTINUES:
        menu.addAction(_("Split off"), lambda: workbench.attempt(lambda: desk.split_off(span_id)))
    elif kind == INSIDE:
        menu.addAction(_("Take out of it"), lambda: workbench.attempt(lambda: desk.unnest(record)))
    else:
        if kind == ABOUT:
            _offer_codes(menu, workbench, document.span(span_id))
        menu.addAction(_("Unlink"), lambda: workbench.attempt(lambda: desk.unlink(record, span_id, kind)))
    _open(menu, anchor)


def _offer_codes(menu: QMenu, workbench: Workbench, span: Span) -> None:
    from gofteh.app.topic_list import look_up_topics, topic_path

    topics = workbench.desk.session.state.registry.topics
    if not topics:
        return
    codes = menu.addMenu(_("Topic of the list"))
    offered = look_up_topics(topics, "")
    kept = topics.get(span.topic_code or "")
    if kept is not None and kept.is_retired:
        offered.insert(0, kept)
    for topic in offered:
        take = partial(workbench.desk.set_topic_code, span, topic.code)
        words = topic_path(topics, topic).replace("&", "&&")
        action = codes.addAction(words, partial(workbench.attempt, take))
        action.setCheckable(True)
        action.setChecked(topic.code == span.topic_code)


def _marks(
    document: AnnotatedArticle, record: QuoteRecord, kind: str
) -> list[tuple[Span, Callable[[], object] | None]]:
    _quote, label = LINK_ENDS[kind]
    free = [s for s in document.spans.values() if s.label == label and s.id not in record.span_ids]
    return [(span, None) for span in sorted(free, key=lambda span: abs(span.start - record.head.start))]


def _others(
    workbench: Workbench, record: QuoteRecord, kind: str
) -> list[tuple[Span, Callable[[], object] | None]]:
    """Return the other quotes: those around the record first where it is to be nested."""
    desk = workbench.desk

    def order(other: QuoteRecord) -> tuple[bool, int]:
        around = any(part.contains(record.head) for part in other.parts)
        return (kind == INSIDE and not around, abs(other.head.start - record.head.start))

    act = desk.nest if kind == INSIDE else desk.merge
    others = sorted((each for each in desk.records if each.id != record.id), key=order)
    return [(other.head, partial(act, record, other)) for other in others]


def _open(menu: QMenu, anchor: QWidget) -> None:
    menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))
    # Who came by the keyboard goes on by it.
    first = next((action for action in menu.actions() if action.isEnabled()), None)
    if first is not None:
        menu.setActiveAction(first)
