"""What the bundle is made of, by its own table of contents: the list for people and that for machines."""

import ast
import json
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from makers.bundle import BUILD, ROOT, last_change, version
from makers.natives import Component, inside, of_the_system

_COMMON = ROOT / "packaging" / "licences"
"""The texts that Qt, GLib and others name without bringing them."""
_FILES_AS_THEY_ARE = ("hazm", "nltk")
_QT_NOTE = """Qt and Qt for Python are used under the GNU Lesser General Public License, version 3.
Their libraries are files of their own in the folder PySide6; you may replace them by your own builds of the
same version, and nothing keeps you from looking into this program to mend it for that.
Their source: https://download.qt.io/official_releases/
What Qt itself carries is told at https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""


def components() -> list[Component]:
    """Return all that is in the bundle made last, by name."""
    owners = metadata.packages_distributions()
    names = {owner for module in _modules() for owner in owners.get(module, ())}
    found = [_component(metadata.distribution(name)) for name in names if name.lower() != "gofteh"]
    number = "{}.{}.{}".format(*sys.version_info)
    python = Component(
        "Python", number, "PSF-2.0", "https://www.python.org",
        tuple(path for path in _places_of_pythons_licence() if path.exists()), f"pkg:generic/python@{number}",
    )  # fmt: skip
    starter = _component(metadata.distribution("pyinstaller"))
    folder = BUILD / "dist" / "gofteh"
    natives = [*inside(folder), *of_the_system(folder, _binaries())]
    return sorted([*found, *natives, python, starter], key=lambda each: each.name.lower())


def _places_of_pythons_licence() -> list[Path]:
    return [Path(sys.base_prefix, "lib", "python3.11", "LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt")]


def write_licences(target: Path) -> Path:
    """Write the licences of everything that travels along as one text."""
    rule = "=" * 100
    parts = [f"What Gofteh {version()} carries along, and under which licences.\n\n{_QT_NOTE}"]
    for each in components():
        head = f"{rule}\n{each.name} {each.version}".rstrip() + f"\nLicence: {each.licence}\n{each.address}\n"
        texts = [path.read_text(encoding="utf-8", errors="replace").strip() for path in each.texts]
        parts.append("\n\n".join([head, *texts]) + "\n")
    parts += [
        f"{rule}\n{path.stem}\n\n{path.read_text(encoding='utf-8').strip()}\n"
        for path in sorted(_COMMON.glob("*.txt"))
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(parts), encoding="utf-8")
    return target


def write_bill(target: Path) -> Path:
    """Write the bill of materials, CycloneDX 1.6."""
    moment = datetime.fromtimestamp(last_change(), UTC).isoformat().replace("+00:00", "Z")
    own = f"pkg:pypi/gofteh@{version()}"
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{own}#{moment}')}",
        "version": 1,
        "metadata": {
            "timestamp": moment,
            "component": {
                "type": "application", "name": "gofteh", "version": version(), "bom-ref": own,
                "purl": own, "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": [_line(each) for each in components()],
    }  # fmt: skip
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return target


def _line(each: Component) -> dict[str, object]:
    line: dict[str, object] = {"type": "library", "name": each.name}
    if each.version:
        line["version"] = each.version
    if each.purl:
        line["purl"] = each.purl
    line["licenses"] = [{"license": {"name": each.licence}}]
    if each.address:
        line["externalReferences"] = [{"type": "website", "url": each.address}]
    return line


def _component(found: metadata.Distribution) -> Component:
    told = found.metadata
    licence = told.get("License-Expression") or (told.get("License") or "").partition("\n")[0]
    classifiers = told.get_all("Classifier") or []
    licence = licence or next((c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License")), "")
    texts = [Path(str(found.locate_file(path))) for path in found.files or () if _is_licence(str(path))]
    address = told.get("Home-page") or next(
        (each.partition(", ")[2] for each in told.get_all("Project-URL") or []), ""
    )
    purl = f"pkg:pypi/{told['Name'].lower().replace('_', '-')}@{found.version}"
    return Component(
        told["Name"], found.version, licence or "see its text", address, tuple(sorted(texts)), purl
    )


def _is_licence(path: str) -> bool:
    name = path.rpartition("/")[2].lower()
    return (".dist-info/" in path and name.startswith(("licen", "copying", "notice"))) or "/licenses/" in path


def _modules() -> Iterator[str]:
    """Yield the top-level names of all that PyInstaller packed."""
    yield from _FILES_AS_THEY_ARE
    for name, _source in _packed("PYZ", "COLLECT"):
        yield name.replace("\\", "/").partition("/")[0].partition(".")[0]


def _binaries() -> Iterator[tuple[str, str]]:
    """Yield (name in the bundle, file it was) of all that PyInstaller copied."""
    return _packed("COLLECT")


def _packed(*tables: str) -> Iterator[tuple[str, str]]:
    for path in sorted((BUILD / "work" / "gofteh").glob("*.toc")):
        if path.name.startswith(tables):
            yield from _lines(ast.literal_eval(path.read_text(encoding="utf-8")))


def _lines(value: object) -> Iterator[tuple[str, str]]:
    """Walk PyInstaller's nested tables for their (name, file, kind) lines."""
    if isinstance(value, tuple) and len(value) >= 3 and all(isinstance(each, str) for each in value[:3]):
        yield value[0], value[1]
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _lines(each)
