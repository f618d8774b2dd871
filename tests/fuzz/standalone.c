/* Drives a libFuzzer target without libFuzzer: variations of a file, the same ones each time.
 * usage: PROGRAM FILE ROUNDS
 * SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    MAX_SIZE = 1 << 16,
    HEADERS = 1024
};

static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Changes a few fields of the first bytes, where headers are, to random or awkward values. */
static void vary(uint8_t *data, size_t size, uint64_t *state)
{
    static const uint64_t awkward[] = {
        0,          1,     0xff,         0xffff, 0x7fffffff,    0xffffffff,
        1ull << 63, ~0ull, ~0ull - 4095, 0x1000, 0x7ffffffff000};
    size_t range = size < HEADERS ? size : HEADERS;
    for (unsigned n = 1 + next(state) % 4; n; n--) {
        uint64_t value = next(state) % 2
                             ? next(state)
                             : awkward[next(state) % (sizeof(awkward) / sizeof(awkward[0]))];
        size_t width = (size_t)1 << next(state) % 4, at = next(state) % range;
        at = next(state) % 4 ? at & ~(width - 1) : at;
        if (at + width <= size)
            memcpy(data + at, &value, width);
    }
}

int main(int argc, char **argv)
{
    static uint8_t original[MAX_SIZE], data[MAX_SIZE];
    FILE *f = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (!f)
        return 2;
    size_t size = fread(original, 1, MAX_SIZE, f);
    fclose(f);
    uint64_t state = 0x9e3779b97f4a7c15;
    for (long rounds = atol(argv[2]); rounds > 0; rounds--) {
        size_t cut = next(&state) % 8 ? size : next(&state) % (size + 1);
        memcpy(data, original, cut);
        if (cut)
            vary(data, cut, &state);
        LLVMFuzzerTestOneInput(data, cut);
    }
    return 0;
}
