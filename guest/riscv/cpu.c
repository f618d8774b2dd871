/*
 * CPU models of the RISC-V guests, and the ways in which a program can ask for their extensions:
 * AT_HWCAP, riscv_hwprobe(2), /proc/cpuinfo.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "guest/clock.h"
#include "guest/cpu_text.h"
#include "guest/riscv/rv.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static_assert(RV_FEATURE_COUNT <= 64, "the features of a model fit one word");

#define HAS(feature) (UINT64_C(1) << RV_FEATURE_##feature)
#define EVERYTHING   (((UINT64_C(1) << RV_FEATURE_COUNT) - 1) & ~(HAS(rv32) | HAS(rv64)))
#define VECTORS                                                                                    \
    (HAS(v) | HAS(zvbb) | HAS(zvbb_zvkb) | HAS(zvbc) | HAS(zvkg) | HAS(zvkned) |                   \
     HAS(zvknha_zvknhb) | HAS(zvksed) | HAS(zvksh))

static const uint64_t gc =
    HAS(m) | HAS(a) | HAS(f) | HAS(d) | HAS(c) | HAS(zicsr) | HAS(zifencei) | HAS(zihintpause);
static const uint64_t bit_manipulation =
    HAS(zba) | HAS(zbb) | HAS(zbb_zbkb) | HAS(zbc) | HAS(zbc_zbkc) | HAS(zbs);
static const uint64_t cache_blocks = HAS(zicbom) | HAS(zicbop) | HAS(zicboz);

enum {
    VLEN = 128, /* unless `vlen` says otherwise */
    MIN_VLEN = 128,
    V_ALL = RV_V_FULL | RV_V_FP32 | RV_V_FP64 | RV_V_ELEN64, /* of "v" */
    V_EVERYTHING = V_ALL | RV_V_ZVFHMIN | RV_V_ZVFH | RV_V_ZVKNHB,
};

/* As QEMU's models of these names. */
const struct cpu_model rv32_cpu_models[RV32_CPU_MODELS] = {
    {"rv32",
     "RV32GC with bit manipulation and cache blocks",
     {HAS(rv32) | gc | bit_manipulation | cache_blocks | HAS(zawrs) | HAS(zfa)},
     {VLEN}},
    {"max",
     "everything that Moa can do",
     {HAS(rv32) | EVERYTHING, [RV_FEATURES_V] = V_EVERYTHING},
     {VLEN}},
    {"any", "the same", {HAS(rv32) | EVERYTHING, [RV_FEATURES_V] = V_EVERYTHING}, {VLEN}},
    {"lowrisc-ibex", "RV32IMC", {HAS(rv32) | HAS(m) | HAS(c) | HAS(zicsr) | HAS(zifencei)}, {VLEN}},
    {"sifive-e31", "RV32IMAC", {HAS(rv32) | (gc & ~(HAS(f) | HAS(d)))}, {VLEN}},
    {"sifive-u34", "RV32GC", {HAS(rv32) | gc}, {VLEN}},
};

const struct cpu_model rv64_cpu_models[RV64_CPU_MODELS] = {
    {"rv64",
     "RV64GC with bit manipulation and cache blocks",
     {HAS(rv64) | gc | bit_manipulation | cache_blocks | HAS(zawrs) | HAS(zfa)},
     {VLEN}},
    {"max",
     "everything that Moa can do",
     {HAS(rv64) | EVERYTHING, [RV_FEATURES_V] = V_EVERYTHING},
     {VLEN}},
    {"any", "the same", {HAS(rv64) | EVERYTHING, [RV_FEATURES_V] = V_EVERYTHING}, {VLEN}},
    {"sifive-e51", "RV64IMAC", {HAS(rv64) | (gc & ~(HAS(f) | HAS(d)))}, {VLEN}},
    {"sifive-u54", "RV64GC", {HAS(rv64) | gc}, {VLEN}},
    {"shakti-c", "RV64GC", {HAS(rv64) | gc}, {VLEN}},
};

/* --- Extensions by name --- */

/* In the order of /proc/cpuinfo. */
static const struct {
    const char *name;
    uint64_t features; /* all of them mean that it is there; set with it */
    uint64_t hwprobe;  /* of RISCV_HWPROBE_KEY_IMA_EXT_0 */
    uint64_t vector;   /* further ones, in the word RV_FEATURES_V */
} extensions[] = {
    {"m", HAS(m), 0},
    {"a", HAS(a), 0},
    {"f", HAS(f), 0},
    {"d", HAS(d), 0},
    {"c", HAS(c), UINT64_C(1) << 1},
    {"v", HAS(v), UINT64_C(1) << 2, V_ALL},
    {"zicbom", HAS(zicbom), UINT64_C(1) << 55},
    {"zicbop", HAS(zicbop), UINT64_C(1) << 60},
    {"zicboz", HAS(zicboz), UINT64_C(1) << 6},
    {"zicond", HAS(zicond), UINT64_C(1) << 35},
    {"zicsr", HAS(zicsr), 0},
    {"zifencei", HAS(zifencei), 0},
    {"zihintpause", HAS(zihintpause), UINT64_C(1) << 36},
    {"zacas", HAS(zacas), UINT64_C(1) << 34},
    {"zawrs", HAS(zawrs), UINT64_C(1) << 48},
    {"zfa", HAS(zfa), UINT64_C(1) << 32},
    {"zfh", HAS(zfh) | HAS(zfhmin), UINT64_C(1) << 27},
    {"zfhmin", HAS(zfhmin), UINT64_C(1) << 28},
    {"zcb", HAS(zcb), UINT64_C(1) << 44},
    {"zba", HAS(zba), UINT64_C(1) << 3},
    {"zbb", HAS(zbb) | HAS(zbb_zbkb), UINT64_C(1) << 4},
    {"zbc", HAS(zbc) | HAS(zbc_zbkc), UINT64_C(1) << 7},
    {"zbkb", HAS(zbkb) | HAS(zbb_zbkb), UINT64_C(1) << 8},
    {"zbkc", HAS(zbc_zbkc), UINT64_C(1) << 9},
    {"zbkx", HAS(zbkx), UINT64_C(1) << 10},
    {"zbs", HAS(zbs), UINT64_C(1) << 5},
    {"zknd", HAS(zknd) | HAS(zknd_zkne), UINT64_C(1) << 11},
    {"zkne", HAS(zkne) | HAS(zknd_zkne), UINT64_C(1) << 12},
    {"zknh", HAS(zknh), UINT64_C(1) << 13},
    {"zksed", HAS(zksed), UINT64_C(1) << 14},
    {"zksh", HAS(zksh), UINT64_C(1) << 15},
    {"zve32x", HAS(v), UINT64_C(1) << 37},
    {"zve32f", HAS(v), UINT64_C(1) << 38, RV_V_FP32},
    {"zve64x", HAS(v), UINT64_C(1) << 39, RV_V_ELEN64},
    {"zve64f", HAS(v), UINT64_C(1) << 40, RV_V_ELEN64 | RV_V_FP32},
    {"zve64d", HAS(v), UINT64_C(1) << 41, RV_V_ELEN64 | RV_V_FP32 | RV_V_FP64},
    {"zvfh", HAS(v), UINT64_C(1) << 30, RV_V_ZVFHMIN | RV_V_ZVFH},
    {"zvfhmin", HAS(v), UINT64_C(1) << 31, RV_V_ZVFHMIN},
    {"zvbb", HAS(zvbb) | HAS(zvbb_zvkb), UINT64_C(1) << 17},
    {"zvbc", HAS(zvbc), UINT64_C(1) << 18},
    {"zvkb", HAS(zvbb_zvkb), UINT64_C(1) << 19},
    {"zvkg", HAS(zvkg), UINT64_C(1) << 20},
    {"zvkned", HAS(zvkned), UINT64_C(1) << 21},
    {"zvknha", HAS(zvknha_zvknhb), UINT64_C(1) << 22},
    {"zvknhb", HAS(zvknha_zvknhb), UINT64_C(1) << 23, RV_V_ZVKNHB},
    {"zvksed", HAS(zvksed), UINT64_C(1) << 24},
    {"zvksh", HAS(zvksh), UINT64_C(1) << 25},
};

static bool has(const struct vcpu *cpu, uint64_t features)
{
    return (cpu->features[0] & features) == features;
}

static bool has_extension(const struct vcpu *cpu, unsigned i)
{
    uint64_t vector = extensions[i].vector;

    return has(cpu, extensions[i].features) && (cpu->features[RV_FEATURES_V] & vector) == vector;
}

void rv_hwcap(const struct vcpu *cpu, uint64_t hwcap[2])
{
    hwcap[0] = 1u << ('i' - 'a');
    hwcap[1] = 0;
    for (unsigned i = 0; i < ARRAY_SIZE(extensions); i++) {
        if (!extensions[i].name[1] && has_extension(cpu, i))
            hwcap[0] |= UINT64_C(1) << (extensions[i].name[0] - 'a');
    }
}

/* Keys and values of <asm/hwprobe.h>. */
bool rv_hwprobe(const struct vcpu *cpu, int64_t key, uint64_t *value)
{
    enum {
        MVENDORID,
        MARCHID,
        MIMPID,
        BASE_BEHAVIOR,
        IMA_EXT_0,
        CPUPERF_0,
        ZICBOZ_BLOCK_SIZE,
        HIGHEST_VIRT_ADDRESS,
        TIME_CSR_FREQ,
        MISALIGNED_SCALAR_PERF,
    };
    enum {
        BASE_IMA = 1,
        IMA_FD = 1,
        MISALIGNED_FAST = 3
    };

    *value = 0;
    switch (key) {
    case MVENDORID:
    case MARCHID:
    case MIMPID: return true;
    case BASE_BEHAVIOR: *value = has(cpu, HAS(m) | HAS(a)) ? BASE_IMA : 0; return true;
    case IMA_EXT_0:
        *value = has(cpu, HAS(f) | HAS(d)) ? IMA_FD : 0;
        for (unsigned i = 0; i < ARRAY_SIZE(extensions); i++)
            *value |= has_extension(cpu, i) ? extensions[i].hwprobe : 0;
        return true;
    case CPUPERF_0:
    case MISALIGNED_SCALAR_PERF: *value = MISALIGNED_FAST; return true;
    case ZICBOZ_BLOCK_SIZE: *value = has(cpu, HAS(zicboz)) ? RV_CBO_BYTES : 0; return true;
    case HIGHEST_VIRT_ADDRESS:
        *value = cpu->guest->bits == 32 ? UINT32_MAX : (UINT64_C(1) << 47) - 1;
        return true;
    case TIME_CSR_FREQ: *value = GUEST_CLOCK_HZ; return true;
    default: return false;
    }
}

/* --- /proc/cpuinfo --- */

int rv_cpuinfo(const struct vcpu *cpu, unsigned cpus, char *buf, size_t size)
{
    struct cpu_text out = {buf, size, 0};

    for (unsigned hart = 0; hart < cpus; hart++) {
        cpu_text_put(&out, "processor\t: %u\nhart\t\t: %u\nisa\t\t: rv%ui", hart, hart,
                     cpu->guest->bits);
        for (unsigned i = 0; i < ARRAY_SIZE(extensions); i++) {
            const char *name = extensions[i].name;
            if (has_extension(cpu, i))
                cpu_text_put(&out, "%s%s", name[1] ? "_" : "", name);
        }
        cpu_text_put(&out, "\nmmu\t\t: %s\nmvendorid\t: 0x0\nmarchid\t\t: 0x0\nmimpid\t\t: 0x0\n\n",
                     cpu->guest->bits == 32 ? "sv32" : "sv48");
    }
    return (int)out.length;
}

/* --- `-cpu NAME,EXTENSION=on,EXTENSION=off` --- */

/* Properties that switch several extensions. */
static const struct {
    const char *name, *members[8];
} groups[] = {
    {"zvkn", {"zvkned", "zvknhb", "zvkb"}},
    {"zvknc", {"zvkned", "zvknhb", "zvkb", "zvbc"}},
    {"zvkng", {"zvkned", "zvknhb", "zvkb", "zvkg"}},
    {"zvks", {"zvksed", "zvksh", "zvkb"}},
    {"zvksc", {"zvksed", "zvksh", "zvkb", "zvbc"}},
    {"zvksg", {"zvksed", "zvksh", "zvkb", "zvkg"}},
    {"g", {"m", "a", "f", "d", "zicsr", "zifencei"}},
    {"zkn", {"zbkb", "zbkc", "zbkx", "zkne", "zknd", "zknh"}},
    {"zks", {"zbkb", "zbkc", "zbkx", "zksed", "zksh"}},
    {"zk", {"zbkb", "zbkc", "zbkx", "zkne", "zknd", "zknh"}},
};

/* Properties of QEMU's CPUs that a program of ours could not see, or that we lack. */
static const char *const ignored[] = {
    "i",     "s",        "u",         "h",   "mmu", "pmp",  "sstc", "svinval", "svnapot", "svpbmt",
    "svadu", "counters", "zihintntl", "zkr", "zkt", "zvkt", "zca",  "zcd",     nullptr};

static bool switch_extension(struct cpu_model *model, const char *name, bool on)
{
    for (unsigned i = 0; i < ARRAY_SIZE(extensions); i++) {
        if (strcmp(name, extensions[i].name))
            continue;
        uint64_t features = extensions[i].features, vector = extensions[i].vector;
        uint64_t *base = &model->features[0], *more = &model->features[RV_FEATURES_V];
        *base = on ? *base | features : *base & ~features;
        *more = on ? *more | vector : *more & ~vector;
        return true;
    }
    return false;
}

/* Features that two extensions share stay while one of them is on; what needs another extension
 * goes with it. */
static void settle(struct cpu_model *model)
{
    static const struct {
        uint64_t of, shared;
    } shares[] = {{HAS(zbb), HAS(zbb_zbkb)},   {HAS(zbkb), HAS(zbb_zbkb)},
                  {HAS(zbc), HAS(zbc_zbkc)},   {HAS(zknd), HAS(zknd_zkne)},
                  {HAS(zkne), HAS(zknd_zkne)}, {HAS(zfh), HAS(zfhmin)},
                  {HAS(zvbb), HAS(zvbb_zvkb)}};
    static const struct {
        uint64_t without, goes;
    } needs[] = {{HAS(zicsr), HAS(f)},
                 {HAS(f), HAS(d) | HAS(zfh) | HAS(zfhmin) | HAS(zfa)},
                 {HAS(c), HAS(zcb)},
                 {HAS(v), VECTORS}};
    uint64_t *features = &model->features[0];

    for (unsigned i = 0; i < ARRAY_SIZE(shares); i++)
        *features |= *features & shares[i].of ? shares[i].shared : 0;
    for (unsigned i = 0; i < ARRAY_SIZE(needs); i++)
        *features &= *features & needs[i].without ? UINT64_MAX : ~needs[i].goes;
    uint64_t *vector = &model->features[RV_FEATURES_V];
    if (model->id[RV_ID_ELEN] == 32)
        *vector &= ~(uint64_t)(RV_V_ELEN64 | RV_V_FP64 | RV_V_FULL);
    if (!(*features & HAS(f)))
        *vector &= ~(uint64_t)(RV_V_FP32 | RV_V_ZVFH | RV_V_ZVFHMIN | RV_V_FULL);
    if (!(*features & HAS(d)))
        *vector &= ~(uint64_t)(RV_V_FP64 | RV_V_FULL);
}

static bool set_by_name(struct cpu_model *model, const char *name, bool on)
{
    if (cpu_name_among(name, ignored))
        return true;
    for (unsigned i = 0; i < ARRAY_SIZE(groups); i++) {
        if (strcmp(name, groups[i].name))
            continue;
        for (const char *const *member = groups[i].members; *member; member++)
            switch_extension(model, *member, on);
        return true;
    }
    return switch_extension(model, name, on);
}

static bool is_power_of_2(unsigned long n)
{
    return n && !(n & (n - 1));
}

static err_t set_vlen(struct cpu_model *model, const char *value)
{
    char *end;
    unsigned long n = strtoul(value, &end, 0);

    if (*end || end == value)
        return err_make(EINVAL, "-cpu %s: vlen is a number of bits, not '%s'", model->name, value);
    if (!is_power_of_2(n) || n < MIN_VLEN || n > RV_MAX_VLEN)
        return err_make(EINVAL, "-cpu %s: vlen is a power of 2 from %d to %d, not %s", model->name,
                        MIN_VLEN, RV_MAX_VLEN, value);
    model->id[RV_ID_VLEN] = n;
    return ERR_OK;
}

static err_t set_elen(struct cpu_model *model, const char *value)
{
    if (strcmp(value, "32") && strcmp(value, "64"))
        return err_make(EINVAL, "-cpu %s: elen is 32 or 64, not %s", model->name, value);
    if (value[0] == '3') /* also if `v` comes after it */
        model->id[RV_ID_ELEN] = 32;
    return ERR_OK;
}

static err_t set_vext_spec(struct cpu_model *model, const char *value)
{
    if (strcmp(value, "v1.0"))
        return err_make(EINVAL, "-cpu %s: there is vext_spec v1.0 alone, not '%s'", model->name,
                        value);
    return ERR_OK;
}

/* Properties that have a value. */
static const struct {
    const char *name;
    err_t (*set)(struct cpu_model *model, const char *value);
} values[] = {{"vlen", set_vlen}, {"elen", set_elen}, {"vext_spec", set_vext_spec}};

static err_t set_property(struct cpu_model *model, char *name, const char *value)
{
    bool on;

    for (unsigned i = 0; i < ARRAY_SIZE(values); i++) {
        if (!strcmp(name, values[i].name))
            return values[i].set(model, value);
    }
    TRY(cpu_property_switch(name, value, &on));
    /* Extensions that were experimental had names with an x- before; case does not matter. */
    for (char *p = name; *p; p++)
        *p = *p >= 'A' && *p <= 'Z' ? (char)(*p + 'a' - 'A') : *p;
    const char *plain = strncmp(name, "x-", 2) ? name : name + 2;
    return set_by_name(model, plain, on) ? ERR_OK : cpu_no_property(model, name);
}

err_t rv32_cpu_parse(const char *text, struct cpu_model *out)
{
    TRY(cpu_parse(text, rv32_cpu_models, RV32_CPU_MODELS, set_property, out));
    settle(out);
    return ERR_OK;
}

err_t rv64_cpu_parse(const char *text, struct cpu_model *out)
{
    TRY(cpu_parse(text, rv64_cpu_models, RV64_CPU_MODELS, set_property, out));
    settle(out);
    return ERR_OK;
}
