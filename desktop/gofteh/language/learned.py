"""What a desk's finished articles teach beside the rules: a small linear-chain CRF over an article's words.

It sees what the rules see (words, marks, verbs of saying) and what they propose, and tells of each word
whether a quotation begins there, goes on, or not. So it learns where this desk draws other edges than the
rules do, and which of them it never takes. crfsuite comes with hazm; its model is plain numbers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from gofteh.app.suggestions import Tier
from gofteh.domain.spans import QuoteType
from gofteh.language.attributing import Attributed
from gofteh.language.found import Found
from gofteh.language.quoting import Quoting
from gofteh.language.reading import ENDERS, NEWLINE, Reading

FEATURES = 1
"""Steps when a word is described in another way: older models are silent then."""
RULE = "learned"
"""The name under which its quotations are suggested."""
ROUNDS = 60
_BEGINS, _GOES_ON, _OUTSIDE = "B", "I", "O"
_SAME = 0.5
_FEWEST_WORDS = 2
_PARAMETERS = {
    "c1": 0.05,
    "c2": 0.5,
    "max_iterations": ROUNDS,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}

Words = list[list[str]]


def described(quoting: Quoting) -> Words:
    """Return what is known of each word, of its neighbours, and of what the rules say there."""
    reading = quoting.reading
    ruled = _ruled(quoting)
    plain = [*_plain(quoting, ruled)]
    edge = ["edge"]
    found: Words = []
    for token, mine in enumerate(plain):
        before = plain[token - 1] if token else edge
        after = plain[token + 1] if token + 1 < len(plain) else edge
        key = reading.keys[token]
        found.append(
            [
                *mine,
                f"w={key}",
                f"-{before[0]}",
                f"+{after[0]}",
                f"-w={reading.key(token - 1)}",
                f"+w={reading.key(token + 1)}",
                f"{before[0]}|{mine[0]}|{after[0]}",
            ]
        )
    return found


def _ruled(quoting: Quoting) -> list[str]:
    """Return for each word which rule proposes it, and whether it begins, goes on or ends there."""
    ruled = [_OUTSIDE] * len(quoting.reading.keys)
    for one in quoting.found:
        if one.inside is None:
            for start, end in one.parts:
                ruled[start:end] = [f"{_GOES_ON}:{one.rule}"] * (end - start)
                ruled[end - 1] = f"E:{one.rule}"
                ruled[start] = f"{_BEGINS}:{one.rule}"
    return ruled


def _plain(quoting: Quoting, ruled: Sequence[str]) -> Iterator[list[str]]:
    reading = quoting.reading
    cues = {token for hit in quoting.hits for token in range(hit.start, hit.end)}
    begins = {sentence.start for sentence in reading.sentences}
    marked = {token for marks in reading.marked.values() for token in range(marks.open, marks.end)}
    for token, key in enumerate(reading.keys):
        signs = "".join(
            sign
            for sign, holds in (
                ("c", token in cues),
                ("s", token in begins),
                ("m", token in marked),
                ("v", quoting.verbs.is_finite(key)),
                ("n", key == NEWLINE),
                ("e", key in ENDERS),
                (":", reading.key(token - 1) == ":"),
                ("q", key in '«»"“”'),
            )
            if holds
        )
        yield [f"r={ruled[token]}", f"k={signs}"]


def labels(reading: Reading, quotes: Sequence[Sequence[tuple[int, int]]]) -> list[str]:
    """Return for each word whether one of ``quotes`` (code points) begins there, goes on, or neither."""
    found = [_OUTSIDE] * len(reading.keys)
    for parts in quotes:
        for start, end in parts:
            inside = [
                token
                for token, (low, high) in enumerate(zip(reading.starts, reading.ends, strict=True))
                if start <= low and high <= end
            ]
            for token in inside:
                found[token] = _GOES_ON
            if inside:
                found[inside[0]] = _BEGINS
    return found


def spans_of(labelled: Sequence[str]) -> list[tuple[int, int]]:
    """Return the tokens ``[start, end)`` of each quotation that labels tell of."""
    spans: list[tuple[int, int]] = []
    for token, label in enumerate(labelled):
        goes_on = label == _GOES_ON and spans and spans[-1][1] == token
        if goes_on:
            spans[-1] = (spans[-1][0], token + 1)
        elif label != _OUTSIDE:
            spans.append((token, token + 1))
    return spans


@dataclass
class Schooling:
    """Takes words with their labels in, then makes a model of them."""

    sequences: list[tuple[Words, list[str]]] = field(default_factory=list)

    def learn(self, words: Words, labelled: list[str]) -> None:
        """Take one article in."""
        self.sequences.append((words, labelled))

    def model(self, round_is_over: Callable[[int], object]) -> bytes:
        """Train; calls ``round_is_over`` with the number of each round that is."""
        import pycrfsuite

        class Trainer(pycrfsuite.Trainer):  # type: ignore[misc]
            def message(self, message: str) -> None:
                if message.startswith("***** Iteration #"):
                    round_is_over(int(message.partition("#")[2].split(maxsplit=1)[0]))

        trainer = Trainer(algorithm="lbfgs", params=_PARAMETERS, verbose=False)
        for words, labelled in self.sequences:
            trainer.append(words, labelled)
        # crfsuite writes to a file alone.
        with TemporaryDirectory(prefix="gofteh-") as folder:
            path = Path(folder) / "model"
            trainer.train(str(path))
            return path.read_bytes()


class Tagger:
    """Reads with a model."""

    def __init__(self, data: bytes) -> None:
        """Raises ValueError for what is no model."""
        import pycrfsuite

        self._tagger = pycrfsuite.Tagger()
        # It lies in memory for as long as the tagger does.
        self._data = data
        self._tagger.open_inmemory(data)

    def spans(self, quoting: Quoting) -> list[tuple[int, int]]:
        """Return the tokens of each quotation that the model sees."""
        words = described(quoting)
        found = spans_of(self._tagger.tag(words)) if words else []
        return [trimmed for span in found if (trimmed := _trimmed(quoting.reading, *span)) is not None]

    def reconsider(self, quoting: Quoting, ruled: Sequence[Attributed]) -> list[Attributed]:
        """Return what is suggested with the model: its quotations, and as weak ones what it does not see."""
        spans = self.spans(quoting)
        taken: set[tuple[int, int]] = set()
        result: list[Attributed] = []
        for one in ruled:
            same = _same(one.found, spans) if one.found.inside is None else None
            if one.found.inside is not None:
                result.append(one)
                continue
            if same is None:
                one.found.tier = Tier.WEAK
            else:
                taken.update(same)
                one.found.tier = Tier.STRONG
                if same != one.found.parts:
                    one.found.parts, one.found.rule = same, RULE
            result.append(one)
        for span in spans:
            if span not in taken and quoting.has_verb(*span):
                found = Found(RULE, Tier.STRONG, quoting.type_of(*span), [span])
                if quoting.reading.key(span[0] - 1) == ":":
                    found.type = QuoteType.DIRECT
                result.append(Attributed(found))
        return result


def _same(found: Found, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """Return the model's spans for what a rule found, part by part; None when it does not see all of it."""
    same = []
    for start, end in found.parts:
        best = max(spans, key=lambda span: _shared(span, (start, end)), default=None)
        if best is None or _shared(best, (start, end)) < _SAME:
            return None
        same.append(best)
    return same


def _shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0]))


def _trimmed(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Leave out line ends at the edges; None for what is too short to be said."""
    while start < end and reading.keys[start] == NEWLINE:
        start += 1
    while end > start and reading.keys[end - 1] == NEWLINE:
        end -= 1
    return (start, end) if end - start >= _FEWEST_WORDS else None
