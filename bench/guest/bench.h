/* What the benchmark programs share: a table of named workloads and a main that runs one of them.
 * SPDX-License-Identifier: MIT */
#ifndef BENCH_H
#define BENCH_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct workload {
    const char *name;
    double (*run)(void); /* returns a checksum, printed so that guest and host can be compared */
};

static int run_workload(const struct workload *table, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (!strcmp(table[i].name, name)) {
            printf("%s %.9g\n", name, table[i].run());
            return 0;
        }
    }
    fprintf(stderr, "no workload '%s'\n", name);
    return 2;
}

#define BENCH_MAIN(table)                                                                          \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        return run_workload(table, sizeof(table) / sizeof((table)[0]), argc > 1 ? argv[1] : "");   \
    }

static inline uint32_t bench_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

#endif
