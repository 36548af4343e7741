"""Who is meant: names, titles, pronouns and silence of one article led back to its speakers.

Nothing is known beforehand but kinds of words; names and the titles that go with them are read from the
article itself, wherever they stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from gofteh.domain.registry import SpeakerKind
from gofteh.language import wordlists
from gofteh.language.describing import PERSON, SAME_ROLE, UNNAMED, Described
from gofteh.language.wordlists import keys

_EMPTY_IN_TITLES = keys(
    "امور کل محترم کشور کشورمان کشورش جمهوری اسلامی ایران وقت سابق پیشین موقت اسبق ما و این آن در ارشد",
    "نیز هم استان شهرستان شهر عالی ویژه به از جدید فعلی جوان ساله",
)
"""Words of titles that come and go without another office being meant."""


@dataclass(slots=True)
class Person:
    """Somebody, or a body, who is heard in the article."""

    name: list[str] = field(default_factory=list)
    """Keys of the words of the fullest name, without titles."""
    spelled: str = ""
    """The fullest name as the article spells it."""
    titles: list[list[str]] = field(default_factory=list)
    """Keys of titles that were given to this one."""
    title_spelled: str = ""
    kind: SpeakerKind = PERSON
    aliases: list[str] = field(default_factory=list)
    spoke: int = 0
    """When this one was last spoken of, counted up; 0 is never."""
    is_indefinite: bool = False
    """«یک منبع», «کارشناسان»: no name will come."""

    @property
    def canonical(self) -> str:
        """The name to propose for the registry."""
        return self.spelled or self.title_spelled


class People:
    """The speakers of one article, found mention by mention in reading order."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.last: Person | None = None
        """Who was spoken of last: whom «وی» and a missing subject mean."""
        self.last_body: Person | None = None
        self._named_in_article = 0
        self._heard_names: list[set[str]] = []
        self._goes_on = False
        self._is_followed = False

    def learn(self, described: Iterable[Described]) -> None:
        """Take in names with titles from anywhere in the article, before anybody is resolved."""
        known = [one for one in described if one.name and not one.is_pronoun]
        for one in sorted(known, key=lambda one: -len(one.name)):
            person = self._named(one.name)
            if person is None:
                person = Person(one.name, one.spelled, kind=one.kind)
                self.all.append(person)
            self._give_title(person, one)

    def expect(self, heard: Iterable[Described]) -> None:
        """Take note of how many different names are subjects of verbs of saying."""
        names: list[set[str]] = []
        for one in heard:
            if one.name and one.kind is PERSON:
                words = set(one.name)
                if not any(words <= other or other <= words for other in names):
                    names.append(words)
        self._named_in_article = len(names)
        self._heard_names = names

    def resolve(
        self,
        one: Described | None,
        *,
        is_contrast: bool = False,
        goes_on: bool = False,
        is_followed: bool = False,
    ) -> Person | None:
        """Return whom a mention means; None means the subject was left out.

        ``is_contrast`` says that «نیز» or «اما» sets the speaker off from the one before, ``goes_on`` that
        «همچنین» or «ادامه داد» joins the two, ``is_followed`` that a name nobody heard yet speaks next.
        """
        self._goes_on, self._is_followed = goes_on, is_followed
        person = self._who(one, is_contrast)
        if person is not None:
            self.last = person
            if person.kind is not PERSON:
                self.last_body = person
        return person

    def _who(self, one: Described | None, is_contrast: bool) -> Person | None:
        if one is None:
            return self.last
        if one.is_pronoun:
            return self._last_person(one)
        if one.name:
            return self._by_name(one, is_contrast)
        if one.is_pointing:
            return self._pointed_at(one)
        return self._by_title(one, is_contrast)

    def _last_person(self, one: Described) -> Person | None:
        if one.kind is not PERSON or self.last is None:
            return self.last
        if self.last.kind in (PERSON, UNNAMED):
            return self.last
        return next((each for each in reversed(self._in_order()) if each.kind is PERSON), self.last)

    def _in_order(self) -> list[Person]:
        return sorted((one for one in self.all if one.spoke), key=lambda one: one.spoke)

    def _by_name(self, one: Described, is_contrast: bool) -> Person:
        person = self._named(one.name)
        waiting = self.last
        is_new = person is None or (person.spoke == 0 and not person.titles)
        if is_new and not is_contrast and waiting is not None and self._awaits_name(waiting, one):
            # «وزیر نیرو گفت …» and then a name that nothing introduces: the same person.
            waiting.name, waiting.spelled = one.name, one.spelled
            if person is not None:
                waiting.name, waiting.spelled = person.name, person.spelled
                self.all.remove(person)
            person = waiting
        elif person is not None and person.spoke == 0:
            person = self._joined_by_title(person)
        if person is None:
            person = Person(one.name, one.spelled, kind=one.kind)
            self.all.append(person)
        self._give_title(person, one)
        return person

    def _awaits_name(self, waiting: Person, one: Described) -> bool:
        return (
            not waiting.name
            and not waiting.is_indefinite
            and not one.title
            and waiting.kind is PERSON
            and one.kind is PERSON
            and bool(waiting.titles)
        )

    def _joined_by_title(self, person: Person) -> Person:
        """Lead «وزیر نیرو» of the first lines to the name that carries the title further on."""
        for other in self.all:
            if other is not person and not other.name and self._shares_title(other, person):
                other.name, other.spelled = person.name, person.spelled
                other.titles += person.titles
                self.all.remove(person)
                return other
        return person

    def _shares_title(self, one: Person, other: Person) -> bool:
        return any(same_title(mine, theirs) for mine in one.titles for theirs in other.titles)

    def _pointed_at(self, one: Described) -> Person | None:
        """Return whom «این مقام» or «این سازمان» means."""
        head = one.title[0] if one.title else ""
        if head in wordlists.ORGANISATIONS and self.last_body is not None:
            return self.last_body
        recent = list(reversed(self._in_order()))
        for person in [self.last, *recent]:
            if person is not None and any(head in title for title in person.titles):
                return person
        return self.last if self.last is not None else self._by_title(one, is_contrast=False)

    def _by_title(self, one: Described, is_contrast: bool) -> Person:
        recent = list(reversed(self._in_order()))
        for person in [*recent, *(each for each in self.all if not each.spoke)]:
            if any(same_title(one.title, title) for title in person.titles):
                self._give_title(person, one)
                return person
        if self._is_another_title(one, is_contrast):
            assert self.last is not None
            self._give_title(self.last, one)
            return self.last
        person = Person(
            titles=[one.title],
            title_spelled=one.title_spelled,
            kind=one.kind,
            is_indefinite=one.is_indefinite or bool(one.title and one.title[0] in wordlists.RELATIONS),
        )
        self.all.append(person)
        return person

    def _is_another_title(self, one: Described, is_contrast: bool) -> bool:
        """Tell whether a title that nobody carries yet is one more of the only named speaker."""
        last = self.last
        if last is None or not last.name or one.is_indefinite or is_contrast:
            return False
        if one.kind is not PERSON or last.kind is not PERSON:
            return False
        if not one.title or one.title[0] not in _ROLE_KEYS or one.title[0] in wordlists.RELATIONS:
            return False
        if self._is_followed and not self._goes_on:
            # «معاون وزیر گفت …» and then a new name: that is whose title it is.
            return False
        named = sum(1 for each in self.all if each.spoke and each.name and each.kind is PERSON)
        if any(last.titles) and not self._is_heard(last):
            # Somebody who is only spoken of, with an office of his own.
            return False
        return self._named_in_article == 1 or not last.titles or (named == 1 and self._goes_on)

    def _is_heard(self, person: Person) -> bool:
        words = set(person.name)
        return any(words <= other or other <= words for other in self._heard_names)

    def is_new(self, one: Described) -> bool:
        """Tell whether a mention is a name without a title that nobody heard yet carries."""
        if not one.name or one.title or one.kind is not PERSON:
            return False
        known = self._named(one.name)
        return known is None or not (known.spoke or known.titles)

    def _named(self, name: list[str]) -> Person | None:
        words = set(name)
        found = [
            one
            for one in self.all
            if not words.isdisjoint(one.name) and (words.issuperset(one.name) or words <= set(one.name))
        ]
        if not found:
            return None
        spoken = [one for one in found if one.spoke]
        return max(spoken, key=lambda one: one.spoke) if spoken else found[0]

    def _give_title(self, person: Person, one: Described) -> None:
        if len(one.name) > len(person.name):
            person.name, person.spelled = one.name, one.spelled
        is_kin = bool(one.title and one.name) and one.title[0] in wordlists.RELATIONS
        if one.title and one.title not in person.titles and not is_kin:
            person.titles.append(one.title)
            person.title_spelled = person.title_spelled or one.title_spelled


_ROLE_KEYS = frozenset(SAME_ROLE.get(key, key) for key in wordlists.ROLES) | wordlists.ROLES


def same_title(one: list[str], other: list[str]) -> bool:
    """Tell whether two titles may belong to one office: the same head, and one's words among the other's."""
    if not one or not other or one[0] != other[0]:
        return False
    first, second = set(one) - _EMPTY_IN_TITLES, set(other) - _EMPTY_IN_TITLES
    return first <= second or second <= first
