"""The quote records of an article kept up to date act by act, and found by any of their spans.

``quote_records`` says what they are; here only what an act touches is gathered anew.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import compress, islice

from gofteh.domain.differing import differing
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.links import CONTINUES, INSIDE, Link
from gofteh.domain.records import QuoteRecord, gathered, heads_of, outer_records, quote_records
from gofteh.domain.spans import QUOTE, Span, reading_order


class RecordIndex:
    """The records of one article, of which ``follow`` shows one state after another."""

    def __init__(self, document: AnnotatedArticle) -> None:
        self._document = document
        self._take(document)

    @property
    def article_id(self) -> str:
        """The id of the article."""
        return self._document.id

    @property
    def records(self) -> list[QuoteRecord]:
        """The quote records by the place of their heads."""
        return self._records

    def with_span(self, span_id: str | None) -> QuoteRecord | None:
        """Return the record that a span belongs to: as a part first, else as one of its others."""
        head = self._heads.get(span_id or "")
        if head is not None:
            return self._by_head[head]
        users = (self._by_head[user] for user in self._users.get(span_id or "", ()))
        return min(users, key=_place, default=None)

    def around(self, start: int, end: int) -> list[QuoteRecord]:
        """Return the records whose heads begin at ``start`` or before and that reach to ``end`` or beyond."""
        count = bisect_right(self._records, start, key=_beginning)
        # Of thousands those that end before are left out without a step of Python.
        return list(compress(self._records, map(end.__le__, islice(self._ends, count))))

    def beginning_at(self, start: int) -> list[Span]:
        """Return the spans that begin at a code point, in no order."""
        return list(self._beginning.get(start, {}).values())

    def follow(self, document: AnnotatedArticle) -> None:
        """Show ``document``, the same article after an act."""
        if document is self._document:
            return
        links = self._changed_links(document)
        if any(link.type == CONTINUES for link in links):
            self._take(document)
            return
        spans = self._changed_spans(document)
        self._note_beginnings(document, spans)
        self._note_links(document, links)
        touched = {link.from_id for link in links}
        for span_id in spans:
            touched.add(span_id)
            touched.update(link.from_id for link in self._links_to.get(span_id, {}).values())
        heads = self._note_quotes(document, touched)
        if any(link.type == INSIDE for link in links):
            heads |= self._note_nesting(document)
        self._document = document
        self._gather(heads)

    def _take(self, document: AnnotatedArticle) -> None:
        self._document = document
        self._beginning: dict[int, dict[str, Span]] = {}
        for span in document.spans.values():
            self._beginning.setdefault(span.start, {})[span.id] = span
        self._records = quote_records(document)
        self._ends = [_end(record) for record in self._records]
        self._by_head = {record.id: record for record in self._records}
        self._heads = heads_of(document)
        self._parts: dict[str, set[str]] = {}
        for part, head in self._heads.items():
            self._parts.setdefault(head, set()).add(part)
        self._outer = outer_records(document, self._heads)
        self._users: dict[str, set[str]] = {}
        for record in self._records:
            self._note_users(record)
        self._links_from: dict[str, dict[str, Link]] = {}
        self._links_to: dict[str, dict[str, Link]] = {}
        for link in document.links.values():
            self._note_link(link)

    def _changed_spans(self, document: AnnotatedArticle) -> list[str]:
        changed, gone = differing(self._document.spans, document.spans)
        return changed + gone

    def _changed_links(self, document: AnnotatedArticle) -> list[Link]:
        """Return the links that came, went or are others, as they were and as they are."""
        before, after = self._document.links, document.links
        changed, gone = differing(before, after)
        old = (before[link_id] for link_id in (*changed, *gone) if link_id in before)
        return [*old, *(after[link_id] for link_id in changed)]

    def _note_beginnings(self, document: AnnotatedArticle, span_ids: Iterable[str]) -> None:
        for span_id in span_ids:
            old, new = self._document.spans.get(span_id), document.spans.get(span_id)
            if old is not None and (new is None or new.start != old.start):
                del self._beginning[old.start][span_id]
            if new is not None:
                self._beginning.setdefault(new.start, {})[span_id] = new

    def _note_links(self, document: AnnotatedArticle, links: Iterable[Link]) -> None:
        for link in links:
            self._links_from.get(link.from_id, {}).pop(link.id, None)
            self._links_to.get(link.to_id, {}).pop(link.id, None)
        for link in links:
            if document.links.get(link.id) is link:
                self._note_link(link)

    def _note_link(self, link: Link) -> None:
        self._links_from.setdefault(link.from_id, {})[link.id] = link
        self._links_to.setdefault(link.to_id, {})[link.id] = link

    def _note_quotes(self, document: AnnotatedArticle, touched: Iterable[str]) -> set[str]:
        """Take in which of the touched spans are quotes; return the heads of their records."""
        heads: set[str] = set()
        for span_id in touched:
            span = document.spans.get(span_id)
            is_quote = span is not None and span.label == QUOTE
            head = self._heads.get(span_id)
            if head is None and is_quote:
                # Without a link that continues another quote it stands for itself.
                head = self._heads[span_id] = span_id
                self._parts[span_id] = {span_id}
            elif head is not None and not is_quote:
                del self._heads[span_id]
                self._parts[head].discard(span_id)
            if head is not None:
                heads.add(head)
        return heads

    def _note_nesting(self, document: AnnotatedArticle) -> set[str]:
        """Take in which record lies in which; return the heads of those that lie in another than before."""
        before, self._outer = self._outer, outer_records(document, self._heads)
        either = before.keys() | self._outer.keys()
        return {head for head in either if before.get(head) != self._outer.get(head)}

    def _gather(self, heads: Iterable[str]) -> None:
        records = list(self._records)
        for head in heads:
            old = self._by_head.pop(head, None)
            if old is not None:
                place = bisect_left(records, _place(old), key=_place)
                del records[place], self._ends[place]
                for span_id in old.span_ids:
                    self._users.get(span_id, set()).discard(head)
            if not self._parts.get(head):
                continue
            new = self._by_head[head] = self._gathered(head)
            place = bisect_left(records, _place(new), key=_place)
            records.insert(place, new)
            self._ends.insert(place, _end(new))
            self._note_users(new)
        self._records = records

    def _gathered(self, head: str) -> QuoteRecord:
        spans = self._document.spans
        parts = [spans[part] for part in self._parts[head]]
        joined: dict[str, dict[str, Span]] = {}
        for part in parts:
            for link in self._links_from.get(part.id, {}).values():
                joined.setdefault(link.type, {})[link.to_id] = spans[link.to_id]
        return gathered(spans[head], parts, joined, self._outer.get(head))

    def _note_users(self, record: QuoteRecord) -> None:
        for span_id in record.span_ids:
            self._users.setdefault(span_id, set()).add(record.id)


def _place(record: QuoteRecord) -> tuple[int, int, str]:
    return reading_order(record.head)


def _beginning(record: QuoteRecord) -> int:
    return record.head.start


def _end(record: QuoteRecord) -> int:
    """Return where the part ends that reaches farthest."""
    return max(part.end for part in record.parts)
