"""What an article may be about: noun phrases ranked by how often, how early and how rarely they stand."""

from collections import Counter, defaultdict
from functools import lru_cache
from math import log

from gofteh.app.suggestions import DeskWords, SuggestedTopic
from gofteh.domain.folding import fold
from gofteh.language import wordlists
from gofteh.language.reading import NEWLINE, Reading
from gofteh.language.verbs import Verbs

MOST = 12
_LONGEST = 3
_FEWEST_ARTICLES = 30
"""Below this many articles a desk's counts say nothing about rarity."""
_COMMON = frozenset(
    map(
        fold,
        "سال روز ماه هفته ساعت دقیقه نفر درصد هزار میلیون میلیارد تومان ریال دلار مورد کار مردم کشور کشورها کشورهای "
        "گزارش خبر خبرنگار خبرگزاری گفتگو گفت‌وگو گفت اظهار بیان تاکید افزود وی او ما من شما خود دیگر همه هر هیچ چند "
        "بسیار خیلی بیشتر کمتر مهم مهمترین اصلی جدید اخیر گذشته آینده امسال سالانه حاضر جاری مختلف تمام برخی بعضی "
        "شده کرده بوده داده گرفته شدن کردن بودن دادن حال توجه اشاره دلیل علت راه حل نظر صورت طور نوع بخش قرار انجام "
        "وجود ادامه پایان آغاز شروع زمان زمینه حوزه موضوع مسئله مساله مسائل افراد تعداد میزان حدود نخست اول دوم سوم "
        "است نیست بود باید هم نیز را که این آن یک دو سه چهار پنج شش هفت هشت نه ده های ها ای ام اند تر ترین می نمی "
        "حتی مانند مثل همان همین چنین اینکه آنکه چون اگر اما ولی یا و پس ضمن همچنین لازم ضروری امکان شرایط وضعیت "
        "گیری گذاری سازی رسانی کننده کنندگان جلسه نشست مراسم حضور افزایش کاهش درباره آقای خانم دکتر مهندس انتهای پیام "
        "بیانیه نامه پاسخ پرسش سوال واکنش استقبال اعلام تهران ایران کشورمان حاشیه جمع".split(),
    )
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
    runs = _runs(reading, verbs)
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    single = Counter(key for start, end in runs for key in reading.keys[start:end])
    for start, end in runs:
        for length in range(1, _LONGEST + 1):
            for first in range(start, end - length + 1):
                places[tuple(reading.keys[first : first + length])].append((first, first + length))
    rarity = _rarity(single, desk)
    scored = [
        (_score(words, found, single, rarity, len(reading.keys)), words)
        for words, found in places.items()
        if len(words) > 1 or single[words[0]] > 1
    ]
    scored.sort(key=lambda one: -one[0])
    return [
        SuggestedTopic(reading.words(*places[words][0]), tuple(reading.area(*at) for at in places[words]), score)
        for score, words in _distinct(scored)
    ]


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
    return len(key) > 2 and key.isalpha() and key not in _NO_TOPIC


def _rarity(single: Counter[str], desk: DeskWords | None) -> dict[str, float]:
    if desk is None or desk.articles() < _FEWEST_ARTICLES:
        return {}
    total = desk.articles()
    counts = desk.articles_with(list(single))
    return {key: log((1 + total) / (1 + counts.get(key, 0))) for key in single}


def _score(
    words: tuple[str, ...],
    found: list[tuple[int, int]],
    single: Counter[str],
    rarity: dict[str, float],
    length: int,
) -> float:
    often = len(found) + 0.5 * sum(single[key] - len(found) for key in words) / len(words)
    early = 1.0 + 1.0 / (1.0 + 6.0 * found[0][0] / max(1, length))
    rare = sum(rarity.get(key, 1.0) for key in words) / len(words)
    wide = {1: 0.8, 2: 1.5, 3: 1.3}[len(words)]
    role = 0.4 if words[0] in wordlists.ROLES or words[0] in wordlists.ORGANISATIONS else 1.0
    return often * early * rare * wide * role


def _distinct(scored: list[tuple[float, tuple[str, ...]]]) -> list[tuple[float, tuple[str, ...]]]:
    """Leave out phrases whose words a better one has already."""
    kept: list[tuple[float, tuple[str, ...]]] = []
    for score, words in scored:
        if len(kept) == MOST:
            break
        if not any(set(words) & set(other) for _, other in kept):
            kept.append((score, words))
    return kept
