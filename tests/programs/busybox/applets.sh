# Applets of one static program, which starts itself for each.
# SPDX-License-Identifier: MIT
seq 1 5000 > numbers
for sum in md5sum sha1sum sha256sum sha512sum sha3sum cksum; do $sum numbers; done
sort -rn numbers | head -n 3
sort numbers | tail -n 3
awk '{ s += $1 * $1 } END { print s, NR, int(s / 7) }' numbers
sed -n 's/^\(.\)\(.\)7$/\2\1/p' numbers | tr '\n' ' '; echo
grep -c '[13579]$' numbers
grep -E '^(12|34)+$' numbers
cut -c2- numbers | uniq -c | sort -k1,1nr -k2 | head -n 2
od -A d -t x1 numbers | head -n 2
hexdump -C numbers | tail -n 2
gzip -k numbers; gunzip -c numbers.gz | cmp - numbers && echo gzip
bzip2 -k numbers; bunzip2 -c numbers.bz2 | cmp - numbers && echo bzip2
mkdir -p tree/a/b; cp numbers tree/a/b/; ln -s a/b tree/link; chmod 640 tree/a/b/numbers
tar -czf tree.tgz tree; mkdir out; tar -xzf tree.tgz -C out; diff -r tree out/tree && echo tar
find tree | sort
stat -c '%a %s %F' tree/a/b/numbers tree/link
du -s tree/link; wc numbers; basename /a/b.c .c; dirname /a/b
printf '%s\n' one two three | tac | rev | paste -s -d, -
echo "2 3 + 4 * p" | dc; echo "2^100" | bc
expr 7 \* 6; factor 1234567890; dd if=numbers bs=7 skip=3 count=2 2> /dev/null; echo
date -u -d @1000000000 '+%F %T'; cal 2 2024
base64 numbers | md5sum; uuencode -m numbers x | uudecode -o - | cmp - numbers && echo uuencode
(sleep 0.1; echo later) & echo sooner; wait
xargs -n 1000 echo < numbers | wc -l
echo 'hello world' | tee copy | tr a-z A-Z; cat copy
timeout 0.2 sleep 5; echo "timeout $?"
seq 3 | while read -r n; do echo "line $n"; done
test -f numbers && [ ! -e missing ] && echo tests
i=0; while [ $i -lt 2000 ]; do i=$((i + 1)); done; echo $i
nl copy; fold -w 4 copy; expand copy; split -l 2000 numbers part. ; ls part.*
strings -n 4 tree.tgz > /dev/null; ipcalc -n 10.1.2.3/20; unlink copy; rm -r tree out
