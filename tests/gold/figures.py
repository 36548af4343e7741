"""How well suggestions meet what a person marked.

*Exact*: the same words once spaces, marks and final stops are trimmed. *Overlap*: at least half of the
characters that either has are in both (IoU ≥ 0.5), one to one. *Mention*: on overlapping quotes, the
proposed words hold the gold ones or half of them; where gold has none, none may be proposed. *Person*: on
overlapping quotes, the proposed name equals the gold name or one has all words of the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from gofteh.app.suggestions import SuggestedQuote, Suggester, Tier
from gofteh.app.topic_ranking import ranked
from gofteh.domain.folding import fold
from tests.gold import GoldArticle, GoldQuote

_TRIMMED = ' \n\t\u200c«»"“”.!؟?…'


@dataclass
class Figures:
    """Counts over articles."""

    gold: int = 0
    proposed: int = 0
    exact: int = 0
    overlap: int = 0
    mention: int = 0
    person: int = 0
    strong: int = 0
    strong_right: int = 0
    topics: int = 0
    topics_met: int = 0
    faults: list[str] = field(default_factory=list)

    def f1(self, right: int) -> float:
        return 2 * right / max(1, self.gold + self.proposed)

    def lines(self) -> list[str]:
        matched = max(1, self.overlap)
        return [
            f"quotes exact F1 {self.f1(self.exact):.3f}   overlap F1 {self.f1(self.overlap):.3f}",
            f"quotes gold {self.gold}   proposed {self.proposed}",
            f"mention {self.mention / matched:.3f}   right person {self.person / matched:.3f}",
            f"strong tier precision {self.strong_right / max(1, self.strong):.3f}   of {self.strong}",
            f"topic recall@12 {self.topics_met / max(1, self.topics):.3f}",
        ]


def measure(articles: Iterable[GoldArticle], suggester: Suggester, tier: Tier | None = None) -> Figures:
    """Return the figures of what ``suggester`` proposes for ``articles``."""
    figures = Figures()
    for article in articles:
        suggestions = suggester.suggest(article.text)
        proposed = list(suggestions.of_tier(tier))
        figures.gold += len(article.quotes)
        figures.proposed += len(proposed)
        _match(article, proposed, figures)
        for start, end in article.topics:
            figures.topics += 1
            places = [place for topic in ranked(suggestions.topics) for place in topic.places]
            figures.topics_met += any(low < end and start < high for low, high in places)
    return figures


def _match(article: GoldArticle, proposed: list[SuggestedQuote], figures: Figures) -> None:
    pairs = sorted(
        (
            (_iou(article.text, gold, one), number, at)
            for number, gold in enumerate(article.quotes)
            for at, one in enumerate(proposed)
        ),
        reverse=True,
    )
    gold_left, left = set(range(len(article.quotes))), set(range(len(proposed)))
    for iou, number, at in pairs:
        if iou >= 0.5 and number in gold_left and at in left:
            gold_left.remove(number)
            left.remove(at)
            _count(article, article.quotes[number], proposed[at], figures)
    figures.strong += sum(1 for one in proposed if one.tier is Tier.STRONG)
    text = article.text
    for number in sorted(gold_left):
        parts = article.quotes[number].parts
        figures.faults.append(f"{article.name}: missed {text[parts[0][0] : parts[-1][1]][:90]}")
    for at in sorted(left):
        one = proposed[at]
        figures.faults.append(
            f"{article.name}: {one.tier} {one.rule} wrongly {text[one.parts[0][0] : one.parts[-1][1]][:90]}"
        )


def _count(article: GoldArticle, gold: GoldQuote, one: SuggestedQuote, figures: Figures) -> None:
    text = article.text
    figures.overlap += 1
    figures.strong_right += one.tier is Tier.STRONG
    if _words(text, gold.parts) == _words(text, one.parts):
        figures.exact += 1
    else:
        figures.faults.append(
            f"{article.name}: bounds {_words(text, gold.parts)}\n      not {_words(text, one.parts)}"
        )
    if _is_mention(gold.mention, one.mention):
        figures.mention += 1
    else:
        figures.faults.append(
            f"{article.name}: mention {text[slice(*gold.mention)] if gold.mention else None}"
            f" not {text[slice(*one.mention)] if one.mention else None} | {text[slice(*one.parts[0])][:40]}"
        )
    name = one.speaker.name if one.speaker else ""
    if _same_person(gold.speaker, name):
        figures.person += 1
    else:
        figures.faults.append(
            f"{article.name}: person {gold.speaker} not {name} | {text[slice(*one.parts[0])][:40]}"
        )


def _characters(text: str, parts: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in parts for place in range(start, end) if not text[place].isspace()}


def _iou(text: str, gold: GoldQuote, one: SuggestedQuote) -> float:
    if gold.parts[-1][1] <= one.parts[0][0] or one.parts[-1][1] <= gold.parts[0][0]:
        return 0.0
    first, second = _characters(text, gold.parts), _characters(text, one.parts)
    return len(first & second) / len(first | second)


def _words(text: str, parts: Iterable[tuple[int, int]]) -> list[str]:
    return [" ".join(text[start:end].split()).strip(_TRIMMED) for start, end in parts]


def _is_mention(gold: tuple[int, int] | None, mention: tuple[int, int] | None) -> bool:
    if gold is None or mention is None:
        return gold is mention
    shared = min(gold[1], mention[1]) - max(gold[0], mention[0])
    return shared >= (gold[1] - gold[0]) / 2


def _same_person(gold: str, name: str) -> bool:
    first, second = set(fold(gold).split()), set(fold(name).split())
    return bool(second) and (first <= second or second <= first)
