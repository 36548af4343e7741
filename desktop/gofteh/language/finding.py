"""Finding verbs of saying and the phrases that do their work: «با بیان اینکه», «به گفته X»."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress, count

from gofteh.domain.folding import fold
from gofteh.language import wordlists
from gofteh.language.cues import BEFORE_NO_CUE, DOCUMENT, PARTICIPLE, Cue, Forms
from gofteh.language.found import CueHit
from gofteh.language.reading import ENDERS, NEWLINE, Reading
from gofteh.language.wordlists import keys

THAT = "که"
THIS_THAT = keys("اینکه")
_AFTER_PARTICIPLE = THIS_THAT | {THAT, ":", "«"}
_TALK = keys("گو گوی گوها گویی گوهای گوئی")
_AND_TALK = keys("وگو وگوی وگوها وگوهای وگویی وگوئی")
_PASSIVE = keys("شد شده می‌شود میشود شود شدند نشده شدن شدم خواهد نشد می‌شد")
_SAID_NOUNS = keys(
    "بیان اشاره تاکید اعلام یادآوری تصریح اذعان ادعا ادعای انتقاد ابراز اظهار طرح ذکر توضیح هشدار اعتراف "
    "اعتقاد تشریح "
    "عنوان گلایه تایید تاسف خاطرنشان امیدواری توجه نگرانی خرسندی باور پیش‌بینی انتظار اظهارنظر استدلال "
    "تکرار گفتن عقیده "
    "پافشاری اصرار بیان‌ تأکید دعوت رد افشا یاد"
)
_OPENERS = keys("با ضمن بابیان بااشاره باتاکید بااعلام")
_OPENERS_WITH_NOUN = keys("بابیان بااشاره باتاکید بااعلام")
_FARTHEST_THAT = 7
_WEAK_NOUNS = keys("توجه رد دعوت")
_ACCORDING = {
    fold("به"): keys(
        "گفته گفته‌ی گفتهٔ اعتقاد باور عقیده زعم ادعای اذعان تعبیر اظهار نوشته روایت تاکید قول نقل‌از"
    ),
    fold("از"): keys("نظر نگاه دیدگاه منظر دید"),
    fold("بنا"): keys("به بر"),
    fold("طبق"): keys("گفته اعلام اظهارات اظهار تاکید نظر ادعای"),
    fold("براساس"): keys("گفته اعلام اظهارات اظهار ادعای"),
    fold("بنابر"): keys("گفته اعلام اظهارات اظهار ادعای"),
    fold("بنابه"): keys("گفته اعلام اظهارات اظهار ادعای"),
}
_ACCORDING_NOUNS = keys("گفته اعلام اظهارات اظهار ادعای")
_ONE_WORD_BODIES = keys("پلیس دولت گمرک ارتش سپاه اورژانس آتش‌نشانی مسئولان مسوولان کارشناسان شاهدان")
_QUOTING = ["به", "نقل", "از"]
_ENDS_SOURCE = ENDERS | {"،", ",", ":", NEWLINE}
_COMMAS = ("،", ",")
_LEADING = keys("و اما همچنین البته ولی")


@dataclass(slots=True)
class Preamble:
    """«با بیان اینکه CLAUSE»: where it begins and where its clause does."""

    start: int
    clause: int
    is_weak: bool = False


def cue_hits(reading: Reading, table: Forms) -> list[CueHit]:
    """Return every cue of ``table`` in the text in order; forms that lie in marks too."""
    keys = reading.keys
    found: list[CueHit] = []
    edge = 0
    for token in compress(count(), map(table.__contains__, keys)):
        if token < edge:
            continue
        endings = table[keys[token]]
        second = reading.key(token + 1)
        hit = _matched(keys, token + 2, endings.get(second, ())) or _matched(
            keys, token + 1, endings.get("", ())
        )
        if hit is not None and _announces(reading, token, *hit):
            edge = hit[0]
            if found and found[-1].end == token - 1 and keys[token - 1] in _COMMAS:
                # «با بیان اینکه او اعتراف کرد، گفت: …»: who says nothing before the next verb said nothing.
                found.pop()
            found.append(CueHit(token, *hit))
    return found


def _matched(
    keys: list[str], start: int, endings: Iterable[tuple[tuple[str, ...], Cue]]
) -> tuple[int, Cue] | None:
    """Return where the first ending that stands at ``start`` stops, and its cue."""
    for rest, cue in endings:
        end = start + len(rest)
        if not rest or tuple(keys[start:end]) == rest:
            return end, cue
    return None


def _announces(reading: Reading, start: int, end: int, cue: Cue) -> bool:
    before, after = reading.key(start - 1), reading.key(end)
    if before in BEFORE_NO_CUE and not (before in ("به", "براساس") and cue.tense is not PARTICIPLE):
        return False
    if before == "این" and cue.lemma.startswith("اشاره"):
        # «به این اشاره داشت که …» says what something is about.
        return False
    if cue.kind is not DOCUMENT and after in _PASSIVE:
        return False
    if cue.lemma == "گفت" and (after in _AND_TALK or (after == "و" and reading.key(end + 1) in _TALK)):
        return False
    return cue.tense is not PARTICIPLE or after in _AFTER_PARTICIPLE or after.startswith("بود")


def preambles(reading: Reading) -> list[Preamble]:
    """Return every «با بیان اینکه …» in order, those in marks too."""
    keys = reading.keys
    found: list[Preamble] = []
    for token in compress(count(), map(_OPENERS.__contains__, keys)):
        clause = _clause_after(keys, token, min(len(keys), token + _FARTHEST_THAT + 1))
        if clause is not None and not (found and token < found[-1].clause):
            weak = any(noun in _WEAK_NOUNS for noun in keys[token + 1 : clause])
            found.append(Preamble(token, clause, weak))
    return found


def _clause_after(keys: list[str], opener: int, end: int) -> int | None:
    has_noun = keys[opener] in _OPENERS_WITH_NOUN
    for token in range(opener + 1, end):
        key = keys[token]
        if key in THIS_THAT:
            return token + 1 if has_noun else None
        if key == "این" and token + 1 < end:
            for distance in (1, 2):
                if keys[token + distance : token + distance + 1] == [THAT]:
                    return token + distance + 1 if has_noun or distance == 2 else None
        if key in _SAID_NOUNS:
            has_noun = True
        elif not key[0].isalnum():
            return None
    return None


def according_to(reading: Reading, start: int, end: int) -> int | None:
    """Return the token after «به گفته» when the tokens begin with it, else None."""
    keys = reading.keys
    while start < end and keys[start] in _LEADING:
        start += 1
    if start + 2 >= end:
        return None
    if keys[start : start + 3] == _QUOTING and start + 3 < end:
        # An agency only passes on.
        return start + 3 if keys[start + 3] not in wordlists.AGENCIES or keys[start + 3] == "روابط" else None
    nouns = _ACCORDING.get(keys[start])
    if nouns is None or keys[start + 1] not in nouns:
        return None
    if keys[start] == "بنا":
        return start + 3 if keys[start + 2] in _ACCORDING_NOUNS else None
    return start + 2


def source_of(reading: Reading, start: int, end: int) -> tuple[int, int, int] | None:
    """Return the tokens that name whose words «به گفته …» are, and where the clause begins."""
    keys = reading.keys
    if keys[start] in wordlists.PRONOUNS and reading.key(start + 1) != "و":
        after = start + 1
        return start, after, after + (reading.key(after) in ("،", ","))
    token = start
    while token < min(end, start + 14) and keys[token] not in _ENDS_SOURCE:
        token += 1
    if token < min(end, start + 14) and keys[token] in ("،", ",", ":"):
        stop = _apposed(reading, token, end)
        return (start, stop, stop + 1) if stop > start else None
    return _short_source(reading, start, end)


def _short_source(reading: Reading, start: int, end: int) -> tuple[int, int, int] | None:
    """Return «این کارشناس», «وزیر نیرو» or «پلیس» when no comma tells where the source ends."""
    key = reading.keys[start]
    if key in _ONE_WORD_BODIES:
        stop = start + 1
    elif key in wordlists.THIS or key in wordlists.ROLES or key in wordlists.GIVEN_NAMES:
        stop = start + 2
        if stop < end and reading.keys[stop] in wordlists.ORGANISATIONS:
            # «این نماینده مجلس»
            stop += 1
    else:
        return None
    return (start, stop, stop) if stop < end and reading.keys[stop][0].isalnum() else None


def _apposed(reading: Reading, comma: int, end: int) -> int:
    """Return the comma that ends «X، title،» when one does, else ``comma``."""
    first = reading.key(comma + 1)
    if first not in wordlists.ROLES and first not in wordlists.HONORIFICS and first != "از":
        return comma
    for token in range(comma + 2, min(end, comma + 11)):
        if reading.key(token) in ("،", ","):
            return token
    return comma


def contains(reading: Reading, start: int, end: int, words: frozenset[str]) -> bool:
    """Tell whether one of the tokens is among ``words``."""
    return not words.isdisjoint(reading.keys[start:end])
