"""The colours of the window, named for what they are for."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class LabelColours:
    """What a label of the scheme looks like."""

    line: str
    """Underlines, swatches, stripes and borders; at least 3:1 on paper."""
    tint: str
    """The ground of a quote or a chip; ink is readable on it."""
    ink: str
    """Text on the tint."""


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours of one look, as ``#rrggbb``."""

    name: str
    dark: bool

    paper: str
    """The ground of the article, of fields and of cards."""
    panel: str
    """The ground of the side panes and of dialogs."""
    hover: str
    pressed: str
    border: str
    outline: str
    """The border of what can be operated while nothing else shows its edge."""
    ink: str
    muted: str
    """Secondary text; still 4.5:1 on paper, panel and hover."""
    faint: str
    """Only for what is switched off."""

    accent: str
    accent_hover: str
    accent_ink: str
    focus: str
    selection: str
    """The ground of selected text and rows; text keeps its ink."""
    danger: str
    danger_tint: str
    shadow: str

    quote: LabelColours
    speaker: LabelColours
    topic: LabelColours
    cue: LabelColours
    other: LabelColours
    """Labels that the desk made itself: told apart by their names."""
    hatch: str
    """The stripes of an indirect quote on paper."""
    suggestion: LabelColours
    """What nobody has accepted yet."""

    def label(self, name: str) -> LabelColours:
        """Return the colours of the label called ``name``."""
        built_in = {"quote": self.quote, "speaker": self.speaker, "topic": self.topic, "cue": self.cue}
        return built_in.get(name, self.other)

    def status(self, name: str) -> str:
        """Return the colour of the dot of an article's status."""
        known = {
            "in_progress": self.quote.line,
            "done": self.topic.line,
            "reviewed": self.accent,
            "rejected": self.danger,
        }
        return known.get(name, self.muted)

    def tokens(self) -> dict[str, str]:
        """Return every colour by its name in the stylesheet, such as ``quote_tint``."""
        found: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, LabelColours):
                found |= {f"{field.name}_{part.name}": getattr(value, part.name) for part in fields(value)}
            elif isinstance(value, str) and value.startswith("#"):
                found[field.name] = value
        return found


def light() -> Theme:
    """Return the look of a page by daylight."""
    return Theme(
        name="light",
        dark=False,
        paper="#fffefb",
        panel="#f6f5f2",
        hover="#efeee9",
        pressed="#e6e4dd",
        border="#e4e1da",
        outline="#858a8f",
        ink="#1f2328",
        muted="#646a71",
        faint="#a3a6a9",
        accent="#2f5d8a",
        accent_hover="#264d74",
        accent_ink="#ffffff",
        focus="#1d6fb8",
        selection="#cfe2f3",
        danger="#b3261e",
        danger_tint="#fbe3e0",
        shadow="#d8d5cd",
        quote=LabelColours("#b07a10", "#f3dfb3", "#7a5000"),
        speaker=LabelColours("#1d6fb8", "#dcebf8", "#1a5c99"),
        topic=LabelColours("#0b8a5f", "#d9f1e6", "#08694a"),
        cue=LabelColours("#5f5768", "#e6e2ea", "#5f5768"),
        other=LabelColours("#a2497f", "#f7e3ef", "#8a3a6b"),
        hatch="#ede1c7",
        suggestion=LabelColours("#b07a10", "#faf0d9", "#7a5000"),
    )


def dark() -> Theme:
    """Return the look of a desk at night."""
    return Theme(
        name="dark",
        dark=True,
        paper="#212428",
        panel="#1b1d20",
        hover="#2a2e33",
        pressed="#33373c",
        border="#33373c",
        outline="#767c83",
        ink="#e6e4df",
        muted="#9aa0a6",
        faint="#63686e",
        accent="#8ab4dd",
        accent_hover="#a3c5e7",
        accent_ink="#14202c",
        focus="#7db7ea",
        selection="#2c4a68",
        danger="#f28078",
        danger_tint="#4a2623",
        shadow="#121416",
        quote=LabelColours("#e0b252", "#4d3f1d", "#e6bd66"),
        speaker=LabelColours("#7db7ea", "#1f3a52", "#8dc1ee"),
        topic=LabelColours("#5fcfa2", "#1b4434", "#6cd6ac"),
        cue=LabelColours("#c2bac9", "#3d3a43", "#cbc4d1"),
        other=LabelColours("#e79cc8", "#4b2a3f", "#ecacd1"),
        hatch="#4b4331",
        suggestion=LabelColours("#e0b252", "#3a3322", "#e6bd66"),
    )
