"""hazm's tokenizers and lemmatizer without what its package drags in (gensim, fasttext, scikit-learn, scipy).

``hazm/__init__`` imports everything; its modules for words and sentences need two small classes of nltk and
flashtext. Hollow packages in ``sys.modules`` let just those be imported. Only the helper process does this;
a test holds that the outcome equals that of the whole package.
"""

import os
import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

_HOLLOW = ("hazm", "nltk", "nltk.tokenize", "nltk.stem")
_NAMES = {
    "utils": (
        "default_verbs",
        "default_words",
        "stopwords_list",
        "words_list",
        "maketrans",
        "regex_replace",
        "NUMBERS",
    ),
    "stemmer": ("Stemmer",),
    "word_tokenizer": ("WordTokenizer",),
    "lemmatizer": ("Conjugation", "Lemmatizer"),
    "sentence_tokenizer": ("SentenceTokenizer",),
}


@dataclass(frozen=True, slots=True)
class Hazm:
    """What Gofteh uses of hazm."""

    version: str
    words: Any
    """A WordTokenizer that leaves the parts of verbs apart."""
    verb_parts: Any
    """Its join_verb_parts puts them together."""
    sentences: Any
    lemmatizer: Any


def load() -> Hazm | None:
    """Return hazm, or None when it is not installed or is not the hazm we know. Takes seconds."""
    try:
        found = version("hazm")
        module = _light()
    except (ImportError, AttributeError, OSError, PackageNotFoundError, ValueError):
        return None
    # The word list is wanted once: tokenizing makes no use of it.
    nothing = Path(os.devnull)
    return Hazm(
        version=found,
        words=module.WordTokenizer(words_file=nothing, join_verb_parts=False),
        verb_parts=module.WordTokenizer(words_file=nothing, join_verb_parts=True),
        sentences=module.SentenceTokenizer(),
        lemmatizer=module.Lemmatizer(),
    )


def _light() -> ModuleType:
    """Return a package ``hazm`` that has only what is named above."""
    already = sys.modules.get("hazm")
    if already is not None:
        return already
    made = [name for name in _HOLLOW if name not in sys.modules]
    try:
        for name in made:
            sys.modules[name] = _hollow(name)
        package = sys.modules["hazm"]
        package.abbreviations = None  # type: ignore[attr-defined]
        for name, values in _NAMES.items():
            module = import_module(f"hazm.{name}")
            for value in values:
                setattr(package, value, getattr(module, value))
        package.abbreviations = import_module("hazm.utils").abbreviations  # type: ignore[attr-defined]
    except BaseException:
        for name in made:
            sys.modules.pop(name, None)
        raise
    return package


def _hollow(name: str) -> ModuleType:
    """Return a package that finds its modules but runs no ``__init__``."""
    if "." in name:
        parent, _, child = name.rpartition(".")
        places = [f"{place}/{child}" for place in sys.modules[parent].__path__]
    else:
        spec = find_spec(name)
        if spec is None or spec.submodule_search_locations is None:
            raise ImportError(name)
        places = list(spec.submodule_search_locations)
    package = ModuleType(name)
    package.__path__ = places
    # Whoever looks for its data (``half_spaces``) finds the folder as if it were not loaded.
    package.__spec__ = ModuleSpec(name, None, is_package=True)
    package.__spec__.submodule_search_locations = places
    return package
