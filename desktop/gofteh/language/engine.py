"""What the helper process runs: the rules with what hazm knows, built once."""

import gc
from collections.abc import Iterable

from gofteh.app.learning import Teaching
from gofteh.app.suggestions import Suggestions
from gofteh.language.hazm_light import Hazm, load
from gofteh.language.rules import Rules
from gofteh.language.verbs import Verbs

LONGEST_TEXT = 200_000
"""Code points of a text that suggestions are sought for; no newspaper prints a longer article."""
LONGEST_PARAGRAPH = 50_000


class Engine:
    """Finds suggestions; the first call may be made as soon as it is built."""

    def __init__(self, hazm: Hazm | None) -> None:
        self._verbs = Verbs(finite_forms(hazm)) if hazm else Verbs()
        self._hazm_version = hazm.version if hazm else None
        self.rules = Rules(self._verbs, hazm_version=self._hazm_version)

    def teach(self, teaching: Teaching) -> None:
        """Let the desk's own verbs and its model speak; a model that cannot be read stays silent."""
        self.rules = Rules(self._verbs, teaching, hazm_version=self._hazm_version)

    def suggest(self, text: str) -> Suggestions:
        """Return what the rules propose; nothing for what is no article (see LONGEST_TEXT)."""
        if len(text) > LONGEST_PARAGRAPH and _is_no_article(text):
            return self.rules.nothing(text)
        # The rules leave no circles behind, and half a million of hazm's words are looked through for them.
        gc.disable()
        try:
            return self.rules.suggest(text)
        finally:
            gc.enable()


def _is_no_article(text: str) -> bool:
    return len(text) > LONGEST_TEXT or any(len(line) > LONGEST_PARAGRAPH for line in text.splitlines())


def build(cues: tuple[str, ...] = ()) -> Engine:
    """Load hazm, if it is there, and build on it. Takes seconds."""
    gc.disable()
    return build_with(load(), cues)


def build_with(hazm: Hazm | None, cues: tuple[str, ...] = ()) -> Engine:
    """Build with the garbage collector at rest, and put what stays out of its sight."""
    gc.disable()
    try:
        engine = Engine(hazm)
        if cues:
            engine.teach(Teaching(cues=cues))
        engine.suggest("وی گفت: «این نخستین جمله است.»")
    finally:
        gc.enable()
    gc.collect()
    gc.freeze()
    return engine


def finite_forms(hazm: Hazm) -> frozenset[str]:
    """Return the folding keys of hazm's finite verbs that are nothing else besides.

    «مردم» is also «I died», «داد» also a noun: what hazm lists as another kind of word is left out.
    """
    words = hazm.lemmatizer.words
    return frozenset(_only_verbs(hazm.lemmatizer.verbs, words))


def _only_verbs(forms: Iterable[str], words: dict[str, tuple[int, tuple[str, ...]]]) -> Iterable[str]:
    for form in forms:
        # «فرهنگی» is «you …» of a verb that nobody uses.
        is_second_person = form.endswith("ی") and not form.startswith(("می", "نمی"))
        if "_" in form or " " in form or is_second_person:
            continue
        known = words.get(form)
        if known is None or set(known[1]) <= {"V"}:
            yield form.replace("\u200c", "").replace("ئ", "ی")
