"""Suggestions against gold, and their time against hazm's own on the same texts in the same process."""

import gc
from statistics import median
from time import process_time

from gofteh.app import resources
from gofteh.language.engine import build_with
from gofteh.language.hazm_light import Hazm, load
from tests.gold import PARTS
from tests.gold import load as gold
from tests.gold.figures import measure

ROUNDS = 9
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
    base, ours, worst = [], [], 0.0
    gc.collect()
    # In turn, so that a drifting machine troubles both alike; process time leaves out what others did.
    for _ in range(ROUNDS):
        started = process_time()
        for text in texts:
            hazm_alone(hazm, text)
        base.append(process_time() - started)
        each = []
        for text in texts:
            started = process_time()
            engine.suggest(text)
            each.append(process_time() - started)
        ours.append(sum(each))
        worst = max(each) if not worst else min(worst, max(each))
    ratio = median(own / theirs for own, theirs in zip(ours, base, strict=True))
    length = sum(map(len, texts))
    quotes = sum(len(engine.suggest(text).quotes) for text in texts)
    return [
        *lines,
        f"suggestions per second   {quotes / median(ours):9.0f}",
        f"code points per second   {length / median(ours):9.0f}",
        f"worst article            {worst * 1000:9.1f} ms   aim ≤ 30",
        f"hazm alone               {median(base) * 1000 / len(texts):9.2f} ms   1.00",
        f"suggestions              {median(ours) * 1000 / len(texts):9.2f} ms   {ratio:4.2f}   aim ≤ {AIM}",
    ]


def hazm_alone(hazm: Hazm, text: str) -> None:
    """Do with hazm what every analysis begins with: sentences, words with verb groups, lemmas."""
    for sentence in hazm.sentences.tokenize(text):
        for word in hazm.verb_parts.tokenize(sentence):
            hazm.lemmatizer.lemmatize(word)
