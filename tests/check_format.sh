#!/bin/bash
# Fails, and says where, if clang-format would change a file.
# SPDX-License-Identifier: MIT
#
# usage: tests/check_format.sh CLANG-FORMAT
set -eu
cd "$(dirname "$0")/.."
differs=$(git ls-files '*.c' '*.h' | xargs "$1" --dry-run 2>&1 | sed -n 's/^\([^:]*\):[0-9]*:[0-9]*: \(warning\|error\): .*/\1/p' | sort -u)
[ -z "$differs" ] && exit 0
echo "make format would change:"
echo "$differs"
exit 1
