"""Bring the translations in step with the code: ``python packaging/translate.py``.

Collects the English texts into ``build/gofteh.pot``, adds new ones to ``resources/i18n/fa.po`` (where
a person translates them) and compiles ``fa.mo``, which the program reads. With ``--check`` nothing is
written; the exit code tells whether everything is translated and in step.
"""

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "desktop" / "gofteh"
EDITS = SOURCES / "domain" / "edits"
TEMPLATE = ROOT / "build" / "gofteh.pot"
TRANSLATION = ROOT / "resources" / "i18n" / "fa.po"
COMPILED = TRANSLATION.with_suffix(".mo")

# Which arguments of which calls people read.
POSITIONS = {
    "_": (0,), "N_": (0,), "plural": (0, 1), "Problem": (0,), "refusal": (0, 1), "Together": (1,),
    "together": (1,),
}  # fmt: skip
KEYWORDS = {"Problem": ("cure",), "Finding": ("message",), "Together": ("title",), "together": ("title",)}
# These hand on what a table or a Problem holds.
HANDED_ON = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.Starred)
PLACEHOLDER = re.compile(r"\{(\w+(?::\w+)?)\}")

Text = str | tuple[str, str]
Forms = str | list[str] | tuple[str, ...] | None


class NotLiteral(Exception):
    """A text is put together at run time, so that nobody can translate it."""


def texts(source: str, *, of_edits: bool = False) -> Iterator[tuple[int, Text]]:
    """Yield the line and the text of all that people read in a module; ``of_edits`` have names.

    Raises NotLiteral for an f-string or a sum of strings where a text should stand.
    """
    tree = ast.parse(source)
    positions = POSITIONS | _forwarders(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node, positions)
        elif of_edits and isinstance(node, ast.ClassDef):
            yield from _names_of_edit(node)


def _forwarders(tree: ast.Module) -> dict[str, tuple[int, ...]]:
    """Return the functions of a module that make a Problem of a text they are given."""
    found = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            names = [argument.arg for argument in function.args.args if argument.arg not in ("self", "cls")]
            handed = {
                given.id
                for call in ast.walk(function)
                if isinstance(call, ast.Call) and _name(call) == "Problem"
                for given in (*call.args[:1], *(word.value for word in call.keywords if word.arg == "cure"))
                if isinstance(given, ast.Name)
            }
            if places := tuple(at for at, name in enumerate(names) if name in handed):
                found[function.name] = places
    return found


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _of_call(call: ast.Call, positions: dict[str, tuple[int, ...]]) -> Iterator[tuple[int, Text]]:
    name = _name(call)
    arguments = [call.args[at] for at in positions.get(name, ()) if at < len(call.args)]
    found = [list(_literals(argument)) for argument in arguments]
    if name == "plural" and all(len(forms) == 1 for forms in found) and len(found) == 2:
        yield call.lineno, (found[0][0], found[1][0])
    else:
        yield from ((call.lineno, text) for forms in found for text in forms)
    for keyword in call.keywords:
        if keyword.arg in KEYWORDS.get(name, ()):
            yield from ((call.lineno, text) for text in _literals(keyword.value))


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if node.value:
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif not isinstance(node, HANDED_ON):
        raise NotLiteral(f"line {node.lineno}: {ast.unparse(node)}")


def _names_of_edit(node: ast.ClassDef) -> Iterator[tuple[int, Text]]:
    for line in node.body:
        if (
            isinstance(line, ast.AnnAssign)
            and isinstance(line.target, ast.Name)
            and line.target.id == "name"
            and ast.unparse(line.annotation) == "ClassVar[str]"
            and line.value is not None
        ):
            yield from ((line.lineno, text) for text in _literals(line.value))


def extract() -> Catalog:
    """Return all texts of the program."""
    catalog = Catalog(project="gofteh", charset="utf-8")
    for path in sorted(SOURCES.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        try:
            source = path.read_text(encoding="utf-8")
            for _line, text in texts(source, of_edits=EDITS in path.parents):
                catalog.add(text, locations=[(place, 0)])
        except NotLiteral as error:
            raise NotLiteral(f"{place}, {error}") from None
    return catalog


def translation() -> Catalog:
    """Return what is translated now."""
    with TRANSLATION.open("rb") as file:
        return read_po(file, locale="fa")


def compiled() -> Catalog:
    """Return what the program reads."""
    with COMPILED.open("rb") as file:
        return read_mo(file)


def faults(wanted: Catalog, have: Catalog, shipped: Catalog) -> Iterator[str]:
    """Yield what is missing, wrong, or not in step."""
    for message in _messages(wanted):
        mine = have.get(message.id)
        if mine is None or not all(_forms(mine.string)) or mine.fuzzy:
            yield f"not translated: {message.id!r}"
            continue
        asked = _placeholders(message.id)
        for form in _forms(mine.string):
            given = _placeholders(form)
            # A plural form may say the one in a word.
            if given != asked and not (message.pluralizable and given == asked - {"count"}):
                yield f"other placeholders: {message.id!r} → {form!r}"
        compiled_message = shipped.get(message.id)
        if compiled_message is None or _forms(compiled_message.string) != _forms(mine.string):
            yield f"the .mo is not in step: {message.id!r}"
    yield from (f"no longer used: {m.id!r}" for m in _messages(have) if wanted.get(m.id) is None)


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _forms(text: Forms) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _placeholders(text: Forms) -> set[str]:
    return {name for form in _forms(text) for name in PLACEHOLDER.findall(form)}


def update() -> None:
    """Write the template, the translation with what is new, and the compiled translation."""
    wanted = extract()
    have = translation()
    have.update(wanted, no_fuzzy_matching=True)
    have.obsolete.clear()
    for catalog in (wanted, have):
        # The date of each run would make a change out of nothing.
        catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    TEMPLATE.parent.mkdir(exist_ok=True)
    with TEMPLATE.open("wb") as file:
        write_po(file, wanted, sort_by_file=True)
    with TRANSLATION.open("wb") as file:
        write_po(file, have, sort_by_file=True, include_lineno=False)
    with COMPILED.open("wb") as file:
        write_mo(file, have)


def main() -> int:
    """Update, or only check; print what is left to do."""
    if "--check" not in sys.argv[1:]:
        update()
    found = list(faults(extract(), translation(), compiled()))
    for fault in found:
        print(fault)
    print(f"{len(extract())} texts, {len(found)} to mend")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
