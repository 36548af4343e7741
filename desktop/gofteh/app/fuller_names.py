"""The fuller form of a name that the same text has elsewhere: «سرگئی لاوروف» for «لاوروف»."""

import re
from collections.abc import Iterator

from gofteh.domain.folding import fold

_MOST_WORDS = 2
"""A given name has hardly ever more words."""
# A line, a sentence or a clause begins: what stands between there and the name may belong to it.
_BEGINNING = re.compile(r"(?:^|[\n.!?؟…:،؛«»()])[ \t]*")
_OTHER_WORDS = (
    "به از با در بر برای که و یا تا را این آن هم نیز اما ولی گفت گفته گزارش نقل نوشته بیان اعلام افزود "
    "اظهار آقای خانم دکتر مهندس وی او رئیس رییس وزیر نماینده معاون مدیر سخنگوی سفیر همچنین سپس امروز دیروز"
)
_NOT_OF_A_NAME = frozenset(fold(_OTHER_WORDS).split())


def fuller_names(text: str, name: str) -> list[str]:
    """Return names that begin a clause of ``text`` and end with ``name``, the most frequent first."""
    found: dict[str, int] = {}
    for longer in _longer(text, name):
        found[longer] = found.get(longer, 0) + 1
    return sorted(found, key=lambda longer: -found[longer])


def _longer(text: str, name: str) -> Iterator[str]:
    if not name.strip():
        return
    for place in re.finditer(rf"(?<=\s){re.escape(name)}(?![\w\u200c])", text):
        beginnings = [found.end() for found in _BEGINNING.finditer(text, 0, place.start())]
        before = text[beginnings[-1] if beginnings else 0 : place.start()].split()
        if 1 <= len(before) <= _MOST_WORDS and _NOT_OF_A_NAME.isdisjoint(map(fold, before)):
            yield " ".join([*before, name])
