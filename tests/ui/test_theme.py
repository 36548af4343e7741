"""Both themes can be read, also by people who see red and green alike, and are worn by the whole window."""

import itertools
import re

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from gofteh.app import resources
from gofteh.domain.errors import Problem
from gofteh.ui import icons
from gofteh.ui import theme as look
from gofteh.ui.theme.button import KeyButton

THEMES = [look.light(), look.dark(), look.black(), look.white()]
STRONG = ("black", "white")
LABELS = ("quote", "speaker", "topic", "cue", "other", "suggestion")
# Linear light as the three kinds of eyes see it (Machado and others, 2009, full severity).
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
}  # fmt: skip


def linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one, other):
    shades = []
    for colour in (one, other):
        red, green, blue = linear(colour)
        shades.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(shades) + 0.05) / (min(shades) + 0.05)


def seen(colour, eyes):
    """Return L*a*b* of the colour as those eyes see it."""
    parts = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, parts, strict=True))))
        for row in EYES[eyes]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other, eyes):
    pairs = zip(seen(one, eyes), seen(other, eyes), strict=True)
    return sum((left - right) ** 2 for left, right in pairs) ** 0.5


def text_pairs(theme):
    grounds = {name: getattr(theme, name) for name in ("paper", "panel", "hover")}
    for name, ground in grounds.items():
        yield f"ink on {name}", theme.ink, ground
        yield f"muted on {name}", theme.muted, ground
    yield "ink on selection", theme.ink, theme.selection
    yield "ink on pressed", theme.ink, theme.pressed
    yield "ink on danger tint", theme.ink, theme.danger_tint
    yield "danger on paper", theme.danger, theme.paper
    yield "danger on panel", theme.danger, theme.panel
    yield "danger on its tint", theme.danger, theme.danger_tint
    yield "accent ink", theme.accent_ink, theme.accent
    yield "accent ink under the pointer", theme.accent_ink, theme.accent_hover
    yield "pill", theme.paper, theme.ink
    yield "suggestion on paper", theme.suggestion.ink, theme.paper
    for label in LABELS:
        colours = getattr(theme, label)
        yield f"{label} chip", colours.ink, colours.tint
        yield f"ink on {label}", theme.ink, colours.tint
    yield "ink on hatch", theme.ink, theme.hatch


def floor(theme, usual=4.5, strong=7.0):
    return strong if theme.name in STRONG else usual


@pytest.fixture
def app(qapp):
    yield qapp
    qapp.setStyleSheet("")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_all_text_can_be_read(theme):
    poor = {name: round(contrast(ink, ground), 2) for name, ink, ground in text_pairs(theme)}
    assert {name: value for name, value in poor.items() if value < floor(theme)} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_lines_rings_and_dots_can_be_seen(theme):
    for ground in (theme.paper, theme.panel):
        for label in LABELS:
            assert contrast(getattr(theme, label).line, ground) >= floor(theme, 3, 4.5), label
        for name in ("focus", "accent", "outline", "danger"):
            assert contrast(getattr(theme, name), ground) >= floor(theme, 3, 4.5), name
        for status in ("new", "in_progress", "done", "reviewed", "rejected"):
            assert contrast(theme.status(status), ground) >= floor(theme, 3, 4.5), status


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_labels_stay_apart_for_all_eyes(theme, eyes):
    for one, other in itertools.combinations(("quote", "speaker", "topic", "cue"), 2):
        apart = difference(theme.label(one).line, theme.label(other).line, eyes)
        assert apart >= 15, (one, other, apart)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("right_to_left", [True, False])
def test_the_stylesheet_pairs_only_colours_that_can_be_read(theme, right_to_left):
    sheet = look.stylesheet(theme, points=10, right_to_left=right_to_left)
    rules = re.findall(r"([^{}]+)\{([^}]*)\}", sheet)
    pairs = 0
    for selector, body in rules:
        said = dict(re.findall(r"(?<![-\w])(color|background): (#\w{6})", body))
        if len(said) == 2 and ":disabled" not in selector:
            pairs += 1
            assert contrast(said["color"], said["background"]) >= floor(theme), selector
    assert pairs > 10
    assert "$" not in sheet


def test_the_stylesheet_follows_the_reading_direction():
    sheets = {rtl: look.stylesheet(look.light(), points=10, right_to_left=rtl) for rtl in (True, False)}
    stripe = 'QFrame[role="card"][label="quote"] { border-%s: 4px'
    assert stripe % "right" in sheets[True]
    assert stripe % "left" in sheets[False]


def test_every_token_is_a_colour():
    for theme in THEMES:
        assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in theme.tokens().values())
    assert len({frozenset(theme.tokens()) for theme in THEMES}) == 1


def test_themes_by_name():
    assert look.for_name("light") == look.light()
    assert look.for_name("dark") == look.dark()
    assert look.for_name("auto", system_dark=True) == look.dark()
    assert look.for_name("auto") == look.light()
    assert look.for_name("black", system_dark=False) == look.black()
    with pytest.raises(KeyError):
        look.for_name("green")


def test_labels_that_a_desk_made_have_colours_too():
    assert look.light().label("event") == look.light().other


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_whole_application_wears_it(app, theme):
    look.apply(app, theme)
    assert look.current() == theme
    app.setStyleSheet("")
    assert app.style().name() == "fusion"
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        assert app.palette().color(group, QPalette.ColorRole.Base).name() == theme.paper
        assert app.palette().color(group, QPalette.ColorRole.Text).name() == theme.ink
    assert QFontInfo(app.font()).family() == "Vazirmatn"
    assert app.font().pointSizeF() >= 9


def test_no_role_of_the_palette_is_left_to_the_system():
    roles = [
        role
        for role in QPalette.ColorRole
        if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)
    ]
    from gofteh.ui.theme.palette import palette

    bright, night = palette(look.light()), palette(look.dark())
    same = [role.name for role in roles if bright.color(role) == night.color(role)]
    assert same == []


def test_the_system_is_still_known_after_our_palette(app):
    before = look.system_is_dark(app)
    look.apply(app, look.dark() if not before else look.light())
    assert look.system_is_dark(app) is before


def test_the_font_can_be_larger(app):
    look.apply(app, look.light(), points=14)
    assert app.font().pointSizeF() == 14
    assert "font-size: 21.0pt" in app.styleSheet()


@pytest.mark.parametrize("weight", ["Regular", "Medium", "Bold"])
def test_every_weight_is_the_font_itself(app, weight):
    look.apply(app, look.light())
    assert weight in QFontDatabase.styles("Vazirmatn")


def test_a_role_can_change_while_it_is_shown(app, qtbot):
    look.apply(app, look.light())
    label = QLabel("x")
    qtbot.addWidget(label)
    label.ensurePolished()
    usual = label.palette().color(QPalette.ColorRole.WindowText).name()
    look.set_role(label, "problem")
    assert usual != label.palette().color(QPalette.ColorRole.WindowText).name() == look.light().danger


def test_focus_can_be_seen(app, qtbot):
    look.apply(app, look.light())
    button = QPushButton("x")
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    button.clearFocus()
    calm = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert colours(button.grab().toImage())[look.light().focus] > 50
    assert look.light().focus not in colours(calm)


def colours(image):
    found: dict[str, int] = {}
    for x, y in itertools.product(range(image.width()), range(image.height())):
        name = image.pixelColor(x, y).name()
        found[name] = found.get(name, 0) + 1
    return found


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_key_button_shows_swatch_first_and_key_last(app, qtbot, direction):
    look.apply(app, look.light())
    button = KeyButton("X", swatch="speaker", key="۲")
    button.setLayoutDirection(direction)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    line = QColor(look.light().speaker.line)
    middle = image.height() // 2
    places = [x for x in range(image.width()) if image.pixelColor(x, middle) == line]
    assert places
    first_half = all(x < image.width() / 2 for x in places)
    assert first_half is (direction is Qt.LayoutDirection.LeftToRight)


def test_a_key_button_leaves_room_for_all_it_shows(app, qtbot):
    look.apply(app, look.light())
    bare, full = KeyButton("موضوع"), KeyButton("موضوع", icon="topic", key="۳")
    for button in (bare, full):
        qtbot.addWidget(button)
    assert full.sizeHint().width() > bare.sizeHint().width() + 30
    before = bare.sizeHint().width()
    bare.set_count("۷")
    assert bare.sizeHint().width() > before
    assert full.text() == "موضوع"


@pytest.mark.parametrize("path", sorted(resources.find("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_is_drawn(app, path):
    image = icons.pixmap(path.stem, size=20).toImage()
    assert image.size() == QSize(20, 20)
    assert any(image.pixelColor(x, y).alpha() for x, y in itertools.product(range(20), range(20)))


def test_icons_take_the_ink_of_the_theme(app):
    for theme in THEMES:
        look.apply(app, theme)
        image = icons.pixmap("plus", size=32).toImage().convertToFormat(QImage.Format.Format_ARGB32)
        assert image.pixelColor(16, 16).name() == theme.ink


def test_an_icon_that_is_not_there_is_named(app):
    with pytest.raises(Problem, match="icons/nothing"):
        icons.icon("nothing")


def test_the_mark_of_the_program_comes_in_all_sizes(app):
    sizes = {size.width() for size in icons.app_icon().availableSizes()}
    assert {16, 32, 128} <= sizes
    assert QApplication.instance() is not None


@pytest.mark.parametrize(("system_dark", "theme"), [(True, look.black()), (False, look.white())])
def test_the_contrast_that_the_system_asks_for_is_given(system_dark, theme):
    assert look.for_name("auto", system_dark=system_dark, high_contrast=True) == theme
    assert look.for_name("light", system_dark=system_dark, high_contrast=True) == look.light()


@pytest.mark.parametrize("name", STRONG)
def test_borders_and_what_is_switched_off_are_seen_in_high_contrast(name):
    theme = look.for_name(name)
    for ground in (theme.paper, theme.panel):
        for colour in (theme.border, theme.outline, theme.faint):
            assert contrast(colour, ground) >= 4.5


def test_a_system_that_says_nothing_of_contrast_does_not_ask_for_it(qapp):
    assert look.system_wants_contrast(qapp) is False
