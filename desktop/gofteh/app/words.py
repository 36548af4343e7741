"""What people read, in their language.

English stands in the code and is the key; Persian comes from ``resources/i18n/fa.mo``.
``_`` translates at once, ``N_`` marks a text that a table keeps and ``_`` translates later.
Both take a literal: ``packaging/translate.py`` collects them from the source.
"""

import gettext
import string
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gofteh.app import resources
from gofteh.app.replacing import replacer
from gofteh.domain.errors import Problem

PERSIAN = "fa"
ENGLISH = "en"
LANGUAGES = (PERSIAN, ENGLISH)

_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_in_latin = replacer(dict(zip("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2, strict=True)))
_PERSIAN_NUMBER = str.maketrans("0123456789,.-", "۰۱۲۳۴۵۶۷۸۹٬٫−")
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class _Speech:
    language: str
    catalog: gettext.NullTranslations
    isolating: bool


_speech = _Speech(ENGLISH, gettext.NullTranslations(), isolating=False)


def use(language: str, *, isolating: bool = True) -> None:
    """Speak ``language`` ("fa" or "en") from now on.

    ``isolating`` keeps inserted names of the other direction from jumbling a sentence on screen;
    the command line turns it off, since the marks would be part of its output.
    """
    global _speech  # noqa: PLW0603 - one language for the process, as in gettext itself
    if language not in LANGUAGES:
        raise ValueError(language)
    catalog = _persian_catalog() if language == PERSIAN else gettext.NullTranslations()
    _speech = _Speech(language, catalog, isolating)


def language() -> str:
    """Return the language in use: "fa" or "en"."""
    return _speech.language


def right_to_left() -> bool:
    """Tell whether the language in use is written from right to left."""
    return _speech.language == PERSIAN


def _(text: str, /, **details: object) -> str:
    """Return ``text`` in the language in use, its ``{placeholders}`` filled from ``details``."""
    # gettext answers the empty text with the header of the catalog.
    return _filled(_speech.catalog.gettext(text), details) if text else ""


def in_every_language(text: str) -> tuple[str, ...]:
    """Return ``text``, which a table keeps, in English and in Persian, whichever is in use."""
    return tuple(dict.fromkeys((text, _persian_catalog().gettext(text)))) if text else ()


@cache
def _persian_catalog() -> gettext.NullTranslations:
    with resources.find("i18n", "fa.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def plural(one: str, many: str, count: int, /, **details: object) -> str:
    """Return the form that goes with ``count``, which also fills ``{count}``."""
    return _filled(_speech.catalog.ngettext(one, many, count), {"count": count, **details})


def N_(text: str) -> str:
    """Mark ``text`` for translation and return it unchanged."""
    return text


def explain(problem: Problem) -> str:
    """Return what happened and what to do about it, in the language in use."""
    parts = [_(problem.message, **problem.details)]
    if problem.cure:
        parts.append(_(problem.cure, **problem.details))
    return " ".join(parts)


def number(value: float) -> str:
    """Return a number as people write it: ۱۲٬۴۸۰ and ۰٫۸۷ in Persian, 12,480 and 0.87 in English."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
    if not right_to_left():
        return text.replace("-", "−")
    # The mark keeps the minus at the left of its number.
    return text.translate(_PERSIAN_NUMBER).replace("−", "\u200e−")


def percent(value: float) -> str:
    """Return whole percents of a share: 1.2 is ۱۲۰٪ or 120%."""
    text = number(round(value * 100))
    return f"{text}٪" if right_to_left() else f"{text}%"


def digits(text: str) -> str:
    """Return ``text`` with the digits of the language in use; for times, versions and key caps."""
    return text.translate(_PERSIAN_DIGITS) if right_to_left() else text


def latin_digits(text: str) -> str:
    """Return ``text`` with its Persian and Arabic digits as Latin ones; for what people type."""
    return _in_latin(text)


def choose_language(setting: str | None, environ: Mapping[str, str], system_locale: str) -> str:
    """Return the language to start with: what the setting says, else what the system speaks.

    A system that does not say (no ``LANG``, ``C``, ``POSIX``) is taken for Persian: the program
    is made for Persian desks, and their servers and kiosks often carry no locale at all.
    """
    if setting in LANGUAGES:
        return str(setting)
    told = [environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    for name in (*told, system_locale):
        spoken = name.replace("-", "_").split("_")[0].split(".")[0].lower()
        if spoken in {"fa", "persian", "prs"}:
            return PERSIAN
        if spoken not in {"", "c", "posix"}:
            return ENGLISH
    return PERSIAN


class _Filler(string.Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        """Show a value as people write it, unless the text itself says how (``U+{code:04X}``)."""
        return format(value, format_spec) if format_spec else _shown(value)


def _filled(text: str, details: Mapping[str, object]) -> str:
    return _Filler().vformat(text, (), details) if details else text


def _shown(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)
    if isinstance(value, Problem):
        return explain(value)
    text = str(value)
    if _speech.isolating and _runs_against(text):
        return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
    return text


def _runs_against(text: str) -> bool:
    against = {"L"} if right_to_left() else {"R", "AL"}
    return any(unicodedata.bidirectional(letter) in against for letter in text)
