"""The bill of materials and the licences name what is really in the bundle."""

import json
import re
import shutil
from pathlib import Path

import pytest

needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="no dpkg here")


@pytest.fixture(scope="module")
def library():
    """Return a library of the system that a package of it owns."""
    found = sorted(Path("/usr/lib").glob("*-linux-gnu/libzstd.so.1"))
    if not found:
        pytest.skip("this system keeps its libraries elsewhere")
    return found[0]


@needs_dpkg
def test_a_library_of_the_system_is_told_with_its_package_and_licence(maker, tmp_path, library):
    natives = maker("natives")
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / library.name).write_bytes(b"")
    (found,) = natives.of_the_system(tmp_path, [(library.name, str(library))])
    assert found.name == "libzstd1"
    assert found.licence == "BSD-3-Clause"
    assert found.purl.startswith(f"pkg:deb/debian/libzstd1@{found.version.partition('+')[0]}")


@needs_dpkg
def test_what_was_taken_out_of_the_bundle_is_not_told(maker, tmp_path, library):
    assert maker("natives").of_the_system(tmp_path, [(library.name, str(library))]) == []


@needs_dpkg
def test_a_library_of_unknown_licence_is_refused(maker, tmp_path):
    natives = maker("natives")
    with pytest.raises(ValueError, match="no Debian package"):
        natives._owners(str(tmp_path / "libstray.so.1"))


def test_the_licences_bring_the_texts_that_qt_asks_for(maker, bundle, tmp_path):
    text = maker("components").write_licences(tmp_path / "licences.txt").read_text(encoding="utf-8")
    plain = " ".join(text.split())
    for title in (
        "GNU LESSER GENERAL PUBLIC LICENSE Version 3, 29 June 2007",
        "GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007",
        "GNU LESSER GENERAL PUBLIC LICENSE Version 2.1, February 1999",
        "SIL OPEN FONT LICENSE Version 1.1",
    ):
        assert title in plain, title
    for name in ("Qt 6", "PDFium", "Vazirmatn", "hazm", "Python 3.11"):
        assert re.search(rf"^{name}", text, re.MULTILINE), name


def test_the_bill_names_each_thing_once_with_its_version(maker, bundle, tmp_path):
    bill = json.loads(maker("components").write_bill(tmp_path / "bill.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    purls = [each["purl"] for each in bill["components"]]
    assert len(purls) == len(set(purls))
    for each in bill["components"]:
        assert each["version"]
        assert each["purl"].startswith(("pkg:pypi/", "pkg:generic/", "pkg:deb/"))
        assert " " not in each["purl"]
        assert each["licenses"][0]["license"]["name"]
