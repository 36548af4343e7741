"""The Edit that gives an article another version of its text."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gofteh.domain.article import Article
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits.base import Edit
from gofteh.domain.errors import Problem
from gofteh.domain.spans import Span
from gofteh.domain.state import State

Place = tuple[str, int, int]
"""A span's id and where it stands in the new text, in code points."""


@dataclass(frozen=True, slots=True)
class CorrectText(Edit):
    """Puts a new version of the text in the place of the old one, which the project keeps.

    A text never changes: this makes another ``Article`` value of the same id, with a hash of its own.
    Every span is told its place in the new text; one that has none there is removed before, by an Edit
    of its own in the same act.
    """

    text: str
    normalization: tuple[str, ...]
    """All steps that led from the received bytes to this version."""
    places: tuple[Place, ...] = ()

    kind: ClassVar[str] = "correct_text"
    name: ClassVar[str] = "Correct text"

    def apply(self, state: State) -> State:
        """Put it in place. Raises Problem unless ``places`` names every span once, inside the new text."""
        document = state.open_document
        article = _version(document.article, self.text, self.normalization)
        places = {span_id: (start, end) for span_id, start, end in self.places}
        if len(places) != len(self.places) or places.keys() != document.spans.keys():
            raise Problem(
                "A correction says where every mark of the article stands in the new text, and no other."
            )
        return state.with_document(
            AnnotatedArticle.of(
                article,
                spans=[_moved(span, *places[span.id]) for span in document.spans.values()],
                links=document.links.values(),
                status=document.status,
                topics=document.topics,
                annotators=document.annotators,
                ignored=document.ignored,
                refused=document.refused,
                assigned=document.assigned,
                updated_at=document.updated_at,
            )
        )

    def inverse(self, before: State) -> Edit:
        """Put the old version back, with every span at its old place."""
        document = before.open_document
        places = tuple((span.id, span.start, span.end) for span in document.spans.values())
        return CorrectText(document.text, document.article.source.normalization, places)


def _moved(span: Span, start: int, end: int) -> Span:
    # The very same value where nothing moves: storage then has nothing to write.
    return span if (span.start, span.end) == (start, end) else replace(span, start=start, end=end)


def _version(article: Article, text: str, normalization: tuple[str, ...]) -> Article:
    source = replace(article.source, normalization=normalization)
    return replace(article, text=text, source=source, sha256="")
