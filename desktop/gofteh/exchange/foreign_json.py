"""JSON of other programs: an object with a text is an article; what has no place is kept in ``extra``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from gofteh.app.columns import CODE, TEXT, chosen_columns
from gofteh.app.formats import Found, Origin, Refused, Table
from gofteh.app.record import from_record
from gofteh.domain.article import SourceKind
from gofteh.domain.errors import Problem
from gofteh.exchange import strict_json
from gofteh.exchange.decoding import decode
from gofteh.exchange.html import plain_text
from gofteh.exchange.making import Read, hash_of, refusal, whole
from gofteh.exchange.rows import SAMPLE, article, table_of, template

_LARGEST = 256_000_000
_LISTS = ("articles", "items", "data", "documents", "docs", "results", "rows", "news")
"""Keys under which a file keeps its list of articles."""
_TAGS = ("<p", "<div", "<html", "<!doctype")
_DEEPEST = 4
"""Objects within objects whose keys are offered as columns."""


@dataclass(frozen=True, slots=True)
class Flat:
    """The texts and numbers of an object, by their paths."""

    cells: Mapping[str, str]
    rest: Mapping[str, object]
    """By key, what is neither."""


def read_json(stream: BinaryIO, origin: Origin) -> Iterator[Found | Refused]:
    """Yield the articles of a JSON file: one object, a list, or a list under a usual key.

    Raises Problem when it is no JSON or holds no object.
    """
    data = whole(stream, _LARGEST)
    decoded = decode(data, origin.choices.encoding)
    objects = _objects(strict_json.parse(decoded.text))
    common = template(SourceKind.JSONL, hash_of(data), decoded.encoding, had_mark=decoded.had_mark)
    for number, value in enumerate(objects, start=1):
        line = number if len(objects) > 1 else None
        try:
            yield one_object(value, origin, common, line)
        except Problem as problem:
            yield Refused(problem, line)


def peek_json(stream: BinaryIO, origin: Origin) -> Table:
    """Return the keys as columns, and a few objects. Raises Problem as reading does."""
    objects = _objects(strict_json.parse(decode(whole(stream, _LARGEST), origin.choices.encoding).text))
    return table_of_objects(objects[:SAMPLE])


def table_of_objects(objects: list[object]) -> Table:
    """Return the keys of a few objects as columns."""
    flats = [flat(value).cells for value in objects if isinstance(value, Mapping) and not is_native(value)]
    columns = list(dict.fromkeys(key for cells in flats for key in cells))
    return table_of(columns, [[cells.get(column, "") for column in columns] for cells in flats])


def is_native(value: Mapping[str, object]) -> bool:
    """Tell whether an object is a record of ours."""
    return "schema_version" in value


def native(value: Mapping[str, object], line: int | None) -> Found:
    """Return the article of a record of ours. Raises Problem when anything is wrong with it."""
    return Found(from_record(value), line, has_id=True)


def one_object(value: object, origin: Origin, common: Read, line: int | None) -> Found:
    """Return the article of an object, native or foreign. Raises Problem when it has no text."""
    if not isinstance(value, Mapping):
        raise refusal("An article must be an object in curly brackets.", "")
    if is_native(value):
        return native(value, line)
    whole_object = flat(value)
    cells = whole_object.cells
    columns = list(cells)
    chosen = chosen_columns(origin.choices.columns, columns, [list(cells.values())])
    values = {each: cells[column] for each, column in chosen.items()}
    others: dict[str, object] = {key: cells[key] for key in cells if key not in chosen.values()}
    others.update(whole_object.rest)
    if CODE in chosen and CODE not in origin.choices.columns:
        # An id is kept under its own name: it need not be the agency's code.
        others[chosen[CODE]] = values.pop(CODE)
    text = values[TEXT]
    if chosen[TEXT].lower().endswith("html") or text.lstrip().lower().startswith(_TAGS):
        text = plain_text(text)
        common = replace(common, steps=(*common.steps, "html-to-text"))
    return article(text, values, others, origin=origin, template=common, line=line)


def flat(value: Mapping[str, object]) -> Flat:
    """Return the texts and numbers of an object; lists of one object are gone into, other lists kept."""
    cells: dict[str, str] = {}
    rest: dict[str, object] = {}
    waiting: list[tuple[str, object, int]] = [(key, inner, 1) for key, inner in reversed(list(value.items()))]
    while waiting:
        path, inner, depth = waiting.pop()
        if isinstance(inner, list) and len(inner) == 1 and isinstance(inner[0], Mapping):
            inner = inner[0]
        if isinstance(inner, str):
            cells[path] = inner
        elif isinstance(inner, int | float) and not isinstance(inner, bool):
            cells[path] = str(inner)
        elif isinstance(inner, Mapping) and inner and depth < _DEEPEST:
            waiting.extend((f"{path}.{key}", each, depth + 1) for key, each in reversed(list(inner.items())))
        elif inner not in (None, [], {}):
            rest[path] = inner
    return Flat(cells, rest)


def _objects(value: object) -> list[object]:
    if isinstance(value, Mapping) and not is_native(value):
        for key in _LISTS:
            inner = value.get(key)
            if isinstance(inner, list) and inner and all(isinstance(each, Mapping) for each in inner):
                return list(inner)
    objects = list(value) if isinstance(value, list) else [value]
    if not objects or not any(isinstance(each, Mapping) for each in objects):
        raise refusal("The file holds no record.", "Choose a file with an article in it.")
    return objects
