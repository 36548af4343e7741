"""Lines of a concordance: the words as they stand, within their paragraph, numbered as readers count."""

from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.concordance import concordance

TEXT = "\nلاوروف گفت نه.\r\n\u200c\r\nاو، لاوروف، رفت."


def test_words_stand_between_what_is_around_them_in_their_paragraph():
    first, second = TEXT.index("لاوروف"), TEXT.rindex("لاوروف")
    one, other = concordance(TEXT, [(first, first + 6), (second, second + 6)])
    assert (one.before, one.words, one.after, one.paragraph) == ("", "لاوروف", " گفت نه.", 1)
    assert (other.before, other.words, other.after, other.paragraph) == ("او، ", "لاوروف", "، رفت.", 2)
    assert other.whole == "او، لاوروف، رفت."


@given(st.lists(st.sampled_from(["علی", "رفت", "،", "\n", "\r\n", "   ", "👍"]), min_size=1), st.data())
def test_every_line_is_of_the_text_and_of_one_paragraph(pieces, data):
    text = " ".join(["او", *pieces])
    start = data.draw(st.sampled_from([at for at, sign in enumerate(text) if not sign.isspace()]))
    (line,) = concordance(text, [(start, start + 1)])
    assert line.words == text[start]
    assert "\n" not in line.whole
    assert line.whole.split() == text.splitlines()[text[:start].count("\n")].split()
    assert line.paragraph == sum(bool(each.strip()) for each in text[: start + 1].split("\n"))
