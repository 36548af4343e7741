"""Takes the words that name a speaker apart: which of them are a name and which a title."""

import re
from dataclasses import dataclass

from gofteh.domain.folding import fold
from gofteh.domain.registry import SpeakerKind
from gofteh.language import wordlists
from gofteh.language.reading import Reading

PERSON, UNNAMED = SpeakerKind.PERSON, SpeakerKind.UNNAMED
COLLECTIVE, ORGANISATION = SpeakerKind.COLLECTIVE, SpeakerKind.ORGANISATION
_COMMAS = ("،", ",")
_NO_NAME = wordlists.NOT_A_SUBJECT | wordlists.PREPOSITIONS | wordlists.ADVERBS | wordlists.THIS
_NOT_IN_NAMES = re.compile(r"[«»\"“”]|\([^)]{0,12}\)")
_LONGEST_NAME = 5
_PLURAL = (fold("ها"), fold("های"), fold("گان"))
SAME_ROLE = {
    fold(one): fold(other)
    for one, other in (
        ("رییس‌جمهوری", "رییس‌جمهور"),
        ("سخنگوی", "سخنگو"),
        ("مسوول", "مسئول"),
        ("همتای", "همتا"),
        ("رئیسه", "رئیس"),
    )
}
"""Spellings of a role by the one it is compared as."""
_RESPELLED = frozenset(SAME_ROLE)


@dataclass(slots=True)
class Described:
    """A mention taken apart."""

    name: list[str]
    spelled: str
    title: list[str]
    title_spelled: str
    kind: SpeakerKind
    is_pointing: bool = False
    """«این مقام»: somebody named before."""
    is_pronoun: bool = False
    is_indefinite: bool = False


class Describer:
    """Takes mentions apart into names and titles."""

    def __init__(self, reading: Reading, names: frozenset[str]) -> None:
        self._reading = reading
        self.names = names

    def describe(self, start: int, end: int) -> Described:
        """Return what the tokens ``[start, end)`` say about who is meant."""
        keys = self._reading.keys
        if keys[start] in wordlists.PRONOUNS and end - start == 1:
            kind = PERSON if keys[start] in wordlists.PERSONAL_PRONOUNS else COLLECTIVE
            return Described([], "", [], "", kind, is_pronoun=True)
        pointing = keys[start] in wordlists.THIS
        start += pointing
        while start < end and not keys[start][0].isalnum():
            start += 1
        if start >= end:
            return Described([], "", [], "", PERSON, is_pronoun=True)
        name, title = self._parts(start, end)
        named = [key for key in keys[name[0] : name[1]] if key[0].isalnum()] if name else []
        titled = [key for key in keys[title[0] : title[1]] if key[0].isalnum()] if title else []
        if not _RESPELLED.isdisjoint(titled):
            titled = [SAME_ROLE.get(key, key) for key in titled]
        return Described(
            named,
            self._spelled(*name) if name else "",
            titled,
            self._spelled(*title) if title else "",
            self._kind(start, end, name, title),
            pointing,
            False,
            not named and keys[start] in wordlists.UNNAMED,
        )

    def _spelled(self, start: int, end: int) -> str:
        words = self._reading.words(start, end)
        if not words.isalpha():
            words = _NOT_IN_NAMES.sub("", words)
        return " ".join(words.split())

    def _parts(self, start: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        keys = self._reading.keys
        plain = start
        while plain < end - 1 and keys[plain] in wordlists.HONORIFICS and keys[plain + 1] != "کل":
            plain += 1
        comma = role = None
        for token, key in enumerate(keys[plain:end], plain):
            if comma is None and key in _COMMAS:
                comma = token
            # «امیر» and «استاد» are names or titles.
            elif (
                key in wordlists.ROLES
                and role is None
                and (token == plain or key not in wordlists.GIVEN_NAMES)
            ):
                role = token
        plain = self._given_name(plain, role if role is not None and role > plain else comma or end)
        if role is None:
            if keys[plain] in wordlists.ORGANISATIONS or keys[plain] in wordlists.UNNAMED:
                return None, (start, end)
            stop = comma if comma is not None else end
            return ((plain, stop), None) if self._may_be_name(plain, stop) else (None, (plain, end))
        if role > plain:
            stop = comma if comma is not None and comma < role else role
            return ((plain, stop), (role, end)) if self._may_be_name(plain, stop) else (None, (plain, end))
        return self._title_first(role, end, comma)

    def _given_name(self, start: int, end: int) -> int:
        """Return where «دونالد ترامپ» begins in «سخنان دونالد ترامپ»; ``start`` when nothing tells."""
        keys = self._reading.keys
        if keys[start] in wordlists.GIVEN_NAMES or keys[start] in wordlists.ROLES:
            return start
        for token in range(start + 1, end - 1):
            if keys[token] in wordlists.GIVEN_NAMES:
                return token
        return start

    def _title_first(
        self, role: int, end: int, comma: int | None
    ) -> tuple[tuple[int, int] | None, tuple[int, int]]:
        keys = self._reading.keys
        if keys[role] in wordlists.RELATIONS:
            return None, (role, end)
        if comma is not None and comma + 1 < end and keys[comma + 1] not in wordlists.ROLES:
            first = comma + 1
            while first < end - 1 and keys[first] in wordlists.HONORIFICS:
                first += 1
            return ((first, end), (role, comma)) if self._may_be_name(first, end) else (None, (role, end))
        for token in range(role + 1, end):
            key = keys[token]
            is_start = key in wordlists.GIVEN_NAMES or (key in self.names and token >= end - 2)
            honoured = key in wordlists.HONORIFICS and key not in wordlists.ROLES and token > role + 1
            if not (is_start or honoured):
                continue
            first = token
            while first < end - 1 and keys[first] in wordlists.HONORIFICS:
                first += 1
            if end - first <= _LONGEST_NAME and (end - first > 1 or keys[first] in self.names or honoured):
                return (first, end), (role, token)
        return None, (role, end)

    def _may_be_name(self, start: int, end: int) -> bool:
        keys = [key for key in self._reading.keys[start:end] if key[0].isalnum()]
        if not keys or len(keys) > _LONGEST_NAME or keys[0][0].isdigit() or "و" in keys:
            return False
        if len(keys) > 1 and self.names.issuperset(keys):
            return True
        if keys[0] in _NO_NAME or keys[0] in wordlists.ORGANISATIONS or keys[0] in wordlists.UNNAMED:
            return False
        return keys[0] in wordlists.GIVEN_NAMES or not keys[0].endswith(_PLURAL)

    def _kind(
        self, start: int, end: int, name: tuple[int, int] | None, title: tuple[int, int] | None
    ) -> SpeakerKind:
        keys = self._reading.keys
        if keys[start] in wordlists.UNNAMED:
            return UNNAMED if keys[start] in ("یک", "یکی", "منبع", "منابع") else COLLECTIVE
        if name is None and title is not None and keys[title[0]] not in wordlists.ROLES:
            if keys[title[0]] in wordlists.ORGANISATIONS or keys[title[0]] in wordlists.AGENCIES:
                return ORGANISATION
            return COLLECTIVE if keys[start].endswith(_PLURAL) else PERSON
        if name is not None and title is None and keys[start] in wordlists.AGENCIES:
            return ORGANISATION
        return PERSON
