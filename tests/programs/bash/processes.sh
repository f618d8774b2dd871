# Processes: pipes, subshells, background jobs, signals and traps.
# SPDX-License-Identifier: MIT
seq 1 2000 | grep 7 | sed 's/7/x/' | sort -r | head -n 3
(cd / && pwd); x=1; (x=2); echo $x; { x=3; }; echo $x
for i in 1 2 3 4; do (sleep 0.$i; exit "$i") & pids[i]=$!; done
for i in 4 3 2 1; do wait "${pids[i]}"; echo "job $i: $?"; done
sleep 10 & kill $!; wait $! 2> /dev/null; echo "terminated: $?"
sleep 10 & kill -KILL $!; wait $! 2> /dev/null; echo "killed: $?"
trap 'echo usr1' USR1; kill -USR1 $$; trap - USR1
bash -c 'trap "echo exiting" EXIT; trap "echo int; exit 7" INT; kill -INT $$; echo not here'; echo "status $?"
bash -c 'trap "" TERM; kill -TERM $$; echo still here'
bash -c 'kill -SEGV $$' 2> /dev/null; echo "segv: $?"
bash -c 'exec sh -c "echo exec \$0 \$1" a b'; exec 3> file; echo to three >&3; exec 3>&-; cat file
false | true; echo "$? ${PIPESTATUS[*]}"; set -o pipefail; false | true; echo $?; set +o pipefail
diff <(echo a; echo b) <(echo a; echo c); tee >(tr a-z A-Z > upper) <<< process > /dev/null; sleep 0.3; cat upper
coproc cat; echo through coproc >&"${COPROC[1]}"; read -r line <&"${COPROC[0]}"; echo "$line"; kill "$COPROC_PID"; wait 2> /dev/null
ls /nonexistent 2>&1 | sed 's/.*: //'; nonexistent-command 2> /dev/null; echo $?; ./file 2> /dev/null; echo $?
printf '#!/bin/bash\necho "script $0 $*"\n' > s.sh; chmod +x s.sh; ./s.sh 1 2; printf 'echo plain "$1"\n' > p.sh; chmod +x p.sh; ./p.sh 3
printf '#!/usr/bin/env bash\necho "env ${1}"\n' > e.sh; chmod +x e.sh; ./e.sh arg
ulimit -n 64; ulimit -n; umask 027; touch masked; stat -c %a masked
count=0; while read -r n; do ((count += n)); done < <(seq 100); echo $count
for i in {1..60}; do /bin/true & done; wait; echo many; i=0; while [ $((i++)) -lt 60 ]; do r=$(echo $i); done; echo "$r"
timeout 0.3 bash -c 'while :; do :; done'; echo "spin: $?"
echo $BASHPID > pid; [ "$(cat pid)" = "$$" ] && echo pid; [ -d /proc/$$ ] && [ -e /proc/self/exe ] && basename "$(readlink /proc/self/exe)"
bash -c "exit 5"; echo "last $?"
