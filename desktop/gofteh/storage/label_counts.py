"""How many spans of each label an article has, counted anew only where an act changed it."""

from collections import Counter, deque
from collections.abc import Mapping
from operator import attrgetter

from gofteh.domain.differing import differing
from gofteh.domain.spans import Span

_LABEL = attrgetter("label")
_lately: deque[tuple[Mapping[str, Span], Counter[str]]] = deque(maxlen=4)
"""Mappings that never change, and what they hold."""


def label_counts(spans: Mapping[str, Span], before: Mapping[str, Span] | None = None) -> Counter[str]:
    """Return label → number of ``spans``; quick where ``before``, of which they came, was counted lately."""
    known = next((counts for counted, counts in tuple(_lately) if counted is before), None)
    if before is None or known is None:
        counts = Counter(map(_LABEL, spans.values()))
    else:
        changed, gone = differing(before, spans)
        counts = Counter(known)
        counts.subtract(before[key].label for key in (*changed, *gone) if key in before)
        counts.update(spans[key].label for key in changed)
    _lately.append((spans, counts))
    return counts
