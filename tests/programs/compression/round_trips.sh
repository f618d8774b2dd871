# Every packer there and back, with threads where it has them.
# SPDX-License-Identifier: MIT
{ seq 1 30000; head -c 300000 "$BASH"; } > data; sum=$(sha256sum < data)
check() { [ "$(sha256sum)" = "$sum" ] && echo "$*"; }
for level in 1 6 9; do gzip -$level -c data | gunzip | check gzip $level; done
bzip2 -c data | tee data.bz2 | bunzip2 | check bzip2; bzip2 -t data.bz2 && echo tested
xz -0 -c data | xz -dc | check xz 0; xz -2 -T2 --block-size=300KiB -c data > data.xz; xz -dc -T2 data.xz | check xz threads; xz -l data.xz | tail -n 1 | gawk '{ print $1, ($2 > 1) }'
xz --format=lzma -1 -c data | xz --format=lzma -dc | check lzma; xz --arm64 --lzma2=preset=1 -c data 2> /dev/null | xz -dc 2> /dev/null | check xz arm64 filter
for level in 1 3 12; do zstd -q -$level -c data | zstd -dc | check zstd $level; done; zstd -q -T4 -5 --long -c data | zstd -dc --long=27 | check zstd threads;
for method in LZMA LZMA2 PPMd BZip2 Deflate; do 7zz a -bd -mx=3 -mmt=2 -m0=$method a.$method.7z data > /dev/null && 7zz x -so a.$method.7z 2> /dev/null | check 7zip $method; done
7zz a -bd -tzip -psecret -mem=AES256 a.zip data > /dev/null && 7zz x -so -psecret a.zip | check zip aes; 7zz t -pwrong a.zip > /dev/null 2>&1; echo "wrong password $?"
7zz l a.LZMA.7z | tail -n 1 | gawk '{ print $(NF - 1), "files" }'
mkdir -p tree/sub; cp data tree/sub; echo small > tree/small; ln -s small tree/link; for z in -z -j -J --zstd; do tar -c $z -f t.tar tree && rm -rf out && mkdir out && tar -x $z -f t.tar -C out && diff -r tree out/tree && echo "tar $z"; done
head -c 1000 data.bz2 | bunzip2 > /dev/null 2>&1; echo "truncated $?"; xz -dc tree/small 2> /dev/null; echo "not xz $?"
