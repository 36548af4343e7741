"""The disk image for macOS: Gofteh.app, signed and notarised where that is set up."""

import os
import shutil
import subprocess
from pathlib import Path

from makers import components
from makers.bundle import BUILD, DIST, Bundle, version

ENTITLEMENTS = Path(__file__).parents[1] / "macos" / "entitlements.plist"


def build(bundle: Bundle) -> Path:
    """Make the .dmg and return its path.

    GOFTEH_SIGN_IDENTITY names a certificate of the keychain (without it the signature is ad hoc, and people
    open the program the first time by its context menu); GOFTEH_NOTARY_PROFILE names what
    ``xcrun notarytool store-credentials`` keeps.
    """
    app = bundle.folder.with_name("Gofteh.app")
    components.write_licences(app / "Contents" / "Resources" / "THIRD-PARTY-LICENCES.txt")
    identity = os.environ.get("GOFTEH_SIGN_IDENTITY", "-")
    options = [] if identity == "-" else ["--options", "runtime", "--timestamp"]
    _run(
        "codesign",
        "--force",
        "--deep",
        *options,
        "--entitlements",
        str(ENTITLEMENTS),
        "--sign",
        identity,
        str(app),
    )
    _run("codesign", "--verify", "--deep", "--strict", str(app))
    image = BUILD / "dmg"
    shutil.rmtree(image, ignore_errors=True)
    image.mkdir(parents=True)
    shutil.copytree(app, image / "Gofteh.app", symlinks=True)
    (image / "Applications").symlink_to("/Applications")
    DIST.mkdir(exist_ok=True)
    target = DIST / f"gofteh-{version()}-macos-{os.uname().machine}.dmg"
    _run(
        "hdiutil",
        "create",
        "-ov",
        "-quiet",
        "-volname",
        "Gofteh",
        "-srcfolder",
        str(image),
        "-format",
        "ULFO",
        str(target),
    )
    profile = os.environ.get("GOFTEH_NOTARY_PROFILE")
    if profile:
        _run("xcrun", "notarytool", "submit", str(target), "--keychain-profile", profile, "--wait")
        _run("xcrun", "stapler", "staple", str(target))
    return target


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
