"""Acts on edges: grow and shrink the selection, move the edges of the chosen mark by words or letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent

from gofteh.app.selection import Direction, Edge, Range, Selector, Unit
from gofteh.app.words import _
from gofteh.domain.errors import Problem
from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.keys.dispatch import KeyDispatcher
    from gofteh.ui.workbench import Workbench

MOVES = {
    (Edge.START, Direction.EARLIER): (Act.START_EARLIER, Act.START_EARLIER_LETTER),
    (Edge.START, Direction.LATER): (Act.START_LATER, Act.START_LATER_LETTER),
    (Edge.END, Direction.EARLIER): (Act.END_EARLIER, Act.END_EARLIER_LETTER),
    (Edge.END, Direction.LATER): (Act.END_LATER, Act.END_LATER_LETTER),
}
"""For each move of an edge the act by words and the one by letters."""
_ENDS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.WindowDeactivate})


@dataclass(frozen=True, slots=True)
class _Held:
    """An edge on its way while its key is held down."""

    span_id: str
    edge: Edge
    area: Range


class Shaping(QObject):
    """Changes how far a selection or a mark reaches.

    A key that is held down moves an edge again and again; what it did is one act, done when the key
    is let go, as dragging is. Until then only the pane shows it.
    """

    hint = Signal(str)

    def __init__(self, workbench: Workbench, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self._grown: list[Range] = []
        """The steps by which the selection grew, first what was selected by hand."""
        self._held: _Held | None = None
        self.keys: KeyDispatcher | None = None
        """Tells whether an act comes from a key, which will be let go; None when there are no keys."""
        workbench.leaving.connect(self.finish)

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action about edges does."""
        found: dict[Act, Callable[[], object]] = {Act.GROW: self._grow, Act.SHRINK: self._shrink}
        for (edge, direction), acts in MOVES.items():
            for act, unit in zip(acts, (Unit.WORD, Unit.LETTER), strict=True):
                found[act] = self._mover(edge, direction, unit)
        return found

    def finish(self) -> None:
        """Do as one act what a held key has moved so far."""
        held, self._held = self._held, None
        if held is None:
            return
        self._listen(on=False)
        self._pane.preview_edges(None)
        document = self._bench.document
        if document is not None and held.span_id in document.spans:
            self._bench.attempt(lambda: self._bench.desk.move_edges(held.span_id, *held.area))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice that the key is let go, or that something else is begun."""
        if isinstance(event, QKeyEvent):
            ends = event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
            if ends and not event.isAutoRepeat():
                self.finish()
        elif event.type() in _ENDS:
            self.finish()
        return False

    @property
    def _units(self) -> Selector:
        selector = self._pane.selector
        if selector is None:
            raise Problem("No article is open.")
        return selector

    def _grow(self) -> None:
        area = self._pane.selected_range() or (self._pane.caret, self._pane.caret)
        if not self._grown or self._grown[-1] != area:
            self._grown = [area]
        wider = self._units.grow(area)
        if wider != area:
            self._grown.append(wider)
            self._pane.select(*wider)

    def _shrink(self) -> None:
        area = self._pane.selected_range()
        if area is None:
            return
        if len(self._grown) > 1 and self._grown[-1] == area:
            # Back the way it came, to what the hand had selected.
            self._grown.pop()
            smaller = self._grown[-1]
        else:
            self._grown = []
            smaller = self._units.shrink(area, area[0])
        if smaller == area or smaller[0] == smaller[1]:
            self._pane.set_caret(smaller[0])
        else:
            self._pane.select(*smaller)

    def _mover(self, edge: Edge, direction: Direction, unit: Unit) -> Callable[[], object]:
        return lambda: self._move_edge(edge, direction, unit)

    def _move_edge(self, edge: Edge, direction: Direction, unit: Unit) -> None:
        span = self._bench.desk.chosen
        if span is None:
            self.hint.emit(_("No mark is chosen."))
            return
        if self._held is not None and (self._held.span_id, self._held.edge) != (span.id, edge):
            self.finish()
        area = self._held.area if self._held is not None else (span.start, span.end)
        moved = self._units.move_edge(area, edge, direction, unit)
        place = moved[0] if edge is Edge.START else moved[1]
        if self.keys is not None and self.keys.is_pressing:
            if self._held is None:
                self._listen(on=True)
            self._held = _Held(span.id, edge, moved)
            self._pane.preview_edges((span.id, *moved))
        else:
            self._bench.attempt(lambda: self._bench.desk.move_edges(span.id, *moved))
        self._pane.scroll_to(place, place)

    def _listen(self, *, on: bool) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            change = application.installEventFilter if on else application.removeEventFilter
            change(self)
