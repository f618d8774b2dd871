# Python's own tests of what leans on the machine and on Linux most.
# SPDX-License-Identifier: MIT
for name in math struct float long complex threading json re mmap select thread ctypes; do
    if python3 -m test test_$name > log 2>&1; then
        echo "$name passed"
    else
        echo "$name: status $?"
        grep -aE '^(FAIL|ERROR)|Error:|skipped' log | head -20
    fi
done
