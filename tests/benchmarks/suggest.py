"""Suggestions against gold, and their time against hazm's own on the same texts in the same process."""

import gc
from collections.abc import Sequence
from math import inf
from time import process_time

from gofteh.app import resources
from gofteh.language.engine import Engine, build_with
from gofteh.language.hazm_light import Hazm, load
from tests.gold import PARTS
from tests.gold import load as gold
from tests.gold.figures import measure

ROUNDS = 30
COLD_ROUNDS = 5
AIM = 3.0


def run() -> list[str]:
    """Measure; return the lines to print. ``dev`` is what rules were written with, ``scoring`` is not."""
    hazm = load()
    assert hazm is not None
    engine = build_with(hazm)
    lines: list[str] = []
    for part in PARTS:
        lines += [f"{part:8} {line}" for line in measure(gold(part), engine).lines()]
    texts = [article.text for part in PARTS for article in gold(part)]
    texts.append(resources.find("samples", "sample-isna-lavrov.txt").read_text(encoding="utf-8"))
    base, ours = best(hazm, [engine], texts)
    cold_base, cold = best(hazm, [Engine(hazm) for _ in range(COLD_ROUNDS)], texts, rounds=1)
    length = sum(map(len, texts))
    quotes = sum(len(engine.suggest(text).quotes) for text in texts)
    return [
        *lines,
        f"suggestions per second   {quotes / sum(ours):9.0f}",
        f"code points per second   {length / sum(ours):9.0f}",
        f"worst article            {max(ours) * 1000:9.1f} ms   aim ≤ 30",
        f"hazm alone               {sum(base) * 1000 / len(texts):9.2f} ms   1.00",
        _line("suggestions", ours, base),
        _line("  words never seen before", cold, cold_base),
    ]


def best(
    hazm: Hazm, engines: Sequence[Engine], texts: Sequence[str], *, rounds: int = ROUNDS
) -> tuple[list[float], list[float]]:
    """Return the least seconds that each text takes hazm alone, and the engines, in turn.

    An engine remembers words from text to text, as at a desk, whose words are mostly the same each day; with
    one round of several engines each text's own words are new to it. The garbage collector rests on both
    sides: the engine lets it rest while it works. Process time leaves out what others did on the machine, the
    least of the rounds what they did to its caches.
    """
    base, ours = [inf] * len(texts), [inf] * len(texts)
    gc.collect()
    for engine in engines:
        for _ in range(rounds):
            for number, text in enumerate(texts):
                gc.disable()
                started = process_time()
                hazm_alone(hazm, text)
                between = process_time()
                engine.suggest(text)
                ended = process_time()
                gc.enable()
                base[number] = min(base[number], between - started)
                ours[number] = min(ours[number], ended - between)
    return base, ours


def _line(what: str, ours: Sequence[float], base: Sequence[float]) -> str:
    each, ratio = sum(ours) * 1000 / len(ours), sum(ours) / sum(base)
    return f"{what:<25}{each:9.2f} ms   {ratio:4.2f}   aim ≤ {AIM}"


def hazm_alone(hazm: Hazm, text: str) -> None:
    """Do with hazm what every analysis begins with: sentences, words with verb groups, lemmas."""
    for sentence in hazm.sentences.tokenize(text):
        for word in hazm.verb_parts.tokenize(sentence):
            hazm.lemmatizer.lemmatize(word)
