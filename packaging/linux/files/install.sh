#!/bin/sh
# Installs Gofteh for one person, without root. What follows the last line is a packed folder.
#   sh gofteh-VERSION.run [--prefix DIR] [--quiet] [--extract DIR]
set -eu

size=@SIZE@
sum=@SUM@
prefix=${HOME:-}/.local
quiet=false
only_extract=

say() { [ "$quiet" = true ] || printf '%s\n' "$@"; }
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

while [ $# -gt 0 ]; do
    case $1 in
    --prefix) prefix=${2:?} && shift ;;
    --extract) only_extract=${2:?} && shift ;;
    --quiet) quiet=true ;;
    --help)
        printf '%s\n' "sh $0 [--prefix DIR] [--quiet] [--extract DIR]" \
            "نصب در ~/.local بدون رمز مدیر؛ حذف با gofteh-uninstall" \
            "Installs to ~/.local without root; gofteh-uninstall removes it."
        exit 0
        ;;
    *) fail "$1?" "sh $0 --help" ;;
    esac
    shift
done
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
[ "$(uname -sm)" = "Linux x86_64" ] || fail "این نسخه برای لینوکس x86_64 است." "This copy is for Linux on x86_64."

payload() { tail -c "$size" "$0"; }
if command -v sha256sum >/dev/null && [ "$(payload | sha256sum | cut -d ' ' -f 1)" != "$sum" ]; then
    fail "پرونده ناقص است؛ دوباره آن را بگیرید." "This file is damaged: fetch it again."
fi

unpack() {
    mkdir -p "$1" && payload | tar -xzf - -C "$1" ||
        fail "جا کافی نیست یا این پوشه نوشتنی نیست: $1" "No room, or no right to write: $1"
}

if [ -n "$only_extract" ]; then
    unpack "$only_extract"
    exit 0
fi

# What runs from files that are taken away stumbles at the next one it needs.
if [ -d "$prefix/lib/gofteh" ]; then
    program=$(cd "$prefix/lib/gofteh" && pwd -P)/gofteh
    for process in /proc/[0-9]*; do
        [ "$(readlink "$process/exe" 2>/dev/null || true)" != "$program" ] ||
            fail "گفته باز است. آن را ببندید و دوباره بزنید." "Gofteh is running. Close it, then try again."
    done
fi

new=$prefix/lib/gofteh.new.$$
trap 'rm -rf "$new"' EXIT
trap 'exit 1' HUP INT TERM
unpack "$new"

lacking=$("$new/usr/lib/gofteh/gofteh" --version 2>&1 >/dev/null) ||
    fail "این رایانه چیزی کم دارد:" "This computer lacks something:" "$lacking"

# Only what is the program's own is replaced: a portable copy keeps its projects in the same folder.
mkdir -p "$prefix/bin" "$prefix/lib/gofteh" "$prefix/share"
for part in gofteh _internal; do
    rm -rf "$prefix/lib/gofteh/$part.old"
    [ ! -e "$prefix/lib/gofteh/$part" ] || mv "$prefix/lib/gofteh/$part" "$prefix/lib/gofteh/$part.old"
    mv "$new/usr/lib/gofteh/$part" "$prefix/lib/gofteh/$part"
    rm -rf "$prefix/lib/gofteh/$part.old"
done
ln -sfn ../lib/gofteh/gofteh "$prefix/bin/gofteh"
rm -rf "$new/usr/share/lintian"
(cd "$new/usr/share" && find . ! -type d -print) >"$prefix/lib/gofteh/installed-files"
cp -R "$new/usr/share/." "$prefix/share/"

# In this kind of file a path stands in quotes, and some signs in it are escaped, twice.
quoted=$(printf '%s' "$prefix/bin/gofteh" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')
sed -e "s|^Exec=.*|Exec=\"$(printf '%s' "$quoted" | sed 's/[\\&|]/\\&/g')\" %F|" -e '/^TryExec=/d' \
    "$new/usr/share/applications/gofteh.desktop" >"$prefix/share/applications/gofteh.desktop"

cat >"$prefix/bin/gofteh-uninstall" <<'END'
#!/bin/sh
# Removes the program; projects and settings stay.
set -eu
prefix=$(cd "$(dirname "$0")/.." && pwd)
while IFS= read -r file; do rm -f "$prefix/share/$file"; done <"$prefix/lib/gofteh/installed-files"
rm -rf "$prefix/lib/gofteh/_internal" "$prefix/share/doc/gofteh"
rm -f "$prefix/lib/gofteh/gofteh" "$prefix/lib/gofteh/installed-files" "$prefix/bin/gofteh"
# Whatever a portable copy keeps there stays.
rmdir "$prefix/lib/gofteh" 2>/dev/null || true
refresh() { command -v "$1" >/dev/null && "$@" >/dev/null 2>&1 || true; }
refresh update-desktop-database "$prefix/share/applications"
refresh update-mime-database "$prefix/share/mime"
rm -f "$0"
printf '%s\n' "گفته حذف شد؛ پروژه‌ها و تنظیم‌ها ماندند." "Gofteh is removed; projects and settings stay."
END
chmod 755 "$prefix/bin/gofteh-uninstall"

refresh() { command -v "$1" >/dev/null && "$@" >/dev/null 2>&1 || true; }
refresh update-desktop-database "$prefix/share/applications"
refresh update-mime-database "$prefix/share/mime"
refresh gtk-update-icon-cache -q -t "$prefix/share/icons/hicolor"

say "گفته نصب شد: $prefix/bin/gofteh" "Gofteh is installed: $prefix/bin/gofteh"
case ":${PATH:-}:" in
*":$prefix/bin:"*) ;;
*) say "در فهرست برنامه‌ها هم هست." "It is in the menu of programs too." ;;
esac
exit 0
