"""The package for Fedora, openSUSE and their relatives."""

import shutil
import subprocess
from pathlib import Path

from makers import elf, tree
from makers.bundle import BUILD, DIST, Bundle, last_change, version
from makers.identity import APPLICATION, HOME, MAINTAINER

_SPEC = """Name: gofteh
Version: {version}
Release: 1
Summary: Annotate quotations in Persian news
License: MIT
URL: {home}
Packager: {maintainer}
AutoReqProv: no
{requires}
%global __os_install_post %{{nil}}
%global debug_package %{{nil}}
%global _build_id_links none
%global source_date_epoch_from_changelog 0
%global clamp_mtime_to_source_date_epoch 1
%define _binary_payload w9.xzdio

%description
Gofteh is for Persian newspaper editors: mark quotes, speakers and topics in articles and link them: who
said what about what. Every act is saved at once and can be undone even tomorrow. It works without a network.

%description -l fa
گفته برای دبیران روزنامه‌های فارسی است: چه کسی چه گفت و دربارهٔ چه.

%install
cp -a {root}/. %{{buildroot}}/

%files
%defattr(-,root,root,-)
/usr/bin/gofteh
/usr/lib/gofteh
/usr/share/applications/gofteh.desktop
/usr/share/icons/hicolor/*/*/*
/usr/share/man/man1/gofteh.1.gz
/usr/share/man/fa/man1/gofteh.1.gz
/usr/share/metainfo/{application}.metainfo.xml
/usr/share/mime/packages/gofteh.xml
%doc /usr/share/doc/gofteh
"""


_FOR_FONTS_AND_KEYS = ("fontconfig", "xkeyboard-config")


def build(bundle: Bundle) -> Path:
    """Make the .rpm and return its path."""
    root = tree.make(bundle, "rpm")
    work = BUILD / "rpmbuild"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    # By library, since the packages go by other names in each distribution.
    wanted = [name for name in elf.sonames(bundle.folder / "_internal") if not name.startswith("ld-linux")]
    requires = "".join(f"Requires: {name}\n" for name in _FOR_FONTS_AND_KEYS)
    requires += "".join(f"Requires: {name}()(64bit)\n" for name in wanted)
    spec = work / "gofteh.spec"
    spec.write_text(
        _SPEC.format(
            version=version(),
            requires=requires,
            root=root,
            home=HOME,
            maintainer=MAINTAINER,
            application=APPLICATION,
        ),
        encoding="utf-8",
    )
    subprocess.run(
        [
            *("rpmbuild", "-bb", "--quiet", "--define", f"_topdir {work}", "--define", "_buildhost gofteh"),
            *("--define", "use_source_date_epoch_as_buildtime 1"),
            str(spec),
        ],
        check=True, env={"SOURCE_DATE_EPOCH": str(last_change()), "PATH": "/usr/bin:/bin", "HOME": str(work)},
    )  # fmt: skip
    made = next((work / "RPMS").rglob("*.rpm"))
    DIST.mkdir(exist_ok=True)
    return Path(shutil.copy2(made, DIST))
