"""The longest time the window stands still while 1,000 files are looked at and imported.

A timer beats every 5 ms; the longest gap between two beats is what a person feels. The same window idle for
as long is the baseline: a busy machine troubles both alike.
"""

import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.benchmarks.apart import said_by

FILES, BAD = 1_000, 50
AIM = 100
"""Milliseconds."""
_PROSE = (
    "وزیر امور خارجه روسیه در این نشست گفت که مذاکره با همه طرف ها ادامه دارد و دولت آماده رایزنی است "
    "نماینده مجلس افزود بودجه سال آینده برای آموزش و بهداشت بیشتر می شود رئیس سازمان هواشناسی از برف گفت"
)
_DOCX = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body>'
    "</w:document>"
)


def story(number: int) -> str:
    """Return a story of about 2.5 kB, unlike all others."""
    known = _PROSE.split()
    words = [known[(number * 7 + place * (number % 13 + 1)) % len(known)] for place in range(240)]
    lines = [" ".join(words[start : start + 40]) for start in range(0, 240, 40)]
    return f"خبر شماره {number} دربارهٔ {words[0]}\n\n" + ".\n".join(lines) + ".\nانتهای پیام\n"


def write_files(folder: Path) -> None:
    """Write texts, pages, documents, tables and JSON in turn, and some that nobody can read."""
    for number in range(FILES):
        text, path = story(number), folder / f"{number:04}"
        if number % (FILES // BAD) == 0:
            path.with_suffix(".docx").write_bytes(b"PK\x03\x04" + os.urandom(2_000))
            continue
        match number % 5:
            case 0 | 1:
                path.with_suffix(".txt").write_text(text, encoding="utf-8")
            case 2:
                body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
                page = f"<html><body><article>{body}</article></body></html>"
                path.with_suffix(".html").write_text(page, encoding="utf-8")
            case 3:
                body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
                with zipfile.ZipFile(path.with_suffix(".docx"), "w", zipfile.ZIP_DEFLATED) as archive:
                    archive.writestr("word/document.xml", _DOCX.format(body))
            case _:
                path.with_suffix(".json").write_text(json.dumps({"text": text}), encoding="utf-8")


def run() -> list[str]:
    """Measure in a process of its own; return the lines to print."""
    with tempfile.TemporaryDirectory() as folder:
        stories = Path(folder) / "stories"
        stories.mkdir()
        write_files(stories)
        return said_by("tests.benchmarks.import_stalls", folder, seconds=600)


def measure(folder: Path) -> None:
    """Open the window, import, and print the gaps."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from gofteh.ui.import_dialog import ImportDialog
    from tests.benchmarks.desk import BenchDesk, tell
    from tests.benchmarks.gaps import Gaps

    desk = BenchDesk(folder, seed=True)
    application = desk.application
    gaps = Gaps(QTimer())
    QTest.qWait(3_000)
    idle = gaps.taken()
    dialog = ImportDialog(application.workbench, desk.services, [folder / "stories"], application.window)
    dialog.open()
    while dialog.is_looking:
        QTest.qWait(20)
    look = gaps.taken()
    dialog.start()
    assert dialog.run is not None
    while dialog.run.is_running:
        QTest.qWait(20)
    act = gaps.taken()
    imported = sum(len(report.imported) for report in dialog.reports)
    refused = sum(bool(report.refused) for report in dialog.reports)
    tell({"idle": idle, "looking": look, "importing": act})
    print(f"{imported} articles imported, {refused} files refused; aim: no gap above {AIM} ms")
    application.window.close()


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
