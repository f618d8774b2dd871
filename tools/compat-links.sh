#!/bin/bash
# Adds the names that scripts and binfmt_misc call QEMU's user mode by, as links to moa-user.
# SPDX-License-Identifier: MIT
set -eu
bin=$1
for arch in aarch64 riscv32 riscv64; do
    for name in "qemu-$arch" "qemu-$arch-static" "moa-$arch"; do
        ln -sfv moa-user "$bin/$name"
    done
done
