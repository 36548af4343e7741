#!/usr/bin/env bash
# Runs commands on a fresh copy of this checkout inside a bare Debian 12 that has only python3 and make.
#   packaging/linux/clean-room.sh [--worktree] [--keep] [COMMAND…]      (as root; without a command: 'make test')
# It takes the last commit; --worktree takes the files as they lie. --keep leaves the room and says where.
set -euo pipefail

cd "$(dirname "$0")/../.."
root=$PWD
source=commit
keep=false

while [ $# -gt 0 ]; do
    case $1 in
    --worktree) source=worktree ;;
    --keep) keep=true ;;
    *) break ;;
    esac
    shift
done
[ $# -gt 0 ] || set -- 'make test'

. packaging/linux/room.sh

copy_source() {
    mkdir -p "$room/home/gofteh"
    cd "$root"
    if [ "$source" = commit ]; then
        git archive HEAD | tar -x -C "$room/home/gofteh"
    else
        # A file may be deleted here and not yet in git.
        git ls-files -z --cached --others --exclude-standard |
            tar -c --null --ignore-failed-read --files-from=- 2>/dev/null | tar -x -C "$room/home/gofteh"
    fi
}

open_room
copy_source

status=0
for command in "$@"; do
    printf '\n--- %s\n' "$command"
    in_room "cd /home/gofteh && $command" || status=$?
    printf -- '--- ended with %s: %s\n' "$status" "$command"
    [ "$status" -eq 0 ] || break
done
exit "$status"
