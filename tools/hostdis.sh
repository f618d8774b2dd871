#!/bin/sh
# Disassembles the host code in a log made with `-d host`: hostdis.sh LOG [GUEST-PC...]; all regions if no pc is given.
# SPDX-License-Identifier: MIT
log=${1:?usage: hostdis.sh LOG [GUEST-PC...]}
shift
code=$(mktemp)
trap 'rm -f "$code"' EXIT
grep '^host code of' "$log" | sed 's/^host code of \(0x[0-9a-f]*\):.* at \(.*\)/\1 \2/' | while read -r pc at; do
    if [ $# -gt 0 ]; then
        wanted=
        for want; do [ "$want" = "$pc" ] && wanted=1; done
        [ -n "$wanted" ] || continue
    fi
    awk -v pc="$pc:" '/^host code of/ { on = $4 == pc; next } on && /^  [0-9a-f]+$/ { print $1 } !/^  [0-9a-f]+$/ { on = 0 }' "$log" |
        xxd -r -p >"$code"
    echo "$pc:"
    objdump -D -b binary -m i386:x86-64 -M intel --adjust-vma="$at" --no-show-raw-insn "$code" | sed '1,/<.data>/d'
done
