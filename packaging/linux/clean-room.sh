#!/usr/bin/env bash
# Runs commands on a fresh copy of this checkout inside a bare Debian 12 that has only python3 and make.
#   packaging/linux/clean-room.sh [--worktree] [--keep] [COMMAND…]      (as root; without a command: 'make test')
# It takes the last commit; --worktree takes the files as they lie. --keep leaves the room and says where.
# How this machine reaches the network (name server, certificates, proxy, apt and pip settings) goes into the room.
set -euo pipefail

release=bookworm
root=$(cd "$(dirname "$0")/../.." && pwd)
store=${TMPDIR:-/tmp}/gofteh-clean-room
base=$store/$release
room=$store/room.$$
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

if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null; then
    printf 'The clean room needs root and debootstrap (apt-get install debootstrap).\n' >&2
    exit 2
fi

build_base() {
    local mirror
    # shellcheck disable=SC2016  # apt-get expands it
    mirror=$(apt-get indextargets --format '$(REPO_URI)' "Codename: $release" 'Created-By: Packages' | head -n 1)
    printf 'Building a bare Debian 12 in %s\n' "$base"
    rm -rf "$base" "$base.new"
    mkdir -p "$store"
    debootstrap --variant=minbase --include=make,python3 "$release" "$base.new" \
        "${mirror:-http://deb.debian.org/debian}" >"$store/debootstrap.log"
    mv "$base.new" "$base"
}

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

copy_network() {
    local path
    for path in /etc/resolv.conf /etc/hosts /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/auth.conf.d \
        /usr/local/share/ca-certificates /etc/pip.conf /etc/uv "${SSL_CERT_FILE:-}" "${PIP_CERT:-}"; do
        [ -z "$path" ] || copy_into / "$path" "$room"
    done
    for path in .pip .config/pip .config/uv; do
        copy_into "$HOME" "$path" "$room/root"
    done
}

copy_into() {
    local path=${2#/}
    if [ -e "$1/$path" ]; then
        tar -c --dereference -C "$1" "$path" | tar -x -C "$3"
    fi
}

network_variables() {
    env -0 | grep -zE '^((https?|ftp|all|no)_proxy|SSL_CERT_FILE|PIP_(INDEX_URL|EXTRA_INDEX_URL|CERT|PROXY|DEFAULT_TIMEOUT)|UV_(DEFAULT_INDEX|INDEX|INDEX_URL))=' -i
}

[ -d "$base" ] || build_base
printf 'Clean room: %s\n' "$room"
[ "$keep" = true ] || trap 'rm -rf --one-file-system "$room"' EXIT
cp -a "$base" "$room"
copy_source
copy_network
mapfile -d '' -t variables < <(network_variables || true)

status=0
for command in "$@"; do
    printf '\n--- %s\n' "$command"
    # The mounts end with their namespace, however the command ends.
    # shellcheck disable=SC2016  # expanded inside
    unshare --mount --pid --fork bash -euc '
        room=$1 command=$2; shift 2
        mount -t proc proc "$room/proc"
        mount --rbind /dev "$room/dev"
        mount -t tmpfs tmpfs "$room/tmp"
        exec chroot "$room" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
            HOME=/root TERM="${TERM:-dumb}" "$@" bash -c "cd /home/gofteh && $command"
    ' bash "$room" "$command" "${variables[@]}" || status=$?
    printf -- '--- ended with %s: %s\n' "$status" "$command"
    [ "$status" -eq 0 ] || break
done
exit "$status"
