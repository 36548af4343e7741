"""Who is named and who is meant: each hard case of the guide."""

import pytest

from gofteh.domain.registry import SpeakerKind
from gofteh.language.rules import Rules

RULES = Rules()


def said(text: str) -> list[tuple[str | None, str | None]]:
    """Return mention and speaker of each quotation."""
    return [
        (text[slice(*one.mention)] if one.mention else None, one.speaker.name if one.speaker else None)
        for one in RULES.suggest(text).quotes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # surname and full name, whichever comes first
        (
            "رضایی گفت: «نه.»\nعلی رضایی وزیر نیرو افزود: «بله.»",
            [("رضایی", "علی رضایی"), ("علی رضایی وزیر نیرو", "علی رضایی")],
        ),
        # a title that an apposition gives, before or after
        (
            "علی رضایی، وزیر نیرو، گفت: «نه.»\nوزیر نیرو افزود: «بله.»",
            [("علی رضایی، وزیر نیرو", "علی رضایی"), ("وزیر نیرو", "علی رضایی")],
        ),
        (
            "وزیر نیرو گفت: «نه.»\nعلی رضایی، وزیر نیرو، افزود: «بله.»",
            [("وزیر نیرو", "علی رضایی"), ("علی رضایی، وزیر نیرو", "علی رضایی")],
        ),
        # a shorter and a longer form of one title
        (
            "علی رضایی وزیر امور خارجه ایران گفت: «نه.»\nوزیر خارجه افزود: «بله.»",
            [("علی رضایی وزیر امور خارجه ایران", "علی رضایی"), ("وزیر خارجه", "علی رضایی")],
        ),
        # pronouns, pointers and silence
        (
            "علی رضایی گفت: «نه.»\nوی افزود: «بله.»\nافزود: «شاید.»\nاین مقام مسئول ادامه داد: «خیر.»",
            [
                ("علی رضایی", "علی رضایی"),
                ("وی", "علی رضایی"),
                (None, "علی رضایی"),
                ("این مقام مسئول", "علی رضایی"),
            ],
        ),
        # an agency passes on
        (
            "به گزارش ایسنا، علی رضایی در تهران گفت: «نه.»",
            [("علی رضایی", "علی رضایی")],
        ),
        (
            "به گزارش فارس به نقل از شانا، رضایی گفت: «نه.»",
            [("رضایی", "رضایی")],
        ),
        (
            "خبرگزاری رویترز به نقل از یک منبع آگاه گزارش داد که مرز بسته شده است.",
            [("یک منبع آگاه", "یک منبع آگاه")],
        ),
        ("تهران- ایرنا- وزیر نیرو گفت: «نه.»", [("وزیر نیرو", "وزیر نیرو")]),
        # a name in marks, a cleric, a title after a long name
        (
            "«محمود گودرزی» مدیرعامل بورس گفت: «نه.»",
            [("«محمود گودرزی» مدیرعامل بورس", "محمود گودرزی")],
        ),
        (
            "حجت‌الاسلام والمسلمین غلامحسین محسنی اژه‌ای رئیس قوه قضاییه گفت: «نه.»",
            [("حجت‌الاسلام والمسلمین غلامحسین محسنی اژه‌ای رئیس قوه قضاییه", "غلامحسین محسنی اژه‌ای")],
        ),
        # the question comes between
        (
            "علی رضایی در پاسخ به این پرسش که آیا می‌رود؟ گفت: «نه.»",
            [("علی رضایی", "علی رضایی")],
        ),
        (
            "یک منبع آگاه گفت: «نه.»\nرضایی گفت: «بله.»\nاین منبع افزود: «خیر.»",
            [("یک منبع آگاه", "یک منبع آگاه"), ("رضایی", "رضایی"), ("این منبع", "یک منبع آگاه")],
        ),
        # a new person, title first, and then a name nothing introduces
        (
            "مدیرعامل شرکت آب گفت: «نه.»\nناهید سپهری افزود: «بله.»",
            [("مدیرعامل شرکت آب", "ناهید سپهری"), ("ناهید سپهری", "ناهید سپهری")],
        ),
        # one more title of the only one who was heard, and one of somebody who is named next
        (
            "علی رضایی وزیر نیرو گفت: «نه.»\nعضو کابینه همچنین گفت: «بله.»\nسعید کریمی گفت: «خیر.»",
            [
                ("علی رضایی وزیر نیرو", "علی رضایی"),
                ("عضو کابینه", "علی رضایی"),
                ("سعید کریمی", "سعید کریمی"),
            ],
        ),
        (
            "علی رضایی گفت: «نه.»\nمدیر شرکت آب گفت: «بله.»\nسعید کریمی افزود: «خیر.»",
            [
                ("علی رضایی", "علی رضایی"),
                ("مدیر شرکت آب", "سعید کریمی"),
                ("سعید کریمی", "سعید کریمی"),
            ],
        ),
        # two verbs, one subject
        (
            "علی رضایی گفت: «نه.» و افزود: «بله.»",
            [("علی رضایی", "علی رضایی"), ("علی رضایی", "علی رضایی")],
        ),
        # two subjects
        (
            "علی رضایی گفت: «نه.» و سعید کریمی افزود: «بله.»",
            [("علی رضایی", "علی رضایی"), ("سعید کریمی", "سعید کریمی")],
        ),
        # a relative clause between subject and verb
        (
            "علی رضایی که با وزیر نیرو سخن می‌گفت، افزود: «نه.»",
            [("علی رضایی", "علی رضایی")],
        ),
        # a body and who speaks for it
        (
            "سازمان هواشناسی اعلام کرد: «باران می‌آید.»\nسعید کریمی سخنگوی این سازمان گفت: «بله.»",
            [
                ("سازمان هواشناسی", "سازمان هواشناسی"),
                ("سعید کریمی سخنگوی این سازمان", "سعید کریمی"),
            ],
        ),
        # openers are no subjects
        ("در همین حال علی رضایی گفت: «نه.»", [("علی رضایی", "علی رضایی")]),
        ("از سوی دیگر اوله پترسن گفت: «نه.»", [("اوله پترسن", "اوله پترسن")]),
        ("در این نشست وزیر نیرو گفت: «نه.»", [("وزیر نیرو", "وزیر نیرو")]),
        ("امروز در حاشیه جلسه دولت، رضایی گفت: «نه.»", [("رضایی", "رضایی")]),
        # a paper and whose it is
        (
            "در بیانیه کانون معلمان آمده است: «ما می‌مانیم.»",
            [("کانون معلمان", "کانون معلمان")],
        ),
        (
            "بنیاد آثار بیانیه‌ای داد.\nدر این بیانیه آمده است: «ما می‌مانیم.»",
            [(None, "بنیاد آثار")],
        ),
        # a relation is somebody else
        (
            "علی رضایی گفت: «نه.»\nهمسر رضایی گفت: «بله.»",
            [("علی رضایی", "علی رضایی"), ("همسر رضایی", "همسر رضایی")],
        ),
        # offices with «و» and days in them
        ("وزیر آموزش و پرورش گفت: «نه.»", [("وزیر آموزش و پرورش", "وزیر آموزش و پرورش")]),
        ("امام جمعه شیراز گفت: «نه.»", [("امام جمعه شیراز", "امام جمعه شیراز")]),
        # before, between and behind
        ("«ما فردا به تهران می‌رویم»، وزیر نیرو گفت.", [("وزیر نیرو", "وزیر نیرو")]),
        ("«بانک‌ها»، رضایی گفت، «وام نمی‌دهند.»", [("رضایی", "رضایی")]),
    ],
)
def test_mention_and_speaker(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert said(text) == expected


def test_the_other_of_two_is_meant_by_the_pronoun_after_him() -> None:
    text = "علی رضایی گفت: «نه.»\nسعید کریمی گفت: «بله.»\nوی افزود: «شاید.»"
    assert said(text)[-1] == ("وی", "سعید کریمی")


def test_alternatives_are_ranked_and_leave_out_the_speaker() -> None:
    text = "علی رضایی گفت: «نه.»\nسعید کریمی گفت: «بله.»\nوی افزود: «شاید.»"
    last = RULES.suggest(text).quotes[-1]
    names = [guess.name for guess in last.alternatives]
    assert names[0] == "علی رضایی"
    assert "سعید کریمی" not in names


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("علی رضایی", SpeakerKind.PERSON),
        ("وزارت خارجه", SpeakerKind.ORGANISATION),
        ("یک منبع آگاه", SpeakerKind.UNNAMED),
        ("کارشناسان", SpeakerKind.COLLECTIVE),
    ],
)
def test_what_kind_speaks(subject: str, kind: SpeakerKind) -> None:
    (one,) = RULES.suggest(f"{subject} گفت: «نه، این طور نیست.»").quotes
    assert one.speaker is not None
    assert one.speaker.kind is kind
