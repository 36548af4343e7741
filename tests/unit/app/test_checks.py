"""Live checks: each finds what it is for and nothing else, and its fixes mend it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.checks import BY_ID, CHECKS, REQUIRED, Ask, Checker, Found, blocking, clashes
from gofteh.app.checks.found import Words
from gofteh.domain.article import Article, Source, SourceKind
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import IgnoreFinding, MergeSpeakers
from gofteh.domain.links import CONTINUES, SAID_BY, Link
from gofteh.domain.registry import Registry, Speaker
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC, QuoteType, Span
from gofteh.domain.state import State
from gofteh.language.boundaries import Boundaries
from tests.strategies import states

AT = "2026-11-23T08:00:00Z"
LATER = "2026-11-23T09:00:00Z"
NOT_ASKED = ("no_speaker", "no_type")


def story(text: str, *spans: Span, links=()) -> AnnotatedArticle:
    article = Article(
        id="art-1", text=text, source=Source(kind=SourceKind.TXT, imported_at=AT), created_at=AT
    )
    return AnnotatedArticle.of(article, spans=spans, links=links)


def mark(start: int, end: int, label: str = QUOTE, span_id: str = "one", **more) -> Span:
    return Span(id=span_id, start=start, end=end, label=label, created_at=AT, updated_at=AT, **more)


def link(link_type: str, from_id: str, to_id: str) -> Link:
    name = f"{link_type}-{from_id}-{to_id}"
    return Link(id=name, type=link_type, from_id=from_id, to_id=to_id, created_at=AT, updated_at=AT)


def people(*speakers: Speaker) -> Registry:
    return Registry().with_speakers(speakers)


def look(document: AnnotatedArticle, registry: Registry | None = None, off=NOT_ASKED) -> list[Found]:
    return Checker(Boundaries()).look(document, registry or Registry(), off=off)


def marked(text: str, label: str = QUOTE, **more) -> AnnotatedArticle:
    """Return the article of ``text`` with what stands between [ and ] marked."""
    start, end = text.index("["), text.index("]") - 1
    return story(text.replace("[", "").replace("]", ""), mark(start, end, label, **more))


def shown(document: AnnotatedArticle) -> str:
    """Return the text with its one span between [ and ]."""
    (span,) = document.spans.values()
    return f"{document.text[: span.start]}[{document.text_of(span)}]{document.text[span.end :]}"


def mended(document: AnnotatedArticle, found: Found, registry: Registry | None = None) -> list[State]:
    before = State(document, registry or Registry())
    return [fix.edit(LATER).apply(before) for fix in found.fixes]


D, I, M = QuoteType.DIRECT, QuoteType.INDIRECT, QuoteType.MIXED  # noqa: E741 - as on the keys


@pytest.mark.parametrize(
    ("text", "label", "kind", "check", "fixes"),
    [
        ("گفت که [می‌رو]د", QUOTE, None, "half_word", ["گفت که [می‌رود]"]),
        ("گفت: [نه می‌]رود", QUOTE, None, "half_word", ["گفت: [نه می‌رود]", "گفت: [نه] می‌رود"]),
        ("لاورو[ف سرگئی]", SPEAKER, None, "half_word", ["[لاوروف سرگئی]", "لاوروف [سرگئی]"]),
        ("[عل]ي", SPEAKER, None, "half_word", ["[علي]"]),
        ("سن ۱۲[٫۵] سال", TOPIC, None, "half_word", ["سن [۱۲٫۵] سال"]),
        ("گفت[ لاوروف]", SPEAKER, None, "stray_space", ["گفت [لاوروف]"]),
        ("[لاوروف\u200c] گفت", SPEAKER, None, "stray_space", ["[لاوروف]\u200c گفت"]),
        ("گفت[ \u200c]نه", SPEAKER, None, "stray_space", []),
        ("[«نه»،] او گفت", QUOTE, D, "loose_sign", ["[«نه»]، او گفت"]),
        ("گفت: [«نه».]", QUOTE, D, "loose_sign", ["گفت: [«نه»]."]),
        ("گفت که [نمی‌رود.]", QUOTE, I, "loose_sign", ["گفت که [نمی‌رود]."]),
        ("افزود: [نمی‌رود].", QUOTE, D, "loose_sign", ["افزود: [نمی‌رود.]"]),
        ("افزود: [نمی‌رود].وی", QUOTE, D, "loose_sign", ["افزود: [نمی‌رود.]وی"]),
        ("[لاوروف،] گفت", SPEAKER, None, "loose_sign", ["[لاوروف]، گفت"]),
        ("گفت: [«نه]»", QUOTE, D, "cut_marks", ["گفت: [«نه»]", "گفت: «[نه]»"]),
        ("گفت: «[نه»]", QUOTE, D, "cut_marks", ["گفت: [«نه»]", "گفت: «[نه]»"]),
        ("گفت: [این «نه] است»", QUOTE, M, "cut_marks", ["گفت: [این «نه است»]"]),
        ("گفت: «[نه]»", QUOTE, D, "marks_left_out", ["گفت: [«نه»]"]),
        ("گفت: «[نه].»", QUOTE, M, "marks_left_out", ["گفت: [«نه.»]"]),
        ("گفت: [«نه]", QUOTE, D, "missing_mark", []),
        ("گفت: [نه»]", QUOTE, D, "missing_mark", []),
    ],
)
def test_each_check_finds_what_it_is_for_and_offers_how_to_mend_it(text, label, kind, check, fixes):
    document = marked(text, label, quote_type=kind)
    found = next(each for each in look(document) if each.check == check)
    assert found.span_ids == ("one",)
    assert document.text[slice(*found.area)]
    after = [state.open_document for state in mended(document, found)]
    assert [shown(each) for each in after if each.spans] == fixes
    assert all(check not in [each.check for each in look(each)] for each in after)


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("گفت: [«نه»].", QUOTE, D),
        ("افزود: [نمی‌رود.]", QUOTE, D),
        ("افزود: [نمی‌رود]...", QUOTE, D),
        ("افزود: [نمی‌رود...]", QUOTE, I),
        ("گفت که [نمی‌رود].", QUOTE, I),
        ("گفت که [«آتش‌بس» نمی‌شود].", QUOTE, M),
        ("«گفت که [نه] است»", QUOTE, M),
        ("[لاوروف]، وزیر خارجه", SPEAKER, None),
        ("[👍]لاوروف", TOPIC, None),
        ("5\" و 'ا [نه]", TOPIC, None),
        ("[گفت]:«نه»", CUE, None),
        ("\u00a0[\u0301]", TOPIC, None),
    ],
)
def test_what_is_right_is_left_alone(text, label, kind):
    assert not look(marked(text, label, quote_type=kind))


def test_a_quote_without_speaker_asks_for_one():
    document = marked("[نه] گفت")
    (found,) = look(document, off=("no_type",))
    assert (found.check, found.ask, found.details) == ("no_speaker", Ask.SPEAKER, {"words": "نه"})
    assert blocking([found]) == [found]
    assert not blocking([found], required=["half_word"])


def test_a_quote_without_type_offers_the_likely_one_first():
    document = marked("گفت: [«نه»]")
    (found,) = look(document, off=("no_speaker",))
    kinds = [state.open_document.span("one").quote_type for state in mended(document, found)]
    assert kinds == [D, I, M]


def test_marks_are_whole_when_the_parts_of_a_quote_hold_both():
    spans = (mark(0, 3, span_id="a"), mark(10, 13, span_id="b"))
    text = "«نه، گفت، هر»"
    assert [each.check for each in look(story(text, *spans))] == ["cut_marks", "cut_marks"]
    assert not look(story(text, *spans, links=[link(CONTINUES, "b", "a")]))


def test_a_mark_that_is_missing_outside_every_quote_is_shown_too():
    (found,) = look(story("او گفت: «نه\nو رفت"))
    assert (found.check, found.area, found.span_ids) == ("missing_mark", (8, 9), ())
    assert not look(story('5" و ‘نه'))


def test_what_is_marked_twice_is_taken_away_once_unless_both_are_linked():
    spans = (mark(0, 2, SPEAKER, "a"), mark(0, 2, SPEAKER, "b"), mark(3, 5, span_id="q"))
    document = story("او نه", *spans, links=[link(SAID_BY, "q", "b")])
    off = (*NOT_ASKED, "unknown_speaker")
    (found,) = look(document, off=off)
    assert found.span_ids == ("b", "a")
    (after,) = mended(document, found)
    assert set(after.open_document.spans) == {"b", "q"}
    both = story("او نه", *spans, links=[link(SAID_BY, "q", "b"), link(SAID_BY, "q", "a")])
    assert not look(both, off=off)[0].fixes


def test_a_mention_of_nobody_known_offers_whom_its_words_mean():
    text = "لاوروف «نه» لاوروف"
    quote, mention, other = mark(7, 11), mark(0, 6, SPEAKER, "m"), mark(12, 18, SPEAKER, "n", speaker_id="x")
    said = [link(SAID_BY, "one", "m")]
    known = people(Speaker(id="l", name="سرگئی", aliases=("لاوروف",)), Speaker(id="x", name="ایکس"))
    for document, registry, speaker_id in (
        (story(text, quote, mention, links=said), known, "l"),
        (story(text, quote, mention, other, links=said), people(Speaker(id="x", name="ایکس")), "x"),
    ):
        found = next(each for each in look(document, registry) if each.check == "unknown_speaker")
        assert found.span_ids == ("one", "m")
        (after,) = mended(document, found, registry)
        assert after.open_document.span("m").speaker_id == speaker_id


class TestPeople:
    lavrov = Speaker(id="l", name="سرگئی لاوروف", aliases=("لاوروف", "وزیر خارجه"))
    araghchi = Speaker(id="a", name="عباس عراقچی", aliases=("وزیر خارجه",))

    def test_two_under_one_alias(self):
        registry = people(self.lavrov, self.araghchi)
        document = marked("[وزير خارجه] گفت", SPEAKER, speaker_id="l")
        (found,) = look(document, registry)
        assert (found.check, found.span_ids) == ("shared_alias", ("one",))
        assert [fix.details["name"] for fix in found.fixes] == ["عباس عراقچی", "سرگئی لاوروف"]
        for after in mended(document, found, registry):
            assert not look(document, after.registry) or after.registry.speaker("l").aliases == ("لاوروف",)
        assert not look(marked("[لاوروف] گفت", SPEAKER, speaker_id="l"), registry)
        assert [clash.words for clash in clashes(registry)] == ["وزیر خارجه"]

    def test_an_alias_is_never_taken_from_whom_it_is_the_name_of(self):
        registry = people(self.lavrov, Speaker(id="x", name="لاوروف"))
        (found,) = look(marked("[لاوروف] گفت", SPEAKER, speaker_id="l"), registry)
        assert [fix.details["name"] for fix in found.fixes] == ["سرگئی لاوروف"]

    def test_two_of_one_name_are_merged_unless_known_apart(self):
        twin = Speaker(id="z", name="سرگئي لاوروف")
        document = marked("[لاوروف] گفت", SPEAKER, speaker_id="z")
        (found,) = look(document, people(self.lavrov, twin), off=(*NOT_ASKED, "other_name"))
        assert found.check == "same_name"
        (after,) = mended(document, found, people(self.lavrov, twin))
        assert after.registry.resolve("l").id == "z"
        assert not look(document, after.registry)
        apart = people(
            Speaker(id="l", name="سرگئی لاوروف", wikidata="Q1"),
            Speaker(id="z", name="سرگئی لاوروف", wikidata="Q2"),
        )
        assert not look(document, apart)[0].fixes
        assert not look(marked("[لاوروف] گفت", SPEAKER), apart)

    def test_a_name_that_points_at_somebody_else(self):
        registry = people(self.lavrov, self.araghchi)
        document = marked("[لاوروف] گفت", SPEAKER, speaker_id="a")
        (found,) = look(document, registry)
        assert found.check == "other_name"
        (after,) = mended(document, found, registry)
        assert not look(after.open_document, registry)

    def test_merged_speakers_are_one(self):
        before = State(registry=people(self.lavrov, Speaker(id="z", name="سرگئی لاوروف")))
        registry = MergeSpeakers("z", "l").apply(before).registry
        assert not look(marked("[لاوروف] گفت", SPEAKER, speaker_id="z"), registry)


def test_the_table_names_every_check_once_and_titles_it():
    assert len(BY_ID) == len(CHECKS)
    assert all(check.title for check in CHECKS)
    assert REQUIRED.issubset(BY_ID)


@given(st.data())
def test_whatever_is_found_leads_somewhere_and_every_fix_can_be_done_and_undone(data):
    before = data.draw(states())
    document = before.open_document
    found = look(document, before.registry, off=())
    assert found == sorted(found, key=lambda each: each.area[0])
    for each in found:
        start, end = each.area
        assert 0 <= start < end <= len(document.article)
        assert all(span_id in document.spans for span_id in each.span_ids)
        assert each.message.format(**each.details)
        for fix in each.fixes:
            assert fix.name.format(**fix.details)
            edit = fix.edit(LATER)
            after = edit.apply(before)
            assert after != before
            assert edit.inverse(before).apply(after) == before


@given(st.data())
def test_taking_fix_after_fix_comes_to_an_end(data):
    state = data.draw(states())
    checker = Checker(Boundaries())
    for _ in range(200):
        found = checker.look(state.open_document, state.registry)
        fix = next((each.fixes[0] for each in found if each.fixes), None)
        if fix is None:
            return
        state = fix.edit(LATER).apply(state)
    raise AssertionError


def test_a_finding_is_called_the_same_until_what_it_is_about_changes():
    text = "گفت که [می‌رو]د و رفت"
    (found,) = look(marked(text))
    assert [each.key for each in look(marked(text))] == [found.key]
    assert found.key.startswith("half_word.")
    (moved,) = look(marked("گفت [که می‌رو]د و رفت"))
    (other,) = look(marked(text, span_id="two"))
    assert len({found.key, moved.key, other.key}) == 3


@given(states())
def test_every_key_is_one_of_a_kind_and_fit_to_be_ignored(state: State):
    found = look(state.open_document, state.registry, off=())
    for each in found:
        edit = IgnoreFinding(each.key)
        after = edit.apply(state)
        assert edit.inverse(state).apply(after) == state
        assert each.key in {other.key for other in look(after.open_document, state.registry, off=())}


def test_a_checker_keeps_nothing_of_another_article():
    checker = Checker(Boundaries())
    one, other = marked("گفت که [می‌رو]د"), marked("[نه]")
    assert checker.look(one, Registry()) == look(one, off=())
    assert checker.look(other, Registry()) == look(other, off=())


def test_a_span_that_is_as_it_was_is_not_looked_at_again(monkeypatch):
    asked = []

    def cut_at(_words, place):
        asked.append(place)

    monkeypatch.setattr(Words, "cut_at", cut_at)
    one, two, moved = mark(0, 3, span_id="one"), mark(3, 5, span_id="two"), mark(3, 8, span_id="two")
    checker, article = Checker(Boundaries()), story("دو سه چهار").article
    for spans in ([one, two], [one, two], [one, moved], [one]):
        checker.look(AnnotatedArticle.of(article, spans=spans), Registry())
    assert asked == [0, 2, 3, 5, 3, 8]


def test_others_get_their_turn_while_it_looks():
    line = "لاوروف گفت: «نه، می‌رود». او افزود: نه.\n"
    spans = [mark(at * len(line), at * len(line) + 6, SPEAKER, f"m{at}") for at in range(100)]
    turns = []
    found = Checker(Boundaries()).look(story(line * 100, *spans), Registry(), pause=lambda: turns.append(1))
    assert found == Checker(Boundaries()).look(story(line * 100, *spans), Registry())
    assert len(turns) > 20


def test_the_time_grows_with_the_spans_and_not_with_their_square():
    count = 2000
    line = "لاوروف گفت: «نه، می‌رود». او افزود: نه.\n"

    def took(lines: int) -> float:
        spans = []
        for number in range(lines):
            at = number * len(line)
            spans += [mark(at, at + 6, SPEAKER, f"m{number}"), mark(at + 13, at + 23, span_id=f"q{number}")]
        document = story(line * lines, *spans)
        began = time.process_time()
        assert len(look(document, off=())) >= lines
        return time.process_time() - began

    few, many = (min(took(lines) for _ in range(3)) for lines in (count // 10, count))
    assert many < 40 * max(few, 0.01)
