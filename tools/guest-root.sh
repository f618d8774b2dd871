#!/bin/bash
# Unpacks Debian packages of another architecture, with all they depend on, into a folder; the host's packages stay as they are.
# SPDX-License-Identifier: MIT
#
# usage: tools/guest-root.sh ARCH FOLDER PACKAGE...
# A PACKAGE of the form `a|b` is the first of them that there is. The archive is that of this machine's own apt sources, the suite
# this machine's too, or, for architectures which that does not have, the first later one whose index is whole.
# Calls add to what the folder has; what a call asked for is remembered, so that a second such call is quick.
set -eu
arch=$1 root=$2
shift 2

mkdir -p "$root"
root=$(realpath "$root")
state=$root.apt
stamp=$state/done
want=$(printf '%s\n' "$@" | sort | tr '\n' ' ')
mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
exec 9> "$state/lock"
flock 9
if grep -qxF -- "$want" "$stamp" 2> /dev/null; then
    exit 0
fi

touch "$state/status"
here=$(. /etc/os-release && echo "$VERSION_CODENAME")
site() { apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $here" | head -1; }
archive=$(site)
[ -n "$archive" ] || { apt-get update -qq; archive=$(site); }
[ -n "$archive" ] || { echo "guest-root: this machine's apt sources have no '$here' archive" >&2; exit 1; }

apt=(apt-get -qq -o Dir::Etc::SourceList="$state/sources.list" -o Dir::Etc::SourceParts=/dev/null
     -o Dir::State="$state" -o Dir::State::status="$state/status" -o Dir::Cache="$state/cache"
     -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null
     -o APT::Architecture="$arch" -o APT::Architectures::="$arch" -o APT::Install-Recommends=false
     -o Acquire::Check-Valid-Until=false -o Acquire::Retries=3
     -o APT::Sandbox::User=root -o Debug::NoLocking=true)

# A folder stays with the suite that it began with: libraries of two suites do not mix.
suites=$here
[ "$arch" = riscv64 ] && suites="trixie sid"
[ -e "$state/suite" ] && suites=$(cat "$state/suite")
for suite in $suites; do
    echo "deb [arch=$arch signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive $suite main" > "$state/sources.list"
    rm -rf "$state/lists"
    mkdir -p "$state/lists/partial"
    "${apt[@]}" update > "$state/log" 2>&1 && break
    echo "guest-root: the $suite index for $arch cannot be had:" >&2
    tail -1 "$state/log" >&2
    suite=
done
[ -n "$suite" ] || exit 1

packages=()
for choice in "$@"; do
    for package in ${choice//|/ }; do
        if [ "$package" = "$choice" ] || "${apt[@]}" -s install "$package" > /dev/null 2>&1; then
            packages+=("$package")
            break
        fi
    done
done
"${apt[@]}" -y --download-only install "${packages[@]}" > "$state/log" 2>&1 || { cat "$state/log" >&2; exit 1; }
echo "$suite" > "$state/suite"

# Directories that Debian has merged into /usr, so that both spellings lead to the same files.
for dir in bin sbin lib lib64; do
    mkdir -p "$root/usr/$dir"
    [ -e "$root/$dir" ] || ln -s "usr/$dir" "$root/$dir"
done
mkdir -p "$root/tmp"
for deb in "$state"/cache/archives/*.deb; do
    [ -e "$deb" ] || continue
    # Through a tar so that a package's /lib directory does not replace the link.
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --keep-directory-symlink
    # What apt takes for installed it need not fetch again.
    { dpkg-deb -f "$deb" | sed 's/^Package:.*/&\nStatus: install ok installed/'; echo; } >> "$state/status"
    rm "$deb"
done
# Absolute links would lead into the host's tree: those to the dynamic loader, those between libraries.
find "$root/usr/lib" "$root/usr/lib64" -maxdepth 2 -type l -name '*.so*' -lname '/*' | while read -r link; do
    target=$(readlink "$link")
    ln -sf "$(realpath -m --relative-to="$(dirname "$link")" "$root$target")" "$link"
done
echo "$want" >> "$stamp"
