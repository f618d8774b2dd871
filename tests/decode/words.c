/*
 * Prints what a generated decoder thinks of words, for tests/decode and tests/random. It is built
 * once for each guest, with DECODER, DECODER_UPPER and DECODER_HEADER defined.
 *
 *   a64_words match PC < WORDS       for each binary word, the first at PC: word, op and text
 *   a64_words base < WORDS           the same for a CPU without any of the @features
 *   a64_words random SEED COUNT      COUNT random words of each op: word and op
 *   a64_words ops                    the ops and their patterns, "-" before those not translated
 *
 * -FEATURE before these takes a feature away.
 *
 * SPDX-License-Identifier: MIT
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include DECODER_HEADER

#define JOIN(a, b)   a##b
#define EXPAND(a, b) JOIN(a, b)
#define FN(name)     EXPAND(DECODER, name)
#define CONST(name)  EXPAND(DECODER_UPPER, name)

/* xorshift64*: the same words on every host. */
static uint32_t random_word(void *opaque)
{
    uint64_t *state = opaque;

    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (uint32_t)(*state * 0x2545f4914f6cdd1d >> 32);
}

static int match(const uint64_t *features, uint64_t pc)
{
    uint32_t word;
    char text[128];

    for (; fread(&word, sizeof(word), 1, stdin) == 1; pc += 4) {
        int op = FN(_match)(word, features);

        FN(_disasm)(word, pc, features, text, sizeof(text));
        printf("%08x\t%s\t%s\n", word, op < 0 ? "-" : FN(_op_texts)[op].name, op < 0 ? "" : text);
    }
    return 0;
}

static bool has_features(const uint64_t *features, const uint64_t *needed)
{
    for (unsigned i = 0; i < CONST(_FEATURE_WORDS); i++) {
        if (needed[i] & ~features[i])
            return false;
    }
    return true;
}

static int print_random(const uint64_t *features, uint64_t seed, unsigned long count)
{
    int status = 0;

    for (int op = 0; op < CONST(_OP_COUNT); op++) {
        uint64_t state = seed * CONST(_OP_COUNT) + (unsigned)op + 1;
        uint32_t word;

        if (!has_features(features, FN(_ops)[op].features))
            continue;
        for (unsigned long i = 0; i < count; i++) {
            if (!FN(_random_insn)(op, features, random_word, &state, &word)) {
                fprintf(stderr, "no word found for %s\n", FN(_op_texts)[op].name);
                status = 1;
                break;
            }
            printf("%08x\t%s\n", word, FN(_op_texts)[op].name);
        }
    }
    return status;
}

static bool remove_feature(uint64_t *features, const char *name)
{
    for (unsigned i = 0; i < CONST(_FEATURE_COUNT); i++) {
        if (!strcmp(FN(_feature_names)[i], name)) {
            features[i / 64] &= ~((uint64_t)1 << i % 64);
            return true;
        }
    }
    return false;
}

int main(int argc, char **argv)
{
    uint64_t features[CONST(_FEATURE_WORDS)];

    memset(features, 0xff, sizeof(features));
    for (; argc > 1 && argv[1][0] == '-'; argc--, argv++) {
        if (!remove_feature(features, argv[1] + 1)) {
            fprintf(stderr, "no feature %s\n", argv[1] + 1);
            return 2;
        }
    }
    if (argc == 3 && !strcmp(argv[1], "match"))
        return match(features, strtoull(argv[2], nullptr, 0));
    if (argc == 2 && !strcmp(argv[1], "base")) {
        memset(features, 0, sizeof(features));
        return match(features, 0);
    }
    if (argc == 4 && !strcmp(argv[1], "random"))
        return print_random(features, strtoull(argv[2], nullptr, 0), strtoul(argv[3], nullptr, 0));
    if (argc == 2 && !strcmp(argv[1], "ops")) {
        for (int op = 0; op < CONST(_OP_COUNT); op++)
            printf("%s %s\t%s\n", FN(_op_translated)(op) ? "+" : "-", FN(_op_texts)[op].name,
                   FN(_op_texts)[op].pattern);
        return 0;
    }
    fprintf(stderr, "usage: NAME_words match PC | base | random SEED COUNT | ops\n");
    return 2;
}
