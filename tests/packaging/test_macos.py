"""The disk image for macOS: what is called for it, signed and notarised only where that is set up."""

import plistlib
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes no links without rights")


@pytest.fixture
def called(maker, bundle, monkeypatch):
    """Return a function that builds the image with settings and gives the commands that would run."""

    def build(**settings):
        app = bundle.folder.with_name("Gofteh.app")
        (app / "Contents" / "Resources").mkdir(parents=True, exist_ok=True)
        for name in ("GOFTEH_SIGN_IDENTITY", "GOFTEH_NOTARY_PROFILE"):
            monkeypatch.delenv(name, raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        commands = []
        macos = maker("macos")
        monkeypatch.setattr(macos, "_run", lambda *command: commands.append(command))
        target = macos.build(bundle)
        assert target.suffix == ".dmg"
        assert (app / "Contents/Resources/THIRD-PARTY-LICENCES.txt").exists()
        return [" ".join(command) for command in commands]

    return build


def test_without_settings_it_is_signed_for_this_machine_and_not_sent_anywhere(called):
    commands = called()
    assert any("codesign" in each and "--sign - " in each for each in commands)
    assert any(each.startswith("hdiutil create") for each in commands)
    assert not any("notarytool" in each for each in commands)


def test_with_them_it_is_signed_for_all_and_notarised(called):
    commands = called(GOFTEH_SIGN_IDENTITY="Developer ID", GOFTEH_NOTARY_PROFILE="desk")
    (signed,) = [each for each in commands if "--sign" in each]
    assert "--options runtime --timestamp" in signed
    assert "--sign Developer ID" in signed
    kinds = [each.split()[0:2] for each in commands]
    assert kinds.index(["hdiutil", "create"]) < kinds.index(["xcrun", "notarytool"])
    assert commands[-1].startswith("xcrun stapler staple")


def test_the_entitlements_can_be_read(maker):
    told = plistlib.loads(maker("macos").ENTITLEMENTS.read_bytes())
    assert all(told.values())
