"""What agencies write around a story is told; the story stays as it is."""

import pytest
from hypothesis import given

from gofteh.app.titles import title_from
from gofteh.app.wire import moment_of, recognise
from tests.strategies import texts

ISNA = """لاوروف: آتش‌بس راه به جایی نمی‌برد
یکشنبه / ۲۳ دی ۱۴۰۳ / ۱۴:۳۰
دسته‌بندی: بین‌الملل
کد خبر: 1403102317000
خبرنگار : 71608

به گزارش ایسنا، وزیر امور خارجه روسیه گفت: «ما نمی‌توانیم به یک گفت‌وگوی بیهوده بسنده کنیم.»

انتهای پیام
"""
IRNA = """۲۵ دی ۱۴۰۳، ۱۲:۳۰
کد خبر: 85712345

وزیر نیرو: ذخیره سدها کم شده است

تهران - ایرنا - وزیر نیرو گفت: ذخیره سدهای تهران نسبت به سال گذشته کاهش یافته است.
"""
MEHR = """به گزارش خبرنگار مهر، رئیس سازمان هواشناسی گفت: برف می‌بارد و هوا سرد می‌شود.
وی افزود: از سفر بپرهیزید.
کد خبر 6345678
"""
FARS = """به گزارش خبرنگار اقتصادی خبرگزاری فارس، محمد شریعتی رئیس سازمان بورس گفت: بازار آرام است.
وی ادامه داد: نگرانی نداریم.
انتهای پیام/ت
"""


@pytest.mark.parametrize(
    ("text", "publisher", "at", "code", "author"),
    [
        (ISNA, "ایسنا", "2025-01-12T11:00:00Z", "1403102317000", "71608"),
        (IRNA, "ایرنا", "2025-01-14T09:00:00Z", "85712345", None),
        (MEHR, "مهر", None, "6345678", None),
        (FARS, "فارس", None, None, None),
        ("تهران (ایسنا)\nلاوروف گفت که می‌آید.", "ایسنا", None, None, None),
        (ISNA.replace("ی", "ي").replace("ک", "ك"), "ایسنا", "2025-01-12T11:00:00Z", "1403102317000", "71608"),
        ("وزیر گفت: در ۲۲ بهمن ۱۳۵۷ بودم.", None, None, None, None),
    ],
)
def test_fields_are_told(text, publisher, at, code, author):
    wire = recognise(text)
    assert (wire.publisher, wire.published_at, wire.code, wire.author) == (publisher, at, code, author)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (ISNA, "به گزارش ایسنا", "بسنده کنیم.»"),
        (IRNA, "وزیر نیرو: ذخیره", "یافته است."),
        (FARS, "به گزارش", "نداریم."),
    ],
)
def test_the_story_is_told_from_what_stands_around_it(text, first, last):
    start, end = recognise(text).body
    story = text[start:end].strip()
    assert story.startswith(first)
    assert story.endswith(last)


@given(texts)
def test_any_text_has_a_body_inside_itself(text):
    wire = recognise(text)
    assert 0 <= wire.body[0] <= wire.body[1] <= len(text)
    assert title_from(text) == title_from(text).strip()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (ISNA, "لاوروف: آتش‌بس راه به جایی نمی‌برد"),
        (IRNA, "وزیر نیرو: ذخیره سدها کم شده است"),
        (MEHR, "رئیس سازمان هواشناسی"),
        (FARS, "محمد شریعتی رئیس سازمان بورس"),
        ("کوتاه", "کوتاه"),
        ("واژه " * 40, "واژه " * 15 + "واژه…"),
        ("وزیر گفت: «نه.»\nاو این را چندین بار گفت و رفت.", "وزیر گفت: «نه.»"),
    ],
)
def test_every_text_gets_a_title(text, title):
    assert title_from(text).startswith(title.rstrip("…"))


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("۱۴۰۳/۱۰/۲۵", "2025-01-14T08:30:00Z"),
        ("1403-10-25 14:30", "2025-01-14T11:00:00Z"),
        ("۵ مرداد ۱۳۹۸، ۱۰:۰۰", "2019-07-27T05:30:00Z"),
        ("2025-01-14T14:30:00+03:30", "2025-01-14T11:00:00Z"),
        ("2025-01-14", "2025-01-14T08:30:00Z"),
        ("۳۱ شهریور ۱۴۰۳ بود", "2024-09-21T08:30:00Z"),
        ("۱۴۰۳/۱۳/۴۰", None),
        ("0001-01-01", None),
        ("دیروز", None),
    ],
)
def test_dates_are_told_in_utc(words, at):
    assert moment_of(words) == at
