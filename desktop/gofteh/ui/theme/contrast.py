"""Looks of high contrast: text at least 7:1 on every ground, lines at least 4.5:1, borders that are seen."""

from gofteh.ui.theme.tokens import LabelColours, Theme


def black() -> Theme:
    """Return light letters on black."""
    return Theme(
        name="black",
        dark=True,
        paper="#000000",
        panel="#000000",
        hover="#26262a",
        pressed="#333338",
        border="#b8b8bd",
        outline="#e0e0e4",
        ink="#ffffff",
        muted="#dcdce0",
        faint="#9a9aa0",
        accent="#8fd0ff",
        accent_hover="#b8e1ff",
        accent_ink="#000000",
        focus="#ffe14d",
        selection="#0a4a86",
        danger="#ffa8a0",
        danger_tint="#4a0d08",
        shadow="#b8b8bd",
        quote=LabelColours("#ffd24d", "#473600", "#ffe08a"),
        speaker=LabelColours("#7cc4ff", "#00395f", "#b5deff"),
        topic=LabelColours("#4de0a4", "#00432c", "#8ff0c8"),
        cue=LabelColours("#e6dff0", "#3c3846", "#eee8f6"),
        other=LabelColours("#ff9ad5", "#56103c", "#ffc4e6"),
        hatch="#6b5200",
        suggestion=LabelColours("#ffd24d", "#2e2300", "#ffe08a"),
    )


def white() -> Theme:
    """Return black letters on white."""
    return Theme(
        name="white",
        dark=False,
        paper="#ffffff",
        panel="#ffffff",
        hover="#e9e9ec",
        pressed="#dadade",
        border="#55555a",
        outline="#303034",
        ink="#000000",
        muted="#333338",
        faint="#707076",
        accent="#00417a",
        accent_hover="#002f59",
        accent_ink="#ffffff",
        focus="#0050d0",
        selection="#bfdcff",
        danger="#8c0d06",
        danger_tint="#ffe3e0",
        shadow="#55555a",
        quote=LabelColours("#7a5200", "#ffe6a8", "#4a3200"),
        speaker=LabelColours("#00519e", "#d3e8ff", "#003a70"),
        topic=LabelColours("#00613f", "#c9f2de", "#00472e"),
        cue=LabelColours("#3f3a46", "#e6e2ea", "#332f39"),
        other=LabelColours("#86196a", "#fbdff2", "#640f4d"),
        hatch="#ffd15c",
        suggestion=LabelColours("#7a5200", "#fff3d1", "#4a3200"),
    )
