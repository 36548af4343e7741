#!/usr/bin/env bash
# What try-installers.sh does inside the clean room.
set -euo pipefail

home='/home/مریم رضایی'
project="$home/خبرها/روزنامه.gofteh"
old="$home/خبرها/پارسال.gofteh"
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 LANGUAGE=fa

apt() { apt-get -qq --option Dpkg::Use-Pty=0 "$@" >/var/log/trial.log 2>&1 || { cat /var/log/trial.log; exit 1; }; }
as_her() { runuser -u maryam -- env HOME="$home" LC_ALL=C.UTF-8 LANGUAGE=fa "$@"; }
on_display() { as_her xvfb-run --auto-servernum --server-args='-screen 0 1600x1000x24' "$@"; }
step() { printf '\n--- %s\n' "$*"; }
demand() { "$@" || { printf 'NOT SO: %s\n' "$*"; exit 1; }; }
pictures() { find "$1" -name '*.png' -size +20k | wc -l; }

step 'an earlier version, a project in place'
apt update
apt install --yes --no-install-recommends /root/earlier.deb
useradd --home-dir "$home" --create-home --shell /bin/bash maryam
as_her mkdir -p "$home/خبرها"
as_her gofteh --project "$project" import /trial/sample-isna-lavrov.txt
as_her cp /trial/old.gofteh "$old"
before=$(as_her gofteh --project "$project" list --json | sha256sum)

step 'upgrade'
apt install --yes --no-install-recommends /trial/later.deb
demand test ! -e /usr/lib/gofteh/_internal/leftover
demand test "$before" = "$(as_her gofteh --project "$project" list --json | sha256sum)"
as_her gofteh --project "$project" check
as_her gofteh --project "$old" check

step 'version and self-test'
as_her gofteh --version
as_her gofteh self-test

step 'the tour on a display'
apt install --yes --no-install-recommends xvfb xauth desktop-file-utils shared-mime-info
on_display gofteh tour --output "$home/گردش"
demand test "$(pictures "$home/گردش")" -ge 5
demand desktop-file-validate /usr/share/applications/gofteh.desktop
demand grep -q gofteh /usr/share/mime/globs2
demand test -f /usr/share/man/fa/man1/gofteh.1.gz -o -n "$(grep -rs 'path-exclude.*man' /etc/dpkg/dpkg.cfg.d)"

step 'removal leaves what is hers'
apt purge --yes gofteh
demand test ! -e /usr/lib/gofteh
demand test -z "$(find /usr -iname '*gofteh*' -not -path '/usr/share/mime/*')"
demand test -f "$project"

step 'without root, in a home with a Persian name and spaces'
as_her sh /trial/gofteh.run
program="$home/.local/bin/gofteh"
demand desktop-file-validate "$home/.local/share/applications/gofteh.desktop"
as_her "$program" --version
as_her "$program" self-test
on_display "$program" tour --output "$home/گردش ۲"
demand test "$(pictures "$home/گردش ۲")" -ge 5

step 'over itself'
as_her sh /trial/gofteh.run --quiet
demand test "$before" = "$(as_her "$program" --project "$project" list --json | sha256sum)"

step 'on a stick: everything stays beside the program'
as_her cp -r "$home/.local/lib/gofteh" "$home/حافظهٔ همراه"
as_her touch "$home/حافظهٔ همراه/portable"
as_her "$home/حافظهٔ همراه/gofteh" import /trial/sample-isna-lavrov.txt
demand test -f "$home/حافظهٔ همراه/gofteh-data/project.gofteh"
as_her mv "$home/حافظهٔ همراه" "$home/جای دیگر"
demand test "$(as_her "$home/جای دیگر/gofteh" list --json | wc -l)" = 1

step 'a portable copy that is installed over and removed keeps its projects'
as_her touch "$home/.local/lib/gofteh/portable"
as_her "$program" import /trial/sample-isna-lavrov.txt
hers="$home/.local/lib/gofteh/gofteh-data/project.gofteh"
demand test -f "$hers"
as_her sh /trial/gofteh.run --quiet
demand test "$(as_her "$program" list --json | wc -l)" = 1

step 'its removal'
as_her "$home/.local/bin/gofteh-uninstall"
demand test -f "$hers"
rm -r "$home/.local/lib/gofteh"
demand test -z "$(find "$home/.local" "$home/.config" -iname '*gofteh*' -type f -not -path '*/mime/*' -not -name '*.json' 2>/dev/null)"
demand test -f "$project"

step 'a damaged copy says so and changes nothing'
head -c -1000 /trial/gofteh.run >/var/tmp/cut.run
chmod a+r /var/tmp/cut.run
if as_her sh /var/tmp/cut.run; then exit 1; fi
demand test ! -e "$home/.local/lib/gofteh"

[ -f /trial/gofteh.rpm ] || exit 0
step 'the .rpm, by rpm itself; the room knows no package by the names Fedora uses, but has every library'
apt install --yes --no-install-recommends rpm
wanted=$(rpm -qp --requires /trial/gofteh.rpm | sed -n 's/()(64bit)$//p' | sort)
lacking=$(comm -23 <(printf '%s\n' "$wanted") <(ldconfig -p | sed -n 's/^\t\([^ ]*\) .*/\1/p' | sort -u))
demand test -z "$lacking"
rpm --force-debian --nodeps -i /trial/gofteh.rpm
demand rpm -V --nodeps gofteh
as_her gofteh --version
as_her gofteh self-test
on_display gofteh tour --output "$home/گردش ۳"
demand test "$(pictures "$home/گردش ۳")" -ge 5
rpm --force-debian --nodeps -U --force /trial/gofteh.rpm
demand test "$before" = "$(as_her gofteh --project "$project" list --json | sha256sum)"
rpm --force-debian -e gofteh
demand test ! -e /usr/lib/gofteh
demand test -f "$project"
