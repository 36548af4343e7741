"""What an article may be about: noun phrases ranked by how often, how early and how rarely they stand."""

from collections.abc import Callable
from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING

from gofteh.app.suggestions import SuggestedTopic
from gofteh.language import wordlists
from gofteh.language.cues import forms
from gofteh.language.memo import remembered
from gofteh.language.reading import Reading
from gofteh.language.verbs import Verbs
from gofteh.language.wordlists import keys

if TYPE_CHECKING:
    from gofteh.app.segments import Range

MOST = 30
"""Candidates; which of them are offered the desk's own articles have a say in."""
_Scored = tuple[float, list[int], tuple[str, ...]]
_OF_TWO_WORDS = 1.9
_OF_OFFICES = 0.4
"""Offices and bodies are who acts, hardly ever what it is about."""
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


def topics(reading: Reading, verbs: Verbs) -> list[SuggestedTopic]:
    """Return phrases of one or two words, the likeliest first; one word may stand in several."""
    single: dict[str, list[int]] = {}
    pairs: dict[tuple[str, str], list[int]] = {}
    telling = _telling(verbs)
    last, before = -2, ""
    keys = reading.keys
    for token in compress(count(), map(telling, keys)):
        key = keys[token]
        if key in single:
            single[key].append(token)
        else:
            single[key] = [token]
        if token == last + 1:
            pair = (before, key)
            if pair in pairs:
                pairs[pair].append(last)
            else:
                pairs[pair] = [last]
        last, before = token, key
    length = len(keys)
    scored: list[_Scored] = [
        (len(places) * (1.0 + length / (length + 6.0 * places[0])), places, (key,))
        for key, places in single.items()
        if len(places) > 1 and key not in _OFFICES
    ]
    for pair, places in pairs.items():
        one, other = pair
        often = 0.5 * len(places) + 0.25 * (len(single[one]) + len(single[other]))
        early = 1.0 + length / (length + 6.0 * places[0])
        scored.append((often * early * (_OF_OFFICES if one in _OFFICES else _OF_TWO_WORDS), places, pair))
    # No article has so many that a heap would be quicker.
    scored.sort(reverse=True)
    text, starts, ends = reading.text, reading.starts, reading.ends
    found: list[SuggestedTopic] = []
    for score, places, words in scored[:MOST]:
        more = len(words) - 1
        start, end = starts[places[0]], ends[places[0] + more]
        areas: tuple[Range, ...] = ((start, end),)
        if len(places) > 1:
            areas = tuple([(starts[first], ends[first + more]) for first in places])
        # As its own constructor does, without a call of Python for each.
        found.append(tuple.__new__(SuggestedTopic, (text[start:end], areas, score, None)))
    return found


@lru_cache(maxsize=4)
def _telling(verbs: Verbs) -> Callable[[str], bool]:
    """Return what tells by its key whether a word may be of a topic; it remembers words."""
    cues = forms()

    def telling(key: str) -> bool:
        if len(key) <= 2 or not key.isalpha() or key in _NO_TOPIC or key in cues:
            return False
        return not verbs.is_finite(key)

    return remembered(telling)
