"""Makes Unicode's tables for Qt on Linux smaller: a window of Gofteh asks for a tenth of them.

QtCore calls three parts of ICU (``nm -D libQt6Core.so.6``): collation, converters of old encodings, and names
of time zones. Numbers, dates, plurals, lines, words and letters' cases come from Qt's own tables. The library
is nothing but one table of contents with its pieces behind it, so it is written anew with fewer; ICU then
falls back to its root, as it does for a language it has never heard of.

The layout is that of ``CmnD`` version 1, told in ICU's ``ucmndata.h``: a head; the number of pieces; for
each, sorted, the places of name and piece, from that number on; the names; the pieces, at multiples of 16.
"""

import re
import struct
import subprocess
import tempfile
from pathlib import Path

LANGUAGES = ("ar", "ckb", "en", "fa")
"""Whose order of letters and names of time zones stay: the interface's, and their neighbours'."""
_NAME = re.compile(rb"libicudata\.so\.(\d+)")
_UNASKED = re.compile(r"(brkitr|curr|lang|rbnf|region|translit|unit)/|.*\.(cfu|spp)$|unames\.icu$")
_LANGUAGE = re.compile(r"(?:(?:coll|zone)/)?([a-z]{2,3})(?:_\w+)?\.res$")
_LARGEST_CONVERTER = 20_000
"""Bytes: encodings with one byte a letter are smaller, those of Chinese, Japanese and Korean larger."""


def is_kept(name: str, size: int) -> bool:
    """Tell whether the piece ``name``, without the package's name before it, of so many bytes stays."""
    if _UNASKED.match(name):
        return False
    if name.endswith(".cnv"):
        return size <= _LARGEST_CONVERTER
    if name.endswith("res_index.res"):
        return True
    found = _LANGUAGE.match(name)
    return found is None or found[1] in LANGUAGES


def lighten(library: Path) -> None:
    """Write ``libicudata.so.N`` anew with what is kept. Raises ValueError where it is laid out otherwise."""
    found = _NAME.fullmatch(library.name.encode())
    if found is None:
        raise ValueError(f"{library.name} is not ICU's data")
    _write_library(smaller(_table(library)), f"icudt{int(found[1])}_dat", library)


def smaller(table: bytes) -> bytes:
    """Return the table of contents and its pieces with what is kept. Raises ValueError."""
    head = table[: struct.unpack_from("<H", table)[0]]
    kept = [(name, piece) for name, piece in pieces(table) if is_kept(name.partition("/")[2], len(piece))]
    names = b"".join(name.encode() + b"\0" for name, _ in kept)
    place = 4 + 8 * len(kept)
    at = place + len(names) + -(len(head) + place + len(names)) % 16
    index, body = [struct.pack("<I", len(kept))], [b"\0" * (at - place - len(names))]
    for name, piece in kept:
        index.append(struct.pack("<II", place, at))
        place += len(name.encode()) + 1
        body.append(piece + b"\0" * (-len(piece) % 16))
        at += len(body[-1])
    return b"".join((head, *index, names, *body))


def pieces(table: bytes) -> list[tuple[str, bytes]]:
    """Return the name and the bytes of each piece, in the table's order. Raises ValueError."""
    (start,) = struct.unpack_from("<H", table)
    if table[2:4] != b"\xda\x27" or table[12:17] != b"CmnD\1":
        raise ValueError("this is not a table of ICU's data")
    table = table[start:]
    (count,) = struct.unpack_from("<I", table)
    places = [struct.unpack_from("<II", table, 4 + 8 * number) for number in range(count)]
    ends = [*(at for _, at in places[1:]), len(table)]
    return [
        (table[name : table.index(b"\0", name)].decode("ascii"), table[at:end])
        for (name, at), end in zip(places, ends, strict=True)
    ]


def _table(library: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table"
        subprocess.run(
            ["objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(table)], check=True
        )
        return table.read_bytes()


def _write_library(table: bytes, symbol: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "table").write_bytes(table)
        (work / "icu.s").write_text(
            f".section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, %object\n{symbol}:\n"
            f'.incbin "table"\n.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",%progbits\n',
            encoding="ascii",
        )
        subprocess.run(["as", "-o", "icu.o", "icu.s"], cwd=work, check=True)
        target.unlink()
        subprocess.run(
            [
                *("ld", "-shared", "-soname", target.name, "--hash-style=gnu", "--build-id=none"),
                *("-z", "noexecstack", "-z", "noseparate-code", "-o", str(target.absolute()), "icu.o"),
            ],
            cwd=work, check=True,
        )  # fmt: skip
