"""What the desk holds: the open article, the chosen span, and the one road down which acts go."""

from collections.abc import Callable
from contextlib import nullcontext

from gofteh.app.event import HistoryLine
from gofteh.app.history import is_import
from gofteh.app.ids import new_id
from gofteh.app.session import Session
from gofteh.domain.article import Status
from gofteh.domain.document import AnnotatedArticle, Annotator
from gofteh.domain.edits import Edit, SetStatus
from gofteh.domain.edits.together import name_of, together
from gofteh.domain.errors import Problem
from gofteh.domain.links import Link
from gofteh.domain.record_index import RecordIndex
from gofteh.domain.records import QuoteRecord
from gofteh.domain.spans import QUOTE, Span


class Choosing:
    """The open article of a session and what is chosen in it."""

    def __init__(self, session: Session, *, make_id: Callable[[str], str] = new_id) -> None:
        self.session = session
        self._make_id = make_id
        self._chosen_id: str | None = None
        self._current_id: str | None = None
        self._index: RecordIndex | None = None

    # what is there

    @property
    def document(self) -> AnnotatedArticle | None:
        """The open article."""
        return self.session.state.document

    @property
    def records(self) -> list[QuoteRecord]:
        """The quote records of the open article, in reading order."""
        index = self._records
        return index.records if index is not None else []

    def record_with(self, span_id: str | None) -> QuoteRecord | None:
        """Return the record of the open article that a span belongs to (``RecordIndex.with_span``)."""
        index = self._records
        return index.with_span(span_id) if index is not None else None

    def records_around(self, start: int, end: int) -> list[QuoteRecord]:
        """Return the records of the open article that begin before ``[start, end)`` and reach beyond it."""
        index = self._records
        return index.around(start, end) if index is not None else []

    def spans_at(self, start: int, end: int) -> list[Span]:
        """Return the spans of the open article that are exactly ``[start, end)``, in no order."""
        index = self._records
        return [span for span in index.beginning_at(start) if span.end == end] if index is not None else []

    @property
    def chosen_id(self) -> str | None:
        """The id that was chosen, whether its span is still there or not."""
        return self._chosen_id

    @property
    def chosen(self) -> Span | None:
        """The span that acts without a selection are about; None when it is gone."""
        if self.document is None or self._chosen_id is None:
            return None
        return self.document.spans.get(self._chosen_id)

    @property
    def chosen_record(self) -> QuoteRecord | None:
        """The quote record of the chosen span; of several that share it, the one that is worked on."""
        if self.chosen is None:
            return None
        current = self.record_with(self._current_id)
        is_part = self.chosen.label == QUOTE
        if current is not None and not is_part and self.chosen.id in current.span_ids:
            return current
        return self.record_with(self.chosen.id)

    @property
    def current_record(self) -> QuoteRecord | None:
        """The record that is worked on: the chosen one, else the one that was chosen last.

        It outlives a click beside every mark, since its speaker is selected by just such clicks.
        """
        return self.chosen_record or self.record_with(self._current_id)

    # choosing

    def open(self, article_id: str) -> AnnotatedArticle:
        """Open an article; nothing is chosen in it. Raises Problem when there is none of that id."""
        document = self.session.open(article_id)
        self.let_go()
        return document

    def choose(self, span_id: str | None) -> None:
        """Make ``span_id`` the chosen span, or none; the record that is worked on stays."""
        self._chosen_id = span_id
        if self.chosen_record is not None:
            self._current_id = self.chosen_record.id

    def let_go(self) -> None:
        """Choose nothing, and work on no record any longer."""
        self._chosen_id = self._current_id = None

    def choose_next(self, step: int, caret: int) -> Span | None:
        """Choose the span after (``step`` 1) or before (-1) the chosen one in reading order.

        Without a chosen one the code point ``caret`` is where the search begins.
        """
        if self.document is None or not self.document.spans:
            return None
        spans = self.document.in_reading_order()
        if self.chosen is not None:
            place = [span.id for span in spans].index(self.chosen.id) + step
        else:
            passed = sum(span.start < caret for span in spans)
            place = passed if step > 0 else passed - 1
        self.choose(spans[place % len(spans)].id)
        return self.chosen

    # the article

    def set_status(self, status: Status) -> None:
        """Say how far the article is; nothing happens when it is there already."""
        if self._open().status is not status:
            self.session.do(self._status_edit(status))

    @property
    def next_undo(self) -> HistoryLine | None:
        """The act that undo would take back."""
        line = self.session.history.next_undo
        return None if line is None or is_import(line) else line

    def undo(self) -> HistoryLine | None:
        """Take back the last act on this article; its import is where everything began, and stays."""
        return self.session.undo() if self.next_undo is not None else None

    def redo(self) -> HistoryLine | None:
        """Do again what was undone last."""
        return self.session.redo()

    def jump(self, steps: int, *, on_project: bool = False) -> None:
        """Take back (negative) or do again so many acts as one transaction: all of them, or none.

        Raises Problem when one of them cannot be.
        """
        with self.session.on_project() if on_project else nullcontext(), self.session.batch():
            for _turn in range(abs(steps)):
                if steps > 0:
                    self.session.redo()
                else:
                    self.session.undo()

    # how

    @property
    def _records(self) -> RecordIndex | None:
        document = self.document
        if document is None:
            self._index = None
        elif self._index is None or self._index.article_id != document.id:
            self._index = RecordIndex(document)
        else:
            self._index.follow(document)
        return self._index

    def _open(self) -> AnnotatedArticle:
        return self.session.state.open_document

    def _chosen(self) -> Span:
        if self.chosen is None:
            raise Problem("No mark is chosen.", cure="Click on a mark, or go to one with the keys.")
        return self.chosen

    def _new_span(self, start: int, end: int, label: str, at: str) -> Span:
        return Span(
            id=self._make_id("s"),
            start=start,
            end=end,
            label=label,
            created_at=at,
            updated_at=at,
            annotator=self.session.editor.id,
        )

    def _link(self, link_type: str, from_id: str, to_id: str, at: str) -> Link:
        return Link(
            id=self._make_id("l"),
            type=link_type,
            from_id=from_id,
            to_id=to_id,
            created_at=at,
            updated_at=at,
            annotator=self.session.editor.id,
        )

    def _status_edit(self, status: Status) -> SetStatus:
        editor = self.session.editor
        person = Annotator(id=editor.id, name=editor.name, status=status, updated_at=self.session.clock())
        return SetStatus(status, annotator=person)

    def _do(self, edits: list[Edit], title: str = "") -> None:
        """Do ``edits`` as one act; the first one on a new article also says that work has begun."""
        title = "" if len(edits) == 1 and title == edits[0].name else title
        if self._open().status is Status.NEW:
            title = title or name_of(edits[-1])
            edits = [self._status_edit(Status.IN_PROGRESS), *edits]
        self.session.do(together(edits, title))
