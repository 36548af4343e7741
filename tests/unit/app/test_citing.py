"""A quote as it is pasted elsewhere."""

from dataclasses import replace

import pytest

from gofteh.app import words
from gofteh.app.citing import cite
from gofteh.domain.registry import Role, Speaker
from gofteh.domain.spans import QUOTE, SPEAKER
from tests.fakes import desk_on

TEXT = "لاوروف گفت: «آتش‌بس <دور> است.» او افزود که صلح نزدیک است، و گفت: بازمی‌گردم."


@pytest.fixture
def desk():
    desk = desk_on(TEXT)
    words.use("fa", isolating=False)
    return desk


def published(desk, moment="2024-12-26T09:00:00Z", title="عنوان"):
    document = desk.document
    source = replace(document.article.source, publisher="ایسنا", published_at=moment)
    return replace(document, article=replace(document.article, source=source, title=title))


def mark(desk, sentence, quote_type=None):
    start = TEXT.index(sentence)
    desk.let_go()
    desk.mark(start, start + len(sentence), QUOTE)
    record = desk.current_record
    if quote_type is not None:
        desk.set_quote_type(record, quote_type)
    return desk.current_record


def test_marks_role_of_the_day_and_place(desk):
    record = mark(desk, "«آتش‌بس <دور> است.»")
    desk.name_speaker(record, "سرگئی لاوروف")
    registry = desk.session.state.registry
    (speaker,) = registry.speakers.values()
    roles = [Role("نماینده", "1994", "2004"), Role("وزیر خارجهٔ روسیه", "2004-03-09")]
    registry = registry.with_speaker(speaker.with_roles(roles))
    made = cite(published(desk), desk.current_record, registry)
    assert made.plain == "«آتش‌بس <دور> است.»\n— سرگئی لاوروف، وزیر خارجهٔ روسیه (ایسنا، ۶ دی ۱۴۰۳)"
    assert made.html == (
        '<blockquote dir="rtl"><p>«آتش‌بس &lt;دور&gt; است.»</p><footer>— سرگئی لاوروف، وزیر خارجهٔ روسیه '
        "(<cite>عنوان</cite>، ایسنا، ۶ دی ۱۴۰۳)</footer></blockquote>"
    )
    older = cite(published(desk, "1999-06-01T09:00:00Z"), desk.current_record, registry)
    assert "نماینده (ایسنا، ۱۱ خرداد ۱۳۷۸)" in older.plain


def test_direct_speech_gets_marks_and_indirect_none(desk):
    assert cite(desk.document, mark(desk, "بازمی‌گردم", "direct"), desk.session.state.registry).plain == (
        "«بازمی‌گردم»\n— گوینده نامعلوم"
    )
    indirect = mark(desk, "صلح نزدیک است", "indirect")
    assert cite(desk.document, indirect, desk.session.state.registry).plain.startswith("صلح نزدیک است\n")


def test_a_mention_is_told_as_written_and_parts_in_order(desk):
    first = mark(desk, "صلح نزدیک است", "indirect")
    desk.mark(0, len("لاوروف"), SPEAKER)
    start = TEXT.index("بازمی‌گردم")
    desk.choose(first.id)
    desk.add_part(first, start, start + len("بازمی‌گردم"))
    record = desk.record_with(first.id)
    made = cite(desk.document, record, desk.session.state.registry)
    assert made.plain == "صلح نزدیک است […] بازمی‌گردم\n— لاوروف"


def test_a_merged_speaker_is_named_by_who_it_is(desk):
    record = mark(desk, "بازمی‌گردم", "direct")
    desk.name_speaker(record, "لاوروف")
    registry = desk.session.state.registry.with_speaker(Speaker(id="spk-x", name="سرگئی لاوروف"))
    known = next(iter(desk.session.state.registry.speakers.values()))
    registry = registry.with_speaker(replace(known, merged_into="spk-x"))
    assert "سرگئی لاوروف" in cite(desk.document, desk.current_record, registry).plain
