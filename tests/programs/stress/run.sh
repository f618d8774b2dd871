# stress-ng's stressors, which check what they do, for a given number of operations each.
# SPDX-License-Identifier: MIT
stress() { # NAME OPERATIONS OPTIONS...
    local name=$1 operations=$2
    shift 2
    /usr/bin/stress-ng --"$name" 2 --"$name"-ops $operations --timeout 60 --verify --no-rand-seed --oom-avoid --temp-path "$PWD" "$@" > log 2>&1
    status=$?
    if grep -q 'unrecognized option' log; then echo "$name: this stress-ng has it not"; return; fi
    if [ $status = 0 ] && ! grep -qi 'fail\b\|error:' log; then echo "$name passed"; else echo "$name: status $status"; cat log; fi
}
for method in int64 double fft matrixprod sieve crc16 ackermann correlate int128 trig hamming jmp phi; do
    stress cpu 4 --cpu-method $method | sed "s/^cpu/cpu $method/"
done
stress vm 400 --vm-bytes 8m
stress futex 4000
stress signal 4000
stress fork 40
stress vfork 40
stress pthread 60 --pthread-max 8
stress mmap 4 --mmap-bytes 4m
stress membarrier 40
stress mprotect 400
stress mremap 40 --mremap-bytes 4m
stress switch 2000
stress pipe 4000
stress sigsegv 400
stress sigsuspend 1000
stress timer 2000
stress atomic 100
stress nop 200
stress stack 20
stress icache 20
stress clone 20
stress memcpy 10
stress qsort 4
stress tsearch 4
stress sock 40
stress epoll 200
stress eventfd 2000
stress vecmath 20
stress hash 20
