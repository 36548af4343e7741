"""hazm without its ballast equals hazm whole."""

import json
import subprocess
import sys
from importlib.metadata import PackageNotFoundError

import pytest

from gofteh.language import half_spaces, hazm_light
from tests.gold import PARTS, load

ASK = """
import json, sys
texts = json.load(sys.stdin)
{get}
out = []
for text in texts:
    words = apart.tokenize(text)
    lemmas = [lemmatizer.lemmatize(word) for word in words]
    out.append([sentences.tokenize(text), words, joined.tokenize(text), lemmas])
json.dump(out, sys.stdout)
"""
LIGHT = """
from gofteh.language.hazm_light import load
found = load()
apart, joined, sentences, lemmatizer = found.words, found.verb_parts, found.sentences, found.lemmatizer
assert not {"gensim", "scipy", "sklearn", "fasttext", "numpy"} & set(sys.modules)
"""
WHOLE = """
import hazm
apart, joined = hazm.WordTokenizer(join_verb_parts=False), hazm.WordTokenizer()
sentences, lemmatizer = hazm.SentenceTokenizer(), hazm.Lemmatizer()
"""


def answer(get: str, texts: list[str]) -> object:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK.format(get=get)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        timeout=110,
    )
    return json.loads(done.stdout)


@pytest.mark.slow
def test_light_and_whole_say_the_same_of_every_gold_article() -> None:
    texts = [article.text for part in PARTS for article in load(part)]
    texts += [text.replace("\u200c", "") for text in texts]
    assert answer(LIGHT, texts) == answer(WHOLE, texts)


def test_half_spaces_are_found_beside_a_loaded_hazm(hazm: hazm_light.Hazm) -> None:
    assert hazm.version
    half_spaces._lists.cache_clear()
    assert list(half_spaces.lost_half_spaces("او میرود")) == [(3, 8, "می\u200cرود")]


def test_without_hazm_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> str:
        raise PackageNotFoundError

    monkeypatch.setattr(hazm_light, "version", missing)
    assert hazm_light.load() is None
