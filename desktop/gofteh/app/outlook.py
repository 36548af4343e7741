"""What programs think of an article, worked out for the queue: never an annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gofteh.app.proposals import of_tier, proposals
from gofteh.app.queue import Outlook
from gofteh.app.suggestions import Tier

if TYPE_CHECKING:
    from gofteh.app.suggestions import SuggestedQuote, Suggestions
    from gofteh.domain.document import AnnotatedArticle


def outlook(found: Suggestions, document: AnnotatedArticle, problems: int | None = None) -> Outlook:
    """Return what waits for an answer in an article; ``problems`` is what the live checks find."""
    offered = proposals(found, document)
    return Outlook(
        suggestions=len(of_tier(offered, Tier.STRONG)),
        doubtful=sum(is_doubtful(each.quote) for each in offered),
        problems=problems,
    )


def is_doubtful(quote: SuggestedQuote) -> bool:
    """Tell whether a person has to decide: a weak rule, no speaker, or several who may have said it."""
    return quote.tier is Tier.WEAK or quote.speaker is None or bool(quote.alternatives)
