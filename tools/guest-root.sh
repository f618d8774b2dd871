#!/bin/bash
# Unpacks Debian packages of another architecture, with all they depend on, into a folder; the host's packages stay as they are.
# SPDX-License-Identifier: MIT
#
# usage: tools/guest-root.sh ARCH FOLDER PACKAGE...
# The suite and the archive are those of this machine's own apt sources. Done packages are remembered: a second call is quick.
set -eu
arch=$1 root=$2
shift 2

mkdir -p "$root"
root=$(realpath "$root")
state=$root.apt
stamp=$state/done
want=$(printf '%s\n' "$@" | sort | tr '\n' ' ')
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then
    exit 0
fi

mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
: > "$state/status"
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
archive=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $suite" | head -1)
if [ -z "$archive" ]; then
    apt-get update -qq
    archive=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $suite" | head -1)
fi
[ -n "$archive" ] || { echo "guest-root: this machine's apt sources have no '$suite' archive" >&2; exit 1; }
echo "deb [arch=$arch signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive $suite main" > "$state/sources.list"

apt=(apt-get -qq -o Dir::Etc::SourceList="$state/sources.list" -o Dir::Etc::SourceParts=/dev/null
     -o Dir::State="$state" -o Dir::State::status="$state/status" -o Dir::Cache="$state/cache"
     -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null
     -o APT::Architecture="$arch" -o APT::Architectures::="$arch" -o APT::Install-Recommends=false
     -o APT::Sandbox::User=root -o Debug::NoLocking=true)
"${apt[@]}" update
"${apt[@]}" -y --download-only install "$@" > "$state/log" 2>&1 || { cat "$state/log" >&2; exit 1; }

# Directories that Debian 12 has merged into /usr, so that both spellings lead to the same files.
for dir in bin sbin lib lib64; do
    mkdir -p "$root/usr/$dir"
    [ -e "$root/$dir" ] || ln -s "usr/$dir" "$root/$dir"
done
for deb in "$state"/cache/archives/*.deb; do
    [ -e "$state/$(basename "$deb").unpacked" ] && continue
    # Through a tar so that a package's /lib directory does not replace the link.
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --keep-directory-symlink
    touch "$state/$(basename "$deb").unpacked"
done
# Absolute links to the dynamic loader would lead into the host's tree.
find "$root/usr/lib" "$root/usr/lib64" -maxdepth 1 -type l -name 'ld*.so*' | while read -r link; do
    target=$(readlink "$link")
    case $target in /*) ln -sf "$(realpath -m --relative-to="$(dirname "$link")" "$root$target")" "$link" ;; esac
done
printf '%s' "$want" > "$stamp"
