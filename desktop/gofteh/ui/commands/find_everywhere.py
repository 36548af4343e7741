"""Find in the project: hits come while one types, and lead to their places in the articles."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.app.words import _, explain, right_to_left
from gofteh.domain.errors import Problem
from gofteh.ui.actions import Act
from gofteh.ui.commands.find_here import short_selection
from gofteh.ui.commands.viewing import has_focus
from gofteh.ui.search_run import SearchRun

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from gofteh.app.search.find import Hit
    from gofteh.app.search.query import Query
    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.commands.find_here import FindHere
    from gofteh.ui.panels.pick_menu import Choice
    from gofteh.ui.panels.search_page import SearchPage
    from gofteh.ui.workbench import Workbench

_SOON = 90
"""Milliseconds after a key in which the next one mostly comes."""


class FindEverywhere(QObject):
    """Opens the page, searches while one types, and goes to what was found."""

    hint = Signal(str)
    page_made = Signal()

    def __init__(
        self,
        workbench: Workbench,
        pane: ArticlePane,
        find_here: FindHere,
        make_page: Callable[[], SearchPage],
    ) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self._find_here = find_here
        self._make_page = make_page
        self.run = SearchRun(self)
        self.run.found.connect(self._found)
        self.run.failed.connect(self._failed)
        self.run.finished.connect(self._finished)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._search)
        self._is_stale = False
        """Whether the hits that are shown are those of an earlier query: they stay until there are others."""
        workbench.closing.connect(self._project_closes)

    @cached_property
    def page(self) -> SearchPage:
        """The page, made when it is first needed."""
        page = self.__dict__["page"] = self._make_page()
        page.changed.connect(self._typed)
        page.field.stepped.connect(lambda _step: self._into_hits())
        page.field.left.connect(self._into_hits)
        page.label_chosen.connect(lambda label: self._narrow("label", label))
        page.speaker_asked.connect(self._pick_speaker)
        page.topic_asked.connect(self._pick_topic)
        page.dismissed.connect(self.close)
        page.list.gone.connect(self._go_into)
        page.list.shown.connect(self.show_place)
        page.show_filters("", "", "")
        self.page_made.emit()
        return page

    @property
    def is_made(self) -> bool:
        """Tell whether there is a page, shown or not."""
        return "page" in self.__dict__

    @property
    def is_open(self) -> bool:
        """Tell whether the page is shown."""
        return self.is_made and not self.page.isHidden()

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action does."""
        return {
            Act.FIND_EVERYWHERE: self.open,
            Act.NEXT_HIT: lambda: self.step(1),
            Act.PREVIOUS_HIT: lambda: self.step(-1),
        }

    def open(self) -> None:
        """Show the page with the keys in its field; a short selection is what is looked for."""
        words = "" if self.is_open else short_selection(self._bench.document, self._pane)
        self.page.begin(f'"{words}"' if " " in words else words)
        self._show_guide_or_hits()

    def close(self) -> None:
        """Put the page away; the article stays where it is, and the hits are there when one comes back."""
        if not self.is_open:
            return
        had_focus = has_focus(self.page)
        self._soon.stop()
        self.run.cancel()
        self.page.hide()
        if had_focus:
            self._pane.setFocus()

    def step(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1), in another article perhaps."""
        if not self.is_made or not self.page.list.hits.hits:
            self.open()
            return
        rows = len(self.page.list.hits.hits)
        row = self.page.list.row + step
        if 0 <= row < rows:
            self.page.list.go_to(row)
            self._go_into(row)
        else:
            self.hint.emit(_("That was the last place.") if step > 0 else _("That was the first place."))

    def show_place(self, row: int) -> None:
        """Open the article of a row at its place, the others of this search lit up with it."""
        hits = self.page.list.hits.hits
        hit = hits[row]
        if not self._bench.open_article(hit.article_id):
            return
        document = self._bench.document
        if document is None or hit.start == hit.end:
            return
        if not hit.stands_in(document.text):
            self.hint.emit(_("The text has changed since it was searched. Search again."))
            return
        first, last = _of_one_article(hits, row)
        places = [(each.start, each.end) for each in hits[first:last] if each.end > each.start]
        self._find_here.light_up(places, places.index((hit.start, hit.end)))

    # what is typed

    def _typed(self) -> None:
        self._soon.start()

    def _search(self) -> None:
        """Look for what the field says; what is shown stays until there is something else to show."""
        page = self.page
        page.show_problem("")
        self._is_stale = True
        query = self._show_query()
        if query is None or query.is_empty or not self._bench.has_project:
            self.run.cancel()
            self._clear_stale()
        else:
            self.run.start(self._bench.desk.session.store, query)
        self._show_count()
        self._show_guide_or_hits()

    def _show_query(self) -> Query | None:
        """Return what is typed, understood; the pills say the same."""
        from gofteh.app.search.query import parse

        try:
            query = parse(self.page.field.text(), typing=True)
        except Problem as problem:
            self.page.show_problem(explain(problem))
            return None
        self.page.show_filters(query.label or "", query.speaker or "", query.topic or "")
        return query

    def _narrow(self, name: str, value: str) -> None:
        from gofteh.app.search.query import with_field

        self.page.field.setText(
            with_field(self.page.field.text(), name, value, persian=right_to_left()) + " "
        )
        self._soon.stop()
        self._search()
        self.page.field.setFocus()

    def _pick_speaker(self) -> None:
        from gofteh.app.look_up import look_up

        registry = self._bench.desk.session.state.registry
        known = sorted(
            (speaker for speaker in registry.speakers.values() if speaker.merged_into is None),
            key=lambda speaker: speaker.name,
        )

        def offered(typed: str) -> list[Choice]:
            found = [(hit.speaker.name, hit.speaker.name) for hit in look_up(known, typed)]
            return _with_typed(found, typed, _("Anybody"))

        self._pick("speaker", _("Type a name…"), offered, self.page.speaker)

    def _pick_topic(self) -> None:
        from gofteh.domain.folding import fold

        labels = sorted(topic.label for topic in self._bench.desk.session.state.registry.topics.values())

        def offered(typed: str) -> list[Choice]:
            found = [(label, label) for label in labels if fold(typed) in fold(label)]
            return _with_typed(found, typed, _("Any topic"))

        self._pick("topic", _("Type a topic…"), offered, self.page.topic)

    def _pick(
        self,
        name: str,
        hint: str,
        offered: Callable[[str], Sequence[Choice]],
        anchor: QPushButton,
    ) -> None:
        from gofteh.ui.panels.pick_menu import PickMenu

        if self._bench.has_project:
            # The chip says what the query says, not what was pressed.
            self._show_query()
            PickMenu(hint, offered, lambda value: self._narrow(name, value), anchor).open_under(anchor)

    # what is found

    def _found(self, hits: list[Hit]) -> None:
        self._clear_stale()
        model = self.page.list.hits
        was_empty = not model.hits
        model.add(hits)
        if was_empty:
            self.page.list.go_to(0)
        self._show_count()
        self._show_guide_or_hits()

    def _finished(self) -> None:
        self._clear_stale()
        self._show_count()
        self._show_guide_or_hits()

    def _failed(self, problem: Problem) -> None:
        self._clear_stale()
        self._show_count()
        self.page.show_problem(explain(problem))

    def _clear_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.page.list.hits.clear()

    def _show_count(self) -> None:
        model = self.page.list.hits
        count = 0 if self._is_stale else len(model.hits)
        self.page.show_count(count, model.articles, running=self.run.is_running, more=self.run.is_cut)

    def _show_guide_or_hits(self) -> None:
        if self.page.list.hits.hits:
            self.page.show_hits_or("")
        elif not self.page.field.text().strip():
            self.page.show_hits_or(
                _(
                    "Words are found however they are spelled. “…” keeps words together, a star stands for "
                    "any ending, a minus leaves out."
                )
            )
        elif not self.run.is_running and not self._soon.isActive() and self.page.problem.isHidden():
            self.page.show_hits_or(_("Nothing found"))

    def _into_hits(self) -> None:
        """Let the arrows walk the hits; what was just typed is looked for at once."""
        if self._soon.isActive():
            self._soon.stop()
            self._search()
        self.page.list.setFocus()

    def _go_into(self, row: int) -> None:
        self.show_place(row)
        self._pane.setFocus()

    def _project_closes(self) -> None:
        self._soon.stop()
        self.run.stop()
        if self.is_made:
            self.page.list.hits.clear()
            self.page.hide()


def _with_typed(found: list[Choice], typed: str, nothing: str) -> list[Choice]:
    """Return the choices with what is typed itself after them, or with none of them first."""
    name = " ".join(typed.split())
    return [*found, (name, f"“{name}”")] if name else [("", nothing), *found]


def _of_one_article(hits: Sequence[Hit], row: int) -> tuple[int, int]:
    """Return the first row and the one after the last of the hits in the article of ``row``."""
    first = last = row
    while first > 0 and hits[first - 1].article_id == hits[row].article_id:
        first -= 1
    while last < len(hits) and hits[last].article_id == hits[row].article_id:
        last += 1
    return first, last
