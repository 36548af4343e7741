"""Who speaks: the canonical speaker with other names, roles in time and what it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from gofteh.domain.errors import Problem
from gofteh.domain.identity import check_id, check_words

_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_LATEST = "9999"


class SpeakerKind(StrEnum):
    """What speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COLLECTIVE = "collective"
    UNNAMED = "unnamed"


class AliasKind(StrEnum):
    """What another name of a speaker is."""

    FULL_NAME = "full_name"
    SURNAME = "surname"
    TITLE_NAME = "title_name"
    """A title before a name: «دکتر ولایتی»."""
    ROLE = "role"
    """A role in the place of the name: «وزیر خارجهٔ روسیه»."""
    ORGANISATION = "organisation"
    ACRONYM = "acronym"
    SPELLING = "spelling"
    PRONOUN = "pronoun"
    """Stands for somebody else in the next text, and so tells nobody by itself."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a speaker is or was; the days are Gregorian, as exact as somebody knows them."""

    title: str
    since: str | None = None
    """The first day, ``2024``, ``2024-12`` or ``2024-12-26``; None when nobody said."""
    until: str | None = None
    """The last day, a whole month or year counted to its end; None while it lasts."""

    def __post_init__(self) -> None:
        check_words(self.title)
        if not self.title.strip():
            raise Problem("A role needs a title.")
        for day in (self.since, self.until):
            if day is not None and not _DAY.fullmatch(day):
                raise Problem("“{day}” is not a day: write 2024, 2024-12 or 2024-12-26.", day=day)
        if self.since and self.until and self.since > f"{self.until}~":
            raise Problem("The role “{title}” ends before it begins.", title=self.title)

    def holds(self, day: str) -> bool:
        """Tell whether it may be the role on ``day`` (ISO, at least the year)."""
        # The sign after the digits puts all days of a month or a year before its end.
        return (self.since or "") <= f"{day}~" and day <= f"{self.until or _LATEST}~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A canonical speaker; mentions point at it and are never overwritten by its name."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    """The role to write beside the name; one of ``roles`` where those are known."""
    wikidata: str | None = None
    note: str | None = None
    kind: SpeakerKind = SpeakerKind.PERSON
    merged_into: str | None = None
    """The speaker this one turned out to be; mentions keep pointing here and are resolved."""
    alias_kinds: tuple[tuple[str, AliasKind], ...] = ()
    """What some of the aliases are, in their order; a kind whose alias went away goes with it."""
    roles: tuple[Role, ...] = ()
    """Roles with their days, in the order in which somebody wrote them."""

    def __post_init__(self) -> None:
        check_id(self.id)
        if not self.name.strip():
            raise Problem("A speaker needs a name.")
        if not all(self.aliases):
            raise Problem("An alias of a speaker cannot be empty.")
        check_words(self.name, *self.aliases, self.role, self.note)
        if self.wikidata is not None and not _WIKIDATA.fullmatch(self.wikidata):
            raise Problem("“{value}” is not a Wikidata item like Q58217.", value=self.wikidata)
        if self.alias_kinds:
            kinds = dict(self.alias_kinds)
            there = tuple((alias, kinds[alias]) for alias in dict.fromkeys(self.aliases) if alias in kinds)
            object.__setattr__(self, "alias_kinds", there)

    @property
    def called(self) -> tuple[str, ...]:
        """The name and the aliases that tell who is meant by themselves."""
        if not self.alias_kinds:
            return (self.name, *self.aliases)
        kinds = dict(self.alias_kinds)
        return (self.name, *(each for each in self.aliases if kinds.get(each) is not AliasKind.PRONOUN))

    def alias_kind(self, alias: str) -> AliasKind | None:
        """Return what an alias is; None when nobody said."""
        return dict(self.alias_kinds).get(alias)

    @property
    def all_roles(self) -> tuple[Role, ...]:
        """The roles with their days, or the one role without."""
        return self.roles or ((Role(self.role),) if self.role and self.role.strip() else ())

    def role_on(self, day: str | None) -> str | None:
        """Return the role on an ISO day, the latest where several hold; ``role`` where none is known."""
        if day is not None:
            held = [role for role in self.roles if role.holds(day)]
            if held:
                return max(held, key=lambda role: role.since or "").title
        return self.role

    def with_roles(self, roles: Iterable[Role]) -> "Speaker":
        """Return the speaker with these roles; the one that lasts, else the latest, is written beside."""
        known = tuple(roles)
        if not known:
            return replace(self, role=None, roles=())
        now = max(known, key=lambda role: (role.until is None, role.until or "", role.since or ""))
        is_plain = len(known) == 1 and now.since is None and now.until is None
        return replace(self, role=now.title, roles=() if is_plain else known)

    def with_aliases(self, aliases: Iterable[tuple[str, AliasKind | None]]) -> "Speaker":
        """Return the speaker with these other names, each with what it is."""
        known = dict(aliases)
        kinds = tuple((words, kind) for words, kind in known.items() if kind is not None)
        return replace(self, aliases=tuple(known), alias_kinds=kinds)
