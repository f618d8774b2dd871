/* What gdb's everyday commands are tried on: functions, variables, a loop, floating point.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

struct point {
    int x, y;
    const char *name;
};
int counter;
unsigned char bytes[8];
double ratio = 1.5;
struct point where = {1, 2, "origin"};

__attribute__((noinline)) int add(int a, int b)
{
    int sum = a + b;
    counter += sum;
    return sum;
}

__attribute__((noinline)) double scale(double by)
{
    ratio = ratio * by;
    return ratio;
}

__attribute__((noinline)) void fill(void)
{
    for (int i = 0; i < 8; i++)
        bytes[i] = i + 1;
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    int total = 0;
    for (int i = 0; i < 5; i++) {
        total += add(i, 10); /* loop */
        where.x++;
    }
    scale(2);
    fill();
    printf("total %d counter %d x %d ratio %g\n", total, counter, where.x, ratio); /* end */
    return total & 127;
}
