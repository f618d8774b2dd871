# The compiler driver finds and starts cc1, as and ld, and what they make runs.
# SPDX-License-Identifier: MIT
cat > hello.c <<'C'
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
int main(int argc, char **argv)
{
    int numbers[] = {5, 3, 9, 1};
    qsort(numbers, 4, sizeof numbers[0], compare);
    printf("hello %s: %d %d %d %d %.3f\n", argv[1], numbers[0], numbers[1], numbers[2], numbers[3], sqrt(argc));
    return argc == 2 ? 0 : 1;
}
C
cat > part.c <<'C'
int triple(int x) { return 3 * x; }
C
cat > use.c <<'C'
#include <stdio.h>
int triple(int);
int main(void) { for (int i = 0; i < 3; i++) printf("%d ", triple(i)); puts(""); return triple(1); }
C
for level in -O0 -O2; do gcc $level -Wall hello.c -o hello -lm && ./hello "$level"; echo "status $?"; done
gcc -O2 -static hello.c -o static -lm && ./static static
gcc -c part.c use.c && gcc part.o use.o -o use && ./use; echo "status $?"
ar rcs libpart.a part.o && gcc use.c -L. -lpart -o archived && ./archived
gcc -shared -fPIC part.c -o libpart.so && gcc use.c -L. -l:libpart.so -Wl,-rpath,"$PWD" -o shared && ./shared
gcc -E -dM - < /dev/null | grep -cE '__aarch64__|__riscv '
gcc -O1 -S -o - part.c | grep -c ret
nm part.o; size use | tail -n 1 | gawk '{ print ($1 > 500) }'; objdump -d part.o | grep -cw ret; strip use && ./use
echo 'int main(void) { return x; }' | gcc -x c - -o bad 2>&1 | grep -o 'error: .*'
ld --version | head -n 1 | sed 's/ [0-9.]*$//'; as --version | grep -c assembler
