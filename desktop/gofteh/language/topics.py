"""What an article may be about: noun phrases ranked by how often, how early and how rarely they stand."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from heapq import nlargest
from itertools import compress, count
from math import log

from gofteh.app.suggestions import DeskWords, SuggestedTopic
from gofteh.language import wordlists
from gofteh.language.cues import forms
from gofteh.language.reading import Reading
from gofteh.language.verbs import Verbs
from gofteh.language.wordlists import keys

MOST = 12
_LOOKED_AT = 60
_Scored = tuple[float, list[int], tuple[str, ...]]
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

_OFFICES = wordlists.ROLES | wordlists.ORGANISATIONS


def topics(reading: Reading, verbs: Verbs, desk: DeskWords | None = None) -> list[SuggestedTopic]:
    """Return at most twelve phrases of one or two words, the likeliest first."""
    single: dict[str, list[int]] = {}
    pairs: dict[tuple[str, str], list[int]] = {}
    telling = _telling(verbs)
    last, before = -2, ""
    for token in compress(count(), map(telling, reading.keys)):
        key = reading.keys[token]
        single.setdefault(key, []).append(token)
        if token == last + 1:
            pairs.setdefault((before, key), []).append(last)
        last, before = token, key
    weights = _weights(single, desk)
    length = len(reading.keys)
    scored: list[_Scored] = [
        (weights[key] * (1.0 + length / (length + 6.0 * places[0])), places, (key,))
        for key, places in single.items()
        if len(places) > 1 and key not in _OFFICES
    ]
    for words, places in pairs.items():
        often = 0.5 * len(places) + 0.25 * (weights[words[0]] + weights[words[1]])
        early = 1.0 + length / (length + 6.0 * places[0])
        score = often * early * (_OF_OFFICES if words[0] in _OFFICES else _OF_TWO_WORDS)
        scored.append((score, places, words))
    return [_topic(reading, *one) for one in _distinct(nlargest(_LOOKED_AT, scored))]


def _topic(reading: Reading, score: float, places: list[int], words: tuple[str, ...]) -> SuggestedTopic:
    areas = tuple([reading.area(first, first + len(words)) for first in places])
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


def _weights(single: Mapping[str, list[int]], desk: DeskWords | None) -> dict[str, float]:
    """Return how much each word counts: how often it stands, times its rarity where the desk knows it."""
    often = {key: float(len(places)) for key, places in single.items()}
    if desk is None or desk.articles() < _FEWEST_ARTICLES:
        return often
    total, counts = desk.articles(), desk.articles_with(list(single))
    return {key: count * log((1 + total) / (1 + counts.get(key, 0))) for key, count in often.items()}


def _distinct(scored: Iterable[_Scored]) -> list[_Scored]:
    """Leave out phrases with a word that a better one has already."""
    kept: list[_Scored] = []
    used: set[str] = set()
    for one in scored:
        if used.isdisjoint(one[2]):
            used.update(one[2])
            kept.append(one)
            if len(kept) == MOST:
                break
    return kept
