#!/usr/bin/env bash
# Tells whether two builds list the same files, and which of them differ inside:
#   packaging/linux/same-files.sh FIRST SECOND      (two bundles' folders, or two .deb)
# Ends with 1 when a file, its kind, its rights or a link's target differ; contents are only told of.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

opened() {
    if [ -d "$1" ]; then
        realpath "$1"
    else
        dpkg-deb --raw-extract "$1" "$work/$2"
        printf '%s\n' "$work/$2"
    fi
}

first=$(opened "$1" first)
second=$(opened "$2" second)
listed() { (cd "$1" && find . -printf '%P %y %m %l\n' | LC_ALL=C sort); }
summed() { (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum); }

if ! diff <(listed "$first") <(listed "$second"); then
    printf 'The two builds do not list the same files.\n'
    exit 1
fi
printf 'Both list the same %s files and folders' "$(listed "$first" | wc -l)"
if diff <(summed "$first") <(summed "$second") >"$work/differ"; then
    printf ', the same byte for byte.\n'
else
    printf '; inside differ:\n'
    sed -n 's/^> [0-9a-f]*  /    /p' "$work/differ"
fi
