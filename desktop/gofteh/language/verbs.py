"""Which word forms are finite verbs: a clause is one only where it has one."""

from collections.abc import Set as AbstractSet

from gofteh.language.memo import remembered
from gofteh.language.wordlists import keys

_COMMON = keys(
    "ماست شماست اوست آنهاست اینهاست اینجاست آنجاست کجاست چیست کیست پیداست گویاست پابرجاست بالاست زیباست",
    "نباشند نشوند نکنند نگیرند ندهند نگیرد نرسد نیاید نرود ندهد بشود بشوند",
    "است نیست هست هستند نیستند بود نبود بودند نبودند باشد نباشد باشند شد نشد شدند شدهاست شود نشود",
    "شوند نشوند کرد نکرد کردند کردهاست کند نکند کنند نکنند کردهاند دارد ندارد دارند ندارند",
    "داشت نداشت داشتند داشتهاست داد نداد دادند دهد ندهد دهند گفت گفتند گرفت نگرفت گرفتند گیرد",
    "بگیرد بگیرند رفت رفتند رود برود آمد آمدند آید بیاید خواهد نخواهد خواهند رسید رسیدند رسد برسد",
    "رسیدهاست یافت یافتند یابد بیابد ماند ماندند بماند ساخت ساختند زد زدند بزند خورد خوردند برد",
    "بردند ببرد دید دیدند ببیند خواست خواستند توانست توانستند تواند بتواند بتوانند بایست دانست دانستند",
    "نشست ایستاد افتاد افتادند بیفتد گذشت گذشتند انجامید کاست افزود پرداخت پرداختند بپردازد پذیرفت",
    "پذیرفتند بپذیرد نوشت شنید کشید کشیدند گشت گشتند گردید گردیدند گردد نمود نمودند نماید نمایند",
    "یافتهاست ایم هستیم هستم داریم دارم نداریم ندارم کردیم کردم کنیم کنم باشیم باشم شدیم شدم شویم",
    "شوم بودیم بودم دادیم دادم دهیم دهم گرفتیم بگیریم خواهیم خواهم نیستیم نیستم کنید شوید باشید بروید",
    "بدهید دهید ببینید بگیرید کند. گفتهاند شدهاند دادهاند گرفتهاند",
    "رفتهاند آمدهاند بودهاند داشتهاند رسیدهاند بودهاست",
    "دادهاست گرفتهاست آمدهاست میشود میکند میدهد میگیرد",
    "میرود میآید میرسد میگوید دهند کشته بخورد بیاورد آورد آوردند بردارد برداشت",
    "برداشتند رقم ببرند ببندند بست بستند شکست باخت بردیم باختیم ماندیم رسیدیم آمدیم رفتیم بکنند بکند",
    "بدهد بدهند",
)
_PREFIXED = ("می", "نمی")
_NO_VERBS = keys(
    "میان میدان میلیون میلیارد میلیونها میز میراث میزان مین میل میهن میوه میانه میلادی میثم میلاد",
    "میرزا میرحسین میدانی میزبان میهمان میهنی میانجی میانگین میکروب میخ مینا میکائیل میرزایی میتینگ",
    "میله میلی میادین میترا میگو میمون میش میدانگاه میزبانی میهمانی میانجیگری میلیاردی میلیونی میلیمتر",
    "میلیمتر میراثی میرسلیم نمیر",
)
_SHORTEST = 5
_PERFECT = ("است", "اند", "بود", "بودند", "باشد", "باشند", "ام", "ایم")
_NOT_FINITE = keys("رقم کشته کند. شکست برداشت پرداخت نشست")


class Verbs:
    """Knows finite verbs by their folding keys; more of them when hazm has lent its table."""

    def __init__(self, more: AbstractSet[str] = frozenset()) -> None:
        self._known = (_COMMON - _NOT_FINITE) | (more - _NO_VERBS)
        # Most words of an article have been asked for before.
        self.is_finite = remembered(self._is_finite)
        """Tell by a folding key whether the word is a finite verb, or the end of one."""

    def is_participle(self, key: str) -> bool:
        """Tell whether the word may end a clause whose «است» was left out: «پرداخت شده»."""
        return key.endswith("ه") and self.is_finite(key[:-1])

    def _is_finite(self, key: str) -> bool:
        if key in self._known:
            return True
        if key.startswith(_PREFIXED):
            return len(key) >= _SHORTEST and key not in _NO_VERBS and key[-1] in "دمتن"
        # «رسیده‌است», «گفته‌اند», also written together.
        return len(key) > _SHORTEST and key.endswith(("هاست", "هاند", "هایم", "هام"))
