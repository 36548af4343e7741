"""Files that are zip archives inside (zip, docx, xlsx, epub), opened without trusting anything they say.

Sizes are counted while bytes come out, never believed; names never become paths of this machine.
"""

import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from gofteh.exchange.making import refusal

LARGEST_MEMBER = 64_000_000
"""Bytes of one file within, unpacked."""
LARGEST_WHOLE = 1_000_000_000
"""Bytes of all files within that are unpacked, together."""
MOST_MEMBERS = 20_000
STEEPEST = 300
"""Times a large file within may grow when it is unpacked; prose stays below 20."""
_SMALL = 1_000_000
"""Bytes below which nobody is hurt, however steep."""
_PIECE = 1 << 16
# What the standard library raises on bytes that are no archive in ever new ways.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError),
    *(ValueError, OverflowError, IndexError, AssertionError),
)
_ENCRYPTED = 0x1
_UTF8 = 0x800


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of an archive and of all archives within it."""

    bytes: int = LARGEST_WHOLE
    members: int = MOST_MEMBERS


class Archive:
    """An archive whose files are read whole, within limits over all of them."""

    def __init__(self, stream: BinaryIO, budget: "Budget | None" = None) -> None:
        """Raise Problem unless ``stream`` holds a zip archive with a bearable number of files."""
        self._budget = budget or Budget()
        try:
            self._zip = zipfile.ZipFile(stream)
        except _DAMAGED as error:
            raise refusal(
                "The file is damaged or of another kind: it cannot be unpacked.",
                "Open it in the program it came from and save it again.",
            ) from error
        self._budget.members -= len(self._zip.infolist())
        if self._budget.members < 0:
            raise refusal(
                "The archive holds more than {count} files.",
                "Split it into smaller ones.",
                count=MOST_MEMBERS,
            )
        files = (info for info in self._zip.infolist() if info.filename and not info.filename.endswith("/"))
        self._infos = {name_of(info): info for info in files}

    @property
    def names(self) -> list[str]:
        """The names of the files within, as they stand in it."""
        return list(self._infos)

    def read(self, name: str) -> bytes:
        """Return the bytes of a file. Raises Problem when it is missing, locked, damaged or too large."""
        info = self._infos.get(name)
        if info is None:
            raise refusal(
                "“{name}” is missing inside.", "Open it in its program and save it again.", name=name
            )
        if info.flag_bits & _ENCRYPTED:
            raise refusal("“{name}” is locked with a password.", "Unlock it and import it again.", name=name)
        out = BytesIO()
        try:
            with self._zip.open(info) as member:
                while piece := member.read(_PIECE):
                    out.write(piece)
                    self._count(info, name, out.tell(), len(piece))
        except _DAMAGED as error:
            raise refusal(
                "“{name}” inside is damaged.", "Fetch or save the file again.", name=name
            ) from error
        return out.getvalue()

    def within(self, name: str) -> "Archive":
        """Return an archive that lies in this one; both draw on the same limits. Raises Problem."""
        return Archive(BytesIO(self.read(name)), self._budget)

    def measure(self) -> None:
        """Unpack everything once and keep nothing. Raises Problem when it is damaged or too large."""
        for name in self._infos:
            self.read(name)

    def _count(self, info: zipfile.ZipInfo, name: str, size: int, piece: int) -> None:
        self._budget.bytes -= piece
        steep = size > _SMALL and size > STEEPEST * max(info.compress_size, 1)
        if size > LARGEST_MEMBER or self._budget.bytes < 0 or steep:
            raise refusal(
                "“{name}” inside grows too large when it is unpacked.",
                "If you trust it, unpack it yourself and import what is in it.",
                name=name,
            )


def name_of(info: zipfile.ZipInfo) -> str:
    """Return the name of a file within; names that are really UTF-8 are read so, flag or not."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
