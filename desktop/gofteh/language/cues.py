"""The verbs of saying: which word forms announce what somebody said, however they are spelled.

Everything is written as folding keys, so lost or extra half-spaces and Arabic letters make no difference;
compounds are known apart («خاطر نشان کرد»), together («خاطرنشان‌کرد») and with their auxiliary
(«تاکید کرده است»). First and second person, negated and passive forms are not here: they announce nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from gofteh.domain.folding import fold
from gofteh.language.wordlists import keys


class Kind(Enum):
    """What a verb announces."""

    SAY = "say"
    """Words, also without «که»."""
    ASK = "ask"
    """A wish, an order, a belief: only with «که», a colon or marks."""
    DOCUMENT = "document"
    """«آمده است»: what stands in a paper."""


class Tense(Enum):
    """How the verb stands."""

    PAST = "past"
    PERFECT = "perfect"
    PARTICIPLE = "participle"
    """«گفته» without its auxiliary."""
    PRESENT = "present"


# Python 3.11 takes a member from its class by a descriptor, several times slower than a name of a module.
SAY, DOCUMENT = Kind.SAY, Kind.DOCUMENT
PAST, PERFECT, PARTICIPLE, PRESENT = Tense.PAST, Tense.PERFECT, Tense.PARTICIPLE, Tense.PRESENT


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a verb of saying."""

    lemma: str
    kind: Kind
    tense: Tense
    plural: bool


Forms = dict[str, dict[str, list[tuple[tuple[str, ...], Cue]]]]

_SIMPLE = {"گفت": "گوی", "افزود": "افزای", "نوشت": "نویس", "پرسید": "پرس", "فرمود": "فرمای", "سرود": "سرای"}
_LIGHT = {"کرد": "کن", "داد": "ده", "شد": "شو", "ساخت": "ساز", "نمود": "نمای", "زد": "زن", "گرفت": "گیر"}
_SAYING = {
    "کرد": (
        "اظهار|بیان|ابراز|اعلام|تصریح|تاکید|خاطر "
        "نشان|عنوان|تشریح|مطرح|اذعان|اضافه|یادآوری|تبیین|ادعا|اعتراف|تایید|"
        "فاش|افشا|روشن|بازگو|نقل|روایت|تعریف|اشاره|گوشزد|استدلال|پیش بینی|برآورد|توییت|اظهار نظر|گزارش|"
        "اظهار امیدواری|ابراز امیدواری|ابراز نگرانی|اظهار نگرانی|ابراز تاسف|اظهار تاسف|اظهار عقیده|ابراز "
        "عقیده|"
        "ذکر|قید|نتیجه گیری|تشبیه|شکایت|گله|اعلام نظر|اعلام موضع|اظهار بی اطلاعی|"
        "ابراز خرسندی|ابراز اطمینان|ابراز تردید|گلایه|زمزمه|خاطرنشان|اقرار|تکرار|تفسیر|بازتوییت|منتشر"
    ),
    "نمود": "اظهار|بیان|اعلام|تصریح|تاکید|خاطر نشان|عنوان|اضافه|مطرح|ابراز",
    "داشت": "اظهار|بیان|ابراز|اعلام|تصریح|تاکید|اذعان|عنوان|اشاره|معروض|مرقوم|خاطر نشان",
    "داد": "توضیح|ادامه|پاسخ|جواب|هشدار|خبر|تذکر|شرح|گزارش|اطلاع|وعده|قول|نوید|گواهی|شهادت|ندا",
    "شد": "یادآور|متذکر|مدعی",
    "ساخت": "خاطر نشان|روشن|مطرح|آشکار",
    "زد": "فریاد|داد|جار|توییت",
    "گرفت": "نتیجه",
    "فرمود": "بیان|تاکید|اشاره|اظهار|تصریح",
    "ورزید": "تاکید|اصرار",
}
_ASKING = {
    "کرد": "توصیه|درخواست|تقاضا|پیشنهاد|تهدید|سوال|پرسش|دعا|آرزو|تعهد|تکلیف|استفسار|ادا",
    "داد": "دستور|پیشنهاد|تعهد|رای|فتوا|احتمال|تشخیص",
    "داشت": "احتمال",
}
_BELIEVING = ("اعتقاد", "باور", "عقیده", "انتظار", "امید", "ادعا", "اصرار", "تاکید", "اذعان")
_BEING = ("معتقد", "مدعی", "امیدوار", "قایل", "مطمین", "نگران", "بر این باور", "بر این عقیده", "بر این نظر")
_AS_FOLLOWS = (
    "به این شرح است",
    "بدین شرح است",
    "به شرح زیر است",
    "به شرح ذیل است",
    "به قرار زیر است",
)
"""«متن نامهٔ X به این شرح است:»"""
_DOCUMENT = (
    "نوشته",
    "تاکید",
    "تصریح",
    "اعلام",
    "افزوده",
    "ذکر",
    "اضافه",
    "عنوان",
    "خاطر نشان",
    "بیان",
    "قید",
    "درج",
)
BEFORE_NO_CUE = keys(
    "تبریک تسلیت سخن خوشامد خوشآمد خیرمقدم لبیک ترک دروغ راست شعر آفرین درود تکبیر اذان باید",
    "نباید میتوان نمیتوان بتوان خواهد خواهند به طبق بنابه براساس نمیشود میشود",
    "نتوان همان چنان بایستی توان نخواهد سزا ناسزا متلک",
)
"""Words after which the form that follows announces nothing: «تبریک گفت», «باید گفت», «به گفته»."""


@lru_cache(maxsize=4)
def forms(desks: tuple[str, ...] = ()) -> Forms:
    """Return the forms by their first and second word (none is ""); of each the others, the longest first.

    ``desks`` are more verbs in the past, as a desk adds them: «نجوا کرد», «غرید».
    """
    table: dict[tuple[str, ...], Cue] = {}
    for past, present in _SIMPLE.items():
        _add(table, "", _third_person(past, present), past, Kind.SAY)
    for light, nouns in _SAYING.items():
        _compounds(table, nouns.split("|"), light, Kind.SAY)
    for light, nouns in _ASKING.items():
        _compounds(table, nouns.split("|"), light, Kind.ASK)
    _add(table, "", [("خواست", Tense.PAST, False), ("خواستند", Tense.PAST, True)], "خواست", Kind.ASK)
    for noun in _BELIEVING:
        _add(table, noun, [("دارد", Tense.PRESENT, False), ("دارند", Tense.PRESENT, True)], noun, Kind.ASK)
    for noun in _BEING:
        _add(table, noun, _BE, noun, Kind.SAY if "معتقد" in noun or "مدعی" in noun else Kind.ASK)
    for noun in _DOCUMENT:
        _add(table, noun, _DONE, noun, Kind.DOCUMENT)
    _add(
        table,
        "",
        [(form, Tense.PERFECT, False) for form in ("آمده است", "آمده بود", *_AS_FOLLOWS)],
        "آمد",
        Kind.DOCUMENT,
    )
    _add(
        table,
        "",
        [("آمده", Tense.PARTICIPLE, False), ("می‌خوانیم", Tense.PRESENT, True)],
        "آمد",
        Kind.DOCUMENT,
    )
    for verb in desks:
        noun, _, past = verb.strip().rpartition(" ")
        if noun:
            _compounds(table, [noun], past, Kind.SAY)
        elif past:
            _add(table, "", _third_person(past, None), past, Kind.SAY)
    return _by_first_word(table)


_Form = tuple[str, Tense, bool]
_BE: Sequence[_Form] = (
    ("است", Tense.PRESENT, False),
    ("ست", Tense.PRESENT, False),
    ("هستند", Tense.PRESENT, True),
    ("ند", Tense.PRESENT, True),
    ("اند", Tense.PRESENT, True),
    ("بود", Tense.PAST, False),
    ("بودند", Tense.PAST, True),
)
_DONE: Sequence[_Form] = (
    ("شده است", Tense.PERFECT, False),
    ("شده", Tense.PERFECT, False),
    ("شد", Tense.PAST, False),
)


def _third_person(past: str, present: str | None) -> list[_Form]:
    found: list[_Form] = [
        (past, Tense.PAST, False),
        (past + "ند", Tense.PAST, True),
        (f"می{past}", Tense.PAST, False),
        (f"می{past}ند", Tense.PAST, True),
        (past + "ه است", Tense.PERFECT, False),
        (past + "هاست", Tense.PERFECT, False),
        (past + "ه‌اند", Tense.PERFECT, True),
        (past + "ه اند", Tense.PERFECT, True),
        (past + "ه بود", Tense.PERFECT, False),
        (past + "ه بودند", Tense.PERFECT, True),
        (past + "ه", Tense.PARTICIPLE, False),
    ]
    if present is not None:
        found += [(f"می{present}د", Tense.PRESENT, False), (f"می{present}ند", Tense.PRESENT, True)]
    return found


def _compounds(table: dict[tuple[str, ...], Cue], nouns: Iterable[str], light: str, kind: Kind) -> None:
    verb = _third_person(light, _LIGHT.get(light))
    if light == "داشت":
        verb += [
            ("دارد", Tense.PRESENT, False),
            ("دارند", Tense.PRESENT, True),
            ("می‌دارد", Tense.PRESENT, False),
        ]
    for noun in nouns:
        _add(table, noun, verb, f"{noun} {light}", kind)


def _add(table: dict[tuple[str, ...], Cue], noun: str, verb: Iterable[_Form], lemma: str, kind: Kind) -> None:
    """Enter each form with its noun apart and glued to it, and a noun of two words in both spellings."""
    for form, tense, plural in verb:
        cue = Cue(lemma, kind, tense, plural)
        for spelled in {noun, noun.replace(" ", "")}:
            table.setdefault(tuple(fold(f"{spelled} {form}").split()), cue)
            if spelled:
                table.setdefault(tuple(fold(f"{spelled}{form}").split()), cue)


def _by_first_word(table: dict[tuple[str, ...], Cue]) -> Forms:
    found: Forms = {}
    for words, cue in table.items():
        second = words[1] if len(words) > 1 else ""
        found.setdefault(words[0], {}).setdefault(second, []).append((words[2:], cue))
    for endings in found.values():
        for rest in endings.values():
            rest.sort(key=lambda ending: -len(ending[0]))
    return found
