"""What an article may be about: noun phrases ranked by how often, how early and how rarely they stand."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import log

from gofteh.app.suggestions import DeskWords, SuggestedTopic
from gofteh.language import wordlists
from gofteh.language.cues import forms
from gofteh.language.reading import Reading
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
    telling = _telling(verbs)
    before = ""
    for token, key in enumerate(keys):
        if telling(key):
            places[(key,)].append(token)
            if before:
                places[before, key].append(token - 1)
            before = key
        else:
            before = ""
    single = {words[0]: len(found) for words, found in places.items() if len(words) == 1}
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


@lru_cache(maxsize=4)
def _telling(verbs: Verbs) -> Callable[[str], bool]:
    """Return what tells by its key whether a word may be of a topic; it remembers words."""
    cues = forms()

    def telling(key: str) -> bool:
        if len(key) <= 2 or not key.isalpha() or key in _NO_TOPIC or key in cues:
            return False
        return not verbs.is_finite(key)

    return lru_cache(maxsize=1 << 16)(telling)


def _rarity(single: Mapping[str, int], desk: DeskWords | None) -> dict[str, float]:
    if desk is None or desk.articles() < _FEWEST_ARTICLES:
        return {}
    total = desk.articles()
    counts = desk.articles_with(list(single))
    return {key: log((1 + total) / (1 + counts.get(key, 0))) for key in single}


def _score(
    words: tuple[str, ...],
    found: list[int],
    single: Mapping[str, int],
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
