"""What is being read: one article, its marks, the caret and the selection; knows no widget.

Places are code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from gofteh.app.selection import Direction, Edge, Range, Segmenter, Selector, Unit
from gofteh.domain.differing import differing
from gofteh.domain.links import CONTINUES, Link
from gofteh.ui.article.geometry import Geometry
from gofteh.ui.article.marks import MarkIndex
from gofteh.ui.article.scene import REACH, Hits, Preview, Scene
from gofteh.ui.article.threads import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QTextDocument

    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.spans import Span
    from gofteh.ui.article.palette import PanePalette
    from gofteh.ui.article.scene import Part
    from gofteh.ui.article.sheet import Sheet


class Reading:
    """One shown article and where the reader is in it."""

    def __init__(self, sheet: Sheet, paper: QTextDocument, segmenter: Segmenter) -> None:
        self.sheet = sheet
        self.geometry = Geometry(paper, sheet.offsets, sheet.starts)
        self.selector = Selector(sheet.text, segmenter)
        self.marks = MarkIndex(sheet.starts)
        self.caret = 0
        self.anchor = 0
        """Where the selection began; equal to the caret when there is none."""
        self.selection: Range | None = None
        self.chosen: str | None = None
        self.hovered: str | None = None
        self.hovered_at: int | None = None
        """The letter under the pointer."""
        self.is_hovered_named = False
        """Whether the pointer has rested long enough on the hovered span to show its name."""
        self.moved: tuple[str, int, int] | None = None
        """Id and range of the span whose edge is being dragged."""
        self.previews: Sequence[Preview] = ()
        self.pointed: int | None = None
        """Which of the previews is spoken of now."""
        self.hits = Hits()
        self._kept: Range | None = None
        """What a double or triple click took: dragging on extends it and never gives it up."""
        self._links: Mapping[str, Link] = {}
        self.partners: dict[str, list[str]] = {}
        """For each span the ids of those it is linked with."""
        self.parts: Mapping[str, Part] = {}
        """For each part of a split quote which part it is; another mapping when that changes."""

    def take(self, document: AnnotatedArticle) -> None:
        """Show the spans and links of ``document``, which has this very text."""
        moved = self.marks.set_spans(document.spans)
        before, self._links = self._links, document.links
        changed, gone = differing(before, self._links)
        for link_id in (*changed, *gone):
            if link_id in before:
                self._part(before[link_id])
        for link_id in changed:
            self._join(self._links[link_id])
        touched = [before[each] for each in gone] + [self._links[each] for each in changed]
        if any(link.type == CONTINUES for link in touched) or not self.parts.keys().isdisjoint(moved):
            self.parts = parts_of(document.spans, self._links.values())
        self._forget_lost()

    def suggest(self, suggestions: Iterable[Span]) -> None:
        """Show these suggestions beside the spans."""
        self.marks.set_suggestions(suggestions)
        self._forget_lost()

    def put_caret(self, place: int) -> None:
        """Set the caret and give up the selection."""
        self.caret = self.anchor = min(max(place, 0), len(self.sheet.text))
        self.selection = self._kept = None

    def select(self, start: int, end: int) -> None:
        """Select exactly ``[start, end)``, but no space or ZWNJ at its edges."""
        self.selection = self._kept = self.selector.trim(start, end)
        self.anchor, self.caret = self.selection or (start, start)

    def extend_to(self, place: int, *, letters: bool) -> None:
        """Select from the anchor to ``place``, to whole words unless by ``letters``."""
        low, high = sorted((self.anchor, place))
        if self._kept is not None:
            low, high = min(low, self._kept[0]), max(high, self._kept[1])
        self.caret = place
        self.selection = self.selector.trim(low, high) if letters else self.selector.snap(low, high)

    def settle(self) -> None:
        """Put anchor and caret at the edges of what ended up selected."""
        self._kept = None
        if self.selection is None:
            self.anchor = self.caret
        elif self.caret >= self.anchor:
            self.anchor, self.caret = self.selection
        else:
            self.caret, self.anchor = self.selection

    def release(self) -> None:
        """Let the selection be extended from its anchor alone, as by the keys."""
        self._kept = None

    def dragged(self, edge: Edge, place: int, *, letters: bool) -> Range | None:
        """Return the chosen span's range with one edge moved to ``place``, never empty."""
        mark = self.marks.find(self.chosen) if self.chosen is not None else None
        if mark is None:
            return None
        start, end = mark.span.start, mark.span.end
        unit = Unit.LETTER if letters else Unit.WORD
        moved = self.selector.nearest_edge(place, edge, unit)
        if edge is Edge.START:
            if moved >= end:
                moved = self.selector.stop(end, Edge.START, Direction.EARLIER, unit) or 0
            return (min(moved, end - 1), end)
        if moved <= start:
            moved = self.selector.stop(start, Edge.END, Direction.LATER, unit) or end
        return (start, max(moved, start + 1))

    def scene(self, palette: PanePalette, scale: float, seen: QRectF, drawn: QRectF | None = None) -> Scene:
        """Return what there is in ``seen``, in coordinates of the document.

        Only ``drawn`` is painted of it, if that is given.
        """
        column = QRectF(self.sheet.column.left(), seen.top(), self.sheet.column.width(), seen.height())
        drawn = drawn if drawn is not None else seen
        reach = REACH * scale
        return Scene(
            geometry=self.geometry,
            marks=self.marks,
            palette=palette,
            scale=scale,
            column=column,
            seen=self.geometry.blocks_between(seen.top() - reach, seen.bottom() + reach),
            drawn=(drawn.top(), drawn.bottom()),
            blocks=self.geometry.blocks_between(drawn.top() - reach, drawn.bottom() + reach),
            right_to_left=self.sheet.right_to_left,
            selection=self.selection,
            chosen=self.chosen,
            hovered=self.hovered,
            hovered_at=self.hovered_at,
            is_hovered_named=self.is_hovered_named,
            moved=self.moved,
            previews=self.previews,
            pointed=self.pointed,
            hits=self.hits,
            partners=self.partners,
            parts=self.parts,
        )

    def _join(self, link: Link) -> None:
        self.partners.setdefault(link.from_id, []).append(link.to_id)
        self.partners.setdefault(link.to_id, []).append(link.from_id)

    def _part(self, link: Link) -> None:
        self.partners[link.from_id].remove(link.to_id)
        self.partners[link.to_id].remove(link.from_id)

    def _forget_lost(self) -> None:
        if self.chosen is not None and self.marks.find(self.chosen) is None:
            self.chosen = None
        if self.hovered is not None and self.marks.find(self.hovered) is None:
            self.hovered = None
