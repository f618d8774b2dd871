# The shell alone: expansion, arithmetic, arrays, functions, globs, regular expressions.
# SPDX-License-Identifier: MIT
fib() { local n=$1; if ((n < 2)); then echo "$n"; else echo $(($(fib $((n - 1))) + $(fib $((n - 2))))); fi; }
echo "fib 9: $(fib 9)"
total=0; for ((i = 0; i < 50000; i++)); do ((total += i * i % 7)); done; echo "$total"
declare -a list=(one two "three four"); list+=(five); echo "${#list[@]} ${list[2]} ${list[@]:1:2} ${!list[*]}"
declare -A map; for w in a b a c b a; do ((map[$w]++)); done; for k in a b c; do echo -n "$k=${map[$k]} "; done; echo
s='The quick brown fox'; echo "${s#* } ${s%% *} ${s/quick/slow} ${s^^} ${s,,} ${#s} ${s:4:5} ${s//o/0}"
[[ $s =~ ^([A-Z][a-z]+)\ (q[a-z]*) ]] && echo "${BASH_REMATCH[1]}-${BASH_REMATCH[2]}"
case $s in *slow*) echo no ;; *fox) echo fox ;; esac
echo {a..e}{1..2} {01..10..3}; printf '%s|' "${list[@]/#/<}"; echo
echo $((0x1f + 010 + 2#101)) $((7 / 2)) $((-7 % 3)) $((2 ** 40)) $((5 > 3 ? 1 : 2)) $((1 << 62)) $((~0))
mapfile -t lines < <(printf 'l%d\n' {1..5}); echo "${lines[@]}"
read -r first rest <<< "alpha beta gamma"; echo "$rest $first"
IFS=: read -ra parts <<< "x:y:z"; echo "${parts[1]}"; unset IFS
f() { echo "$# $*"; shift; echo "$1"; return 3; }; f 1 2 3; echo $?
printf -v text '%05.1f %s %c %x' 3.14159 str c 255; echo "$text"
shopt -s extglob nullglob
touch aa.txt ab.txt b.c; echo *.txt !(*.txt) ; echo nothing*; touch a; rm -f a
set -- x y z; while (($#)); do echo -n "$1."; shift; done; echo
select_one=${unset_variable:-default}; echo "$select_one" "${HOME:+home}"; (: "${unset_variable:?missing}") 2> /dev/null || echo "unset $?"
declare -i number=5; number+=7; echo $number; declare -r constant=1; (constant=2) 2> /dev/null || echo readonly
name=total; echo "${!name}"; declare -n ref=total; ref=1; echo "$total"
cat <<DOC | while read -r line; do echo "[$line]"; done
here $((1 + 1))
document
DOC
{ echo "$(< /dev/stdin)"; } <<< stdin
eval 'for v in 1 2; do echo -n "e$v "; done'; echo; local_test() { local v=in; inner; }; inner() { echo "$v"; }; v=out; local_test; inner
sorted=(9 3 7 1); for ((i = 0; i < 4; i++)); do for ((j = i + 1; j < 4; j++)); do ((sorted[i] > sorted[j])) && { t=${sorted[i]}; sorted[i]=${sorted[j]}; sorted[j]=$t; }; done; done; echo "${sorted[*]}"
