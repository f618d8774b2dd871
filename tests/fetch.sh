#!/bin/bash
# Fetches the test programs that other projects wrote, as Debian's source packages have them, into the build folder.
# SPDX-License-Identifier: MIT
#
# usage: tests/fetch.sh BUILD
# GCC's execution tests go to BUILD/suites/torture and QEMU's guest programs to BUILD/suites/tcg; nothing else of either is unpacked.
set -eu
mkdir -p "$1/suites"
suites=$(realpath "$1/suites")
state=$suites/apt
[ -e "$suites/torture" ] && [ -e "$suites/tcg" ] && exit 0

mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
: > "$state/status"
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
archive=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $suite" | head -1)
if [ -z "$archive" ]; then
    apt-get update -qq
    archive=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $suite" | head -1)
fi
[ -n "$archive" ] || { echo "fetch: this machine's apt sources have no '$suite' archive" >&2; exit 1; }
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive $suite main" > "$state/sources.list"

apt=(apt-get -qq -o Dir::Etc::SourceList="$state/sources.list" -o Dir::Etc::SourceParts=/dev/null
     -o Dir::State="$state" -o Dir::State::status="$state/status" -o Dir::Cache="$state/cache"
     -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null
     -o APT::Sandbox::User=root -o Debug::NoLocking=true)
"${apt[@]}" update

# unpack FOLDER TARBALL PATTERN LEVELS: the part of a source tarball that matches, without the first LEVELS folders.
unpack() {
    rm -rf "$suites/$1.new"
    mkdir "$suites/$1.new"
    tar -xf "$2" -C "$suites/$1.new" --wildcards --strip-components="$4" $3
    mv "$suites/$1.new" "$suites/$1"
}

cd "$state"
if [ ! -e "$suites/torture" ]; then
    "${apt[@]}" source --download-only --only-source gcc-12
    tar -xf gcc-12_*.orig.tar.* --wildcards --strip-components=1 '*/gcc-12*.tar.xz'
    unpack torture gcc-12*-dfsg.tar.xz '*/gcc.c-torture/execute' 5
fi
if [ ! -e "$suites/tcg" ]; then
    "${apt[@]}" source --download-only --only-source qemu
    unpack tcg qemu_*.orig.tar.* '*/tests/tcg/multiarch */tests/tcg/aarch64 */tests/tcg/arm/fcvt.c' 3
fi
rm -f "$state"/gcc-12* "$state"/qemu_*
