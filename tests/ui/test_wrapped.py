"""Lines of a card begin at one edge."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from gofteh.ui.panels.wrapped import WrappedLabel

PERSIAN = "😀 «من بسیار امیدوارم که دولت ترامپ، از جمله نماینده ویژه ترامپ در اوکراین و روسیه باشد»"
ENGLISH = "“I very much hope that the Trump administration, including the special envoy, would”"


def ink_of_lines(label: WrappedLabel) -> list[tuple[int, int]]:
    """Return the first and the last column with ink of each line."""
    image = QImage(label.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    label.render(image, QPoint())
    height = label.fontMetrics().lineSpacing()
    lines = []
    for top in range(0, image.height() - height + 1, height):
        columns = [
            x
            for x in range(image.width())
            if any(image.pixelColor(x, y).lightness() < 120 for y in range(top, top + height))
        ]
        if columns:
            lines.append((columns[0], columns[-1]))
    return lines


def label_of(text: str, width: int) -> WrappedLabel:
    label = WrappedLabel(text)
    label.setStyleSheet("color: black; background: white")
    label.resize(width, label.heightForWidth(width))
    return label


@pytest.mark.parametrize("width", [150, 180, 211, 240])
def test_every_line_begins_at_the_edge(qtbot, width):
    label = label_of(PERSIAN, width)
    qtbot.addWidget(label)
    lines = ink_of_lines(label)
    assert len(lines) > 1
    # A letter's own bearing, never a blank.
    assert all(width - 3 <= last <= width for _first, last in lines)
    label.setText(ENGLISH)
    assert all(first <= 3 for first, _last in ink_of_lines(label))


def test_the_height_holds_all_lines_and_no_more(qtbot):
    label = label_of(PERSIAN, 180)
    qtbot.addWidget(label)
    wide = label.heightForWidth(2000)
    assert wide < label.heightForWidth(180) == pytest.approx(wide * len(ink_of_lines(label)), abs=6)


def test_words_in_the_middle_stay_there(qtbot):
    label = label_of("کوتاه", 300)
    qtbot.addWidget(label)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    ((first, last),) = ink_of_lines(label)
    assert first + last == pytest.approx(300, abs=6)
