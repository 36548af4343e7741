"""Label all the same: look over every place with the same words, leave some out, label the rest."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.app.words import _, plural
from gofteh.domain.errors import Problem
from gofteh.ui.actions import Act
from gofteh.ui.article.scene import Preview
from gofteh.ui.article.sheet import is_right_to_left
from gofteh.ui.commands.viewing import has_focus
from gofteh.ui.labels import LABEL_ACTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.app.same import Pattern, Place
    from gofteh.app.segments import Range, Segmenter
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.panels.same import SameDrawer
    from gofteh.ui.workbench import Workbench


class LabelSame(QObject):
    """Opens the drawer, lights its places up in the article, and does what was ticked as one act."""

    news = Signal(str)

    def __init__(
        self,
        workbench: Workbench,
        pane: ArticlePane,
        make_drawer: Callable[[], SameDrawer],
        segmenter: Segmenter,
    ) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self._make_drawer = make_drawer
        self._segmenter = segmenter
        self._area: Range = (0, 0)
        self._found: tuple[list[Range], str] | None = None
        """Places that were found by other means, and what they were found by."""
        self._pattern: Pattern | None = None
        self._places: list[Place] = []
        pane.caret_moved.connect(self._follow_caret)
        workbench.article_opened.connect(self.close)
        workbench.document_changed.connect(self._look_again)

    @cached_property
    def drawer(self) -> SameDrawer:
        """The drawer, made when it is first needed."""
        drawer = self._make_drawer()
        drawer.list.itemChanged.connect(lambda _item: self._show_ticks())
        drawer.list.currentRowChanged.connect(self._point_at)
        drawer.label_asked.connect(self._label)
        drawer.all_asked.connect(self._tick_all)
        drawer.done_asked.connect(self._do)
        drawer.cancelled.connect(self.close)
        return drawer

    @property
    def is_open(self) -> bool:
        """Tell whether places are being looked over."""
        return self._pattern is not None

    def over(self, handlers: dict[Act, Callable[[], object]]) -> dict[Act, Callable[[], object]]:
        """Return ``handlers`` with the acts that mean the drawer while it is open."""
        taken: dict[Act, Callable[[], object]] = {Act.CANCEL: self.close, Act.CONFIRM: self._do}
        taken |= {act: partial(self._label, label) for label, act in LABEL_ACTS.items()}
        return {
            **handlers,
            **{act: self._either(mine, handlers[act]) for act, mine in taken.items()},
            Act.LABEL_SAME: lambda: self._tick_all() if self.is_open else self._begin(),
        }

    def begin_with(self, found: list[Range], words: str) -> None:
        """Look over places that were found by ``words``, which may differ from one another."""
        self._bench.attempt(lambda: self._look_over(found, words))

    def close(self) -> None:
        """Put the drawer away; nothing is labelled."""
        if not self.is_open:
            return
        self._pattern, self._places = None, []
        had_focus = has_focus(self.drawer)
        self.drawer.hide()
        self.drawer.list.clear()
        self._pane.preview()
        if had_focus:
            self._pane.setFocus()

    def _either(self, mine: Callable[[], object], theirs: Callable[[], object]) -> Callable[[], object]:
        return lambda: mine() if self.is_open else theirs()

    def _begin(self) -> None:
        self._bench.attempt(self._look_for_same)

    def _look_over(self, found: list[Range], words: str) -> None:
        from gofteh.app.same import likely_label

        document, trim = self._document(), self._pane.selector
        trimmed = [trim.trim(*area) for area in found] if trim is not None else []
        areas = [area for area in trimmed if area is not None]
        if not areas:
            return
        self._area, self._found = areas[0], (areas, words)
        label = likely_label(document, self._bench.desk.session.state.registry, areas[0])
        pattern = self._pattern_for(document, label)
        places = self._places_of(document, pattern)
        self._show(document, pattern, places, [True] * len(places))
        self.drawer.list.setFocus()

    def _look_for_same(self) -> None:
        from gofteh.app.excerpt import excerpt
        from gofteh.app.same import likely_label

        document, chosen = self._document(), self._bench.desk.chosen
        self._found = None
        selected = self._pane.selected_range()
        if selected is not None:
            self._area = selected
            label = likely_label(document, self._bench.desk.session.state.registry, selected)
        elif chosen is not None:
            self._area, label = (chosen.start, chosen.end), chosen.label
        else:
            raise Problem("No mark is chosen.", cure="Choose a mark or select words first.")
        pattern = self._pattern_for(document, label)
        places = self._places_of(document, pattern)
        if not places:
            self.news.emit(
                _(
                    "“{words}” stands nowhere else without this label.",
                    words=excerpt(document.text, *self._area),
                )
            )
            return
        self._show(document, pattern, places, [True] * len(places))
        self.drawer.list.setFocus()

    def _label(self, label: str) -> None:
        """Look for the same words as what else they can be labelled."""

        def act() -> None:
            document = self._document()
            pattern = self._pattern_for(document, label)
            places = self._places_of(document, pattern)
            self._show(document, pattern, places, [True] * len(places))

        if self._bench.attempt(act):
            self.drawer.list.setFocus()

    def _look_again(self) -> None:
        """The article has changed beside the drawer: keep what was left out."""
        if self._pattern is None or self._bench.document is None:
            return
        ticked = self.drawer.list.ticked()
        off = {place for place, on in zip(self._places, ticked, strict=True) if not on}
        document = self._bench.document
        places = self._places_of(document, self._pattern)
        self._show(document, self._pattern, places, [place not in off for place in places])

    def _places_of(self, document: AnnotatedArticle, pattern: Pattern) -> list[Place]:
        from gofteh.app.same import places_among, same_places

        if self._found is not None:
            return places_among(document, pattern, self._found[0])
        return same_places(document, pattern, self._segmenter)

    def _pattern_for(self, document: AnnotatedArticle, label: str) -> Pattern:
        """Return the pattern of the words as ``label``; a mark on just them carries its meaning along."""
        from gofteh.app.same import pattern_of, pattern_of_found, pattern_of_words

        registry = self._bench.desk.session.state.registry
        if self._found is not None:
            return pattern_of_found(registry, self._found[1], label)
        for span in document.spans.values():
            if (span.start, span.end, span.label) == (*self._area, label):
                return pattern_of(document, registry, span)
        return pattern_of_words(document, registry, self._area, label)

    def _show(
        self, document: AnnotatedArticle, pattern: Pattern, places: list[Place], ticked: list[bool]
    ) -> None:
        from gofteh.app.concordance import concordance
        from gofteh.app.excerpt import excerpt

        self._pattern, self._places = pattern, places
        drawer = self.drawer
        drawer.title.setText(
            _("Label all the same: “{words}”", words=excerpt(document.text, *self._area))
            if self._found is None
            else _("Label all that was found by “{words}”", words=self._found[1])
        )
        drawer.meaning.setText(self._meaning(pattern))
        drawer.show_label(pattern.label)
        drawer.list.right_to_left = is_right_to_left(document.text)
        lines = concordance(document.text, [(place.start, place.end) for place in places])
        drawer.list.blockSignals(True)
        drawer.list.show_lines(lines, ticked)
        drawer.list.blockSignals(False)
        drawer.say_when_empty(
            "" if places else _("These words stand nowhere without this label. Choose another one above.")
        )
        drawer.show()
        drawer.list.setCurrentRow(0 if places else -1)
        self._show_ticks()

    def _meaning(self, pattern: Pattern) -> str:
        registry = self._bench.desk.session.state.registry
        if pattern.speaker_id is not None:
            return _("is {name}", name=registry.speaker(pattern.speaker_id).name)
        topic = registry.topics.get(pattern.topic_code or "")
        return _("topic: {name}", name=topic.label) if topic is not None else ""

    def _show_ticks(self) -> None:
        ticked = self.drawer.list.ticked()
        self.drawer.show_count(sum(ticked), len(ticked))
        self._light_up()

    def _light_up(self) -> None:
        if self._pattern is None:
            return
        label = self._pattern.label
        ticked = self.drawer.list.ticked()
        previews = [
            Preview(place.start, place.end, label, on) for place, on in zip(self._places, ticked, strict=True)
        ]
        row = self.drawer.list.currentRow()
        self._pane.preview(previews, row if row >= 0 else None)

    def _point_at(self, row: int) -> None:
        if 0 <= row < len(self._places):
            self._light_up()
            place = self._places[row]
            # The drawer has perhaps just taken its room from the article.
            QTimer.singleShot(0, self._pane, lambda: self._pane.scroll_to(place.start, place.end))

    def _follow_caret(self, caret: int) -> None:
        for row, place in enumerate(self._places):
            if place.start <= caret <= place.end:
                self.drawer.list.setCurrentRow(row)
                return

    def _tick_all(self) -> None:
        self.drawer.list.tick_all(on=not all(self.drawer.list.ticked()))

    def _do(self) -> None:
        pattern = self._pattern
        ticked = self.drawer.list.ticked()
        chosen = [place for place, on in zip(self._places, ticked, strict=True) if on]
        if pattern is None or not chosen:
            return
        desk = self._bench.desk
        # Closed first: what is lit up must not outlive the act that labels it.
        self.close()
        if self._bench.attempt(lambda: desk.label_places(pattern, chosen)):
            self._pane.set_caret(self._pane.caret)
            self.news.emit(
                plural(
                    "{count} place labelled. Undo takes it back.",
                    "{count} places labelled. One undo takes all of them back.",
                    len(chosen),
                )
            )

    def _document(self) -> AnnotatedArticle:
        return self._bench.desk.session.state.open_document
