# The GNU tools, each a process of its own.
# SPDX-License-Identifier: MIT
seq 1 20000 > numbers
for sum in md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum cksum sum; do $sum numbers; done
sort -R --random-source=numbers numbers | md5sum
sort --parallel=4 -S 1M -rn numbers | sha256sum
shuf --random-source=numbers -n 3 numbers
factor 18446744073709551557; factor 340282366920938463463374607431768211297 1000000016000000063
seq -f '%.3f' 1 0.25 2 | paste -sd' '
printf '%5.2f|%-8s|%08d|%x|%q\n' 3.14159 left 42 255 'a b'
numfmt --to=iec 123456789 1024; numfmt --from=si 12K
tac numbers | head -n 2; rev < /dev/null; nl -ba numbers | tail -n 1
cut -d0 -f2 numbers | sort -u | wc -l
join <(seq 10 20) <(seq 15 25) | tr '\n' ' '; echo
comm -12 <(seq 1 9) <(seq 5 9) | tr '\n' ' '; echo
split -n 4 numbers part.; cat part.* | cmp - numbers && echo split
csplit -s numbers 5000 10000; wc -l xx*
dd if=numbers of=copy bs=100 count=20 conv=swab status=none; md5sum copy
truncate -s 1M sparse; stat -c '%s %b' sparse; du --apparent-size -k sparse
mkdir -p d/e/f; touch -d '2001-02-03 04:05:06 UTC' d/e/f/x; ln d/e/f/x d/y; ln -s e/f/x d/z
stat -c '%n %a %h %Y %F' d/e/f/x d/y; stat -c '%n %a %F' d/z; readlink d/z; readlink -e d/z | sed "s,$PWD,.,"; realpath --relative-to=. d/z
cp -a d copy.d; ls -l --time-style=+%F copy.d/e/f | gawk '{ print $1, $2, $5, $6, $7 }'
mv copy.d/e moved; rmdir copy.d 2>&1; rm -r copy.d; ls -A moved; chmod -R u=rwx,go= moved; ls -ld moved | cut -c1-10
install -m 755 -D numbers inst/bin/numbers; stat -c %a inst/bin/numbers
od -An -tx2 -N 16 numbers; od -An -tf8 -N 16 numbers; base64 -w 40 numbers | head -n 1; base32 numbers | md5sum; basenc --z85 <(head -c 16 numbers)
date -u -d '2024-02-29 12:00 +1 year' '+%F %T %j %u'; date -u -d @0 +%c
expr 12345678901234567890 '*' 98765432109876543210; expr abcdef : 'abc\(.*\)'
echo b a d c | tr ' ' '\n' | sort | uniq | paste -sd,; tsort <<< $'a b\nb c\na c' | tr '\n' ' '; echo
fmt -w 30 <<< 'the quick brown fox jumps over the lazy dog and runs away' | tr '\n' ' '; echo; fold -sw 10 <<< 'the quick brown fox'; pr -2 -l 5 -t <(seq 6); ptx -w 30 <<< 'a bc'
wc -c numbers; head -c 20 numbers | tail -c 5; tail -n +19999 numbers
env -i A=1 env; nice -n 19 nice; nohup true 2> /dev/null; timeout 0.2 sleep 9; echo "timeout $?"
timeout -s KILL 0.2 sleep 9; echo "killed $?"
test 5 -gt 3 && true; false; echo $?; yes | head -n 100000 | md5sum; tty; id -u; uname -m; nproc --all > /dev/null; pwd -P > /dev/null; pathchk -p ok; mktemp -u XX.XXX > /dev/null
echo input | tee a b > c; cmp a c; cmp b c; shred -n 1 a; unlink b; sync c; mkfifo p; (cat p | tr a-z A-Z) & echo fifo > p; wait; dircolors -b > /dev/null; seq 5 | sed -n '$='; find . -type f -name 'x*' | sort; find . -size +100k | sort; grep -rn 1999 numbers | head -n 2; grep -P '^(\d)\1{3}$' numbers; diff <(seq 4) <(seq 2 5); sed -E 's/(.)(.)/\2\1/;4q' numbers; xargs -P 4 -n 5000 echo < numbers | wc -c
