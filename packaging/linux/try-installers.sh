#!/usr/bin/env bash
# Tries the installers as people would, in a bare Debian 12 that has never seen this checkout (as root):
#   packaging/linux/try-installers.sh [--keep] DEB RUN
# The .deb: installed over an earlier version with a project in place, self-test, tour on a display, removal.
# The .run: the same without root, in a home with a Persian name and spaces. Projects must outlive all of it.
set -euo pipefail

keep=false
if [ "${1:-}" = --keep ]; then
    keep=true
    shift
fi
deb=$(realpath "$1")
run=$(realpath "$2")
cd "$(dirname "$0")/../.."
. packaging/linux/room.sh

# Nothing earlier may have been released yet: the same files under an earlier version do for dpkg's part. That the
# program opens what earlier programs wrote is seen by a project of the first schema.
make_earlier() {
    local work=$room/var/tmp/earlier
    dpkg-deb --raw-extract "$deb" "$work"
    sed -i 's/^Version: .*/Version: 0.0.1/' "$work/DEBIAN/control"
    printf 'gone in the later version\n' >"$work/usr/lib/gofteh/_internal/leftover"
    dpkg-deb --root-owner-group -Znone --build "$work" "$room/root/earlier.deb" >/dev/null
    rm -rf "$work"
}

open_room
make_earlier
mkdir -p "$room/trial"
cp "$deb" "$room/trial/later.deb"
cp "$run" "$room/trial/gofteh.run"
cp tests/old/0001.gofteh "$room/trial/old.gofteh"
cp resources/samples/sample-isna-lavrov.txt packaging/linux/trial.sh "$room/trial/"
chmod -R a+rX "$room/trial"
in_room 'bash /trial/trial.sh'
printf 'The installers do what they must.\n'
