#!/usr/bin/env bash
# Tries the installers as people would, in a bare Debian 12 that has never seen this checkout (as root):
#   packaging/linux/try-installers.sh [--keep] [--earlier DEB] DEB RUN [RPM]
# The .deb: installed over an earlier version with a project in place, self-test, tour on a display, removal.
# The .run: the same without root, in a home with a Persian name and spaces. Projects must outlive all of it.
# The .rpm: put in place by rpm itself, what it asks for sought in the room, self-test, tour, removal.
set -euo pipefail

keep=false
earlier=
while [ $# -gt 0 ]; do
    case $1 in
    --keep) keep=true ;;
    --earlier) earlier=$(realpath "$2") && shift ;;
    *) break ;;
    esac
    shift
done
deb=$(realpath "$1")
run=$(realpath "$2")
rpm=${3:+$(realpath "$3")}
cd "$(dirname "$0")/../.."
. packaging/linux/room.sh

# Until something has been released, the same files under an earlier version do for dpkg's part. That the program
# opens what earlier programs wrote is seen by a project of the first schema too.
make_earlier() {
    local work=$room/var/tmp/earlier
    dpkg-deb --raw-extract "${earlier:-$deb}" "$work"
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
[ -z "$rpm" ] || cp "$rpm" "$room/trial/gofteh.rpm"
cp tests/old/0001.gofteh "$room/trial/old.gofteh"
cp resources/samples/sample-isna-lavrov.txt packaging/linux/trial.sh "$room/trial/"
chmod -R a+rX "$room/trial"
in_room 'bash /trial/trial.sh'
printf 'The installers do what they must.\n'
