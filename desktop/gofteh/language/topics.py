"""What an article may be about: noun phrases ranked by how often, how early and how rarely they stand."""

from collections import Counter, defaultdict
from functools import lru_cache
from math import log

from gofteh.app.suggestions import DeskWords, SuggestedTopic
from gofteh.language import wordlists
from gofteh.language.cues import forms
from gofteh.language.reading import NEWLINE, Reading
from gofteh.language.verbs import Verbs
from gofteh.language.wordlists import keys

MOST = 12
_OF_TWO_WORDS = 1.9
_OF_OFFICES = 0.4
"""Offices and bodies are who acts, hardly ever what it is about."""
_FEWEST_ARTICLES = 30
"""Below this many articles a desk's counts say nothing about rarity."""
_COMMON = keys(
    "سال روز ماه هفته ساعت دقیقه نفر درصد هزار میلیون میلیارد تومان ریال دلار مورد کار مردم کشور کشورها",
    "کشورهای گزارش خبر خبرنگار خبرگزاری گفتگو گفتوگو گفت اظهار بیان تاکید افزود وی او ما من شما",
    "خود دیگر همه هر هیچ چند بسیار خیلی بیشتر کمتر مهم مهمترین اصلی جدید اخیر گذشته آینده امسال سالانه",
    "حاضر جاری مختلف تمام برخی بعضی شده کرده بوده داده گرفته شدن کردن بودن دادن حال توجه اشاره دلیل علت",
    "راه حل نظر صورت طور نوع بخش قرار انجام وجود ادامه پایان آغاز شروع زمان زمینه حوزه موضوع مسئله",
    "مساله مسائل افراد تعداد میزان حدود نخست اول دوم سوم است نیست بود باید هم نیز را که این آن یک دو سه",
    "چهار پنج شش هفت هشت نه ده های ها ای ام اند تر ترین می نمی حتی مانند مثل همان همین چنین اینکه آنکه",
    "چون اگر اما ولی یا و پس ضمن همچنین لازم ضروری امکان شرایط وضعیت گیری گذاری سازی رسانی کننده",
    "کنندگان جلسه نشست مراسم حضور افزایش کاهش درباره آقای خانم دکتر مهندس انتهای پیام بیانیه نامه پاسخ",
    "پرسش سوال واکنش استقبال اعلام تهران ایران کشورمان حاشیه جمع",
)

_NO_TOPIC = (
    _COMMON
    | wordlists.PREPOSITIONS
    | wordlists.ADVERBS
    | wordlists.HONORIFICS
    | wordlists.GIVEN_NAMES
    | wordlists.FIRST_PERSON
)


def topics(reading: Reading, verbs: Verbs, desk: DeskWords | None = None) -> list[SuggestedTopic]:
    """Return at most twelve phrases, the likeliest first."""
    keys = reading.keys
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    single: Counter[str] = Counter()
    for start, end in _runs(reading, verbs):
        single.update(keys[start:end])
        for first in range(start, end):
            places[(keys[first],)].append(first)
            if first + 1 < end:
                places[keys[first], keys[first + 1]].append(first)
    rarity = _rarity(single, desk)
    scored = [
        (_score(words, found, single, rarity, len(keys)), words)
        for words, found in places.items()
        if len(words) > 1 or single[words[0]] > 1
    ]
    scored.sort(reverse=True)
    return [_topic(reading, words, places[words], score) for score, words in _distinct(scored)]


def _topic(reading: Reading, words: tuple[str, ...], places: list[int], score: float) -> SuggestedTopic:
    areas = tuple(reading.area(first, first + len(words)) for first in places)
    return SuggestedTopic(reading.text[slice(*areas[0])], areas, score)


def _runs(reading: Reading, verbs: Verbs) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = None
    for token, key in enumerate([*reading.keys, NEWLINE]):
        if _is_noun_like(key) and not verbs.is_finite(key):
            start = token if start is None else start
        elif start is not None:
            runs.append((start, token))
            start = None
    return runs


@lru_cache(maxsize=1 << 16)
def _is_noun_like(key: str) -> bool:
    return len(key) > 2 and key.isalpha() and key not in _NO_TOPIC and key not in forms()


def _rarity(single: Counter[str], desk: DeskWords | None) -> dict[str, float]:
    if desk is None or desk.articles() < _FEWEST_ARTICLES:
        return {}
    total = desk.articles()
    counts = desk.articles_with(list(single))
    return {key: log((1 + total) / (1 + counts.get(key, 0))) for key in single}


def _score(
    words: tuple[str, ...],
    found: list[int],
    single: Counter[str],
    rarity: dict[str, float],
    length: int,
) -> float:
    often = 0.5 * len(found) + 0.5 * sum([single[key] for key in words]) / len(words)
    early = 1.0 + 1.0 / (1.0 + 6.0 * found[0] / length)
    score = often * early * (_OF_TWO_WORDS if len(words) > 1 else 1.0)
    if rarity:
        score *= sum([rarity.get(key, 1.0) for key in words]) / len(words)
    if words[0] in wordlists.ROLES or words[0] in wordlists.ORGANISATIONS:
        score *= _OF_OFFICES
    return score


def _distinct(scored: list[tuple[float, tuple[str, ...]]]) -> list[tuple[float, tuple[str, ...]]]:
    """Leave out phrases whose words a better one has already."""
    kept: list[tuple[float, tuple[str, ...]]] = []
    for score, words in scored:
        if len(kept) == MOST:
            break
        if not any(set(words) & set(other) for _, other in kept):
            kept.append((score, words))
    return kept
