#!/bin/bash
# Installs the Debian packages that a make target needs, and only those that are missing.
# SPDX-License-Identifier: MIT
#
# usage: tools/install-deps.sh build|run|check|fuzz|format...
set -eu

declare -A packages=(
    [build]="gcc libc6-dev make meson ninja-build ccache python3 pkg-config libjansson-dev libdeflate-dev libzstd-dev nettle-dev"
    [run]="qemu-user-static 7zip busybox python3 dpkg-dev xz-utils debian-archive-keyring"
    [check]="nbdkit libnbd-bin python3-libnbd
             clang llvm llvm-19 binutils-aarch64-linux-gnu gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user-static
             gcc-riscv64-linux-gnu libc6-dev-riscv64-cross binutils-riscv64-linux-gnu
             gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf
             libmpfr-dev libgmp-dev libcmocka-dev gdb-multiarch strace dpkg-dev libclang-rt-14-dev qemu-utils cryptsetup-bin libvhdi-utils libvmdk-utils python3-libvhdi python3-libvmdk clang-format mmdebstrap util-linux mount"
    [bench]="qemu-user-static gcc-aarch64-linux-gnu libc6-dev-arm64-cross gcc-riscv64-linux-gnu libc6-dev-riscv64-cross clang 7zip python3
             perl gawk lua5.4 sqlite3 valgrind dpkg-dev xz-utils debian-archive-keyring golang-go nodejs openjdk-17-jdk-headless"
    [fuzz]="clang libclang-rt-14-dev"
    [format]="clang-format clang-tidy"
)

missing=()
for group in "$@"; do
    for package in ${packages[$group]}; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get > /dev/null; then
    echo "These are needed and this is no Debian to install them on: ${missing[*]}" >&2
    exit 1
fi
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
echo "Installing: ${missing[*]}"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
