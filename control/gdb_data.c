/* Packets about registers, memory, breakpoints and watchpoints.
 * SPDX-License-Identifier: MIT */
#include "control/gdb_internal.h"

#include <string.h>

/* ---- registers ---- */

enum {
    MAX_REGISTER = 256 /* bytes */
};

static const struct guest_register *find_register(struct gdb *g, const struct vcpu *cpu,
                                                  uint64_t number)
{
    const struct guest_debug *d = g->target->description(g->opaque);
    for (unsigned i = 0; i < d->feature_count; i++) {
        if (d->features[i].present && !d->features[i].present(cpu))
            continue;
        if (number < d->features[i].count)
            return &d->features[i].registers[number];
        number -= d->features[i].count;
    }
    return nullptr;
}

static void read_register(struct vcpu *cpu, const struct guest_register *r, uint8_t *out)
{
    if (r->get) {
        uint64_t v = r->get(cpu);
        memcpy(out, &v, r->bits / 8);
    } else {
        memcpy(out, cpu->state + r->offset, r->bits / 8);
    }
}

static void write_register(struct vcpu *cpu, const struct guest_register *r, const uint8_t *in)
{
    uint64_t v = 0;
    if (!r->get) {
        memcpy(cpu->state + r->offset, in, r->bits / 8);
    } else if (r->set) {
        memcpy(&v, in, r->bits / 8);
        r->set(cpu, v);
    }
}

static void read_all(struct gdb *g, struct vcpu *cpu)
{
    uint8_t value[MAX_REGISTER];
    const struct guest_register *r;
    for (uint64_t i = 0; (r = find_register(g, cpu, i)); i++) {
        read_register(cpu, r, value);
        out_hex(g, value, r->bits / 8);
    }
}

/* Registers that are not mentioned stay. */
static bool write_all(struct gdb *g, struct vcpu *cpu, struct parser *p)
{
    uint8_t values[GDB_PACKET_MAX / 2];
    size_t n = parse_bytes(p, values, sizeof(values)), at = 0;
    const struct guest_register *r;
    if (!p->ok)
        return false;
    for (uint64_t i = 0; (r = find_register(g, cpu, i)) && at + r->bits / 8 <= n; i++) {
        write_register(cpu, r, values + at);
        at += r->bits / 8;
    }
    return true;
}

static void one_register(struct gdb *g, struct vcpu *cpu, bool write, struct parser *p)
{
    uint8_t value[MAX_REGISTER];
    const struct guest_register *r = find_register(g, cpu, parse_hex(p));
    if (!p->ok || !r) {
        out_error(g, 1);
    } else if (!write) {
        read_register(cpu, r, value);
        out_hex(g, value, r->bits / 8);
    } else if (parse_skip(p, "=") && parse_bytes(p, value, sizeof(value)) == r->bits / 8 && p->ok) {
        write_register(cpu, r, value);
        out_ok(g);
    } else {
        out_error(g, 1);
    }
}

void packet_registers(struct gdb *g, char kind, struct parser *p)
{
    struct vcpu *cpu = current_vcpu(g);
    if (!cpu)
        out_error(g, 3);
    else if (kind == 'g')
        read_all(g, cpu);
    else if (kind == 'G' && write_all(g, cpu, p))
        out_ok(g);
    else if (kind == 'G')
        out_error(g, 1);
    else
        one_register(g, cpu, kind == 'P', p);
}

/* ---- memory ---- */

enum {
    E_FAULT = 14
};

static void read_memory(struct gdb *g, uint64_t address, uint64_t len)
{
    uint8_t data[GDB_PACKET_MAX / 2];
    size_t n = len < sizeof(data) ? (size_t)len : sizeof(data);
    n = g->target->read_memory(g->opaque, address, data, n);
    if (n || !len)
        out_hex(g, data, n);
    else
        out_error(g, E_FAULT);
}

void packet_memory(struct gdb *g, char kind, struct parser *p)
{
    uint8_t data[GDB_PACKET_MAX];
    uint64_t address = parse_hex(p);
    bool comma = parse_skip(p, ",");
    uint64_t len = parse_hex(p);
    if (!comma || !p->ok || (kind != 'm' && !parse_skip(p, ":"))) {
        out_error(g, 1);
        return;
    }
    if (kind == 'm') {
        read_memory(g, address, len);
        return;
    }
    size_t n =
        kind == 'M' ? parse_bytes(p, data, sizeof(data)) : parse_binary(p, data, sizeof(data));
    if (!p->ok || n != len)
        out_error(g, 1);
    else if (n && !g->target->write_memory(g->opaque, address, data, n))
        out_error(g, E_FAULT);
    else
        out_ok(g);
}

/* ---- breakpoints and watchpoints ---- */

void packet_point(struct gdb *g, bool insert, struct parser *p)
{
    static const unsigned kinds[] = {VCPU_WATCH_WRITE, VCPU_WATCH_READ,
                                     VCPU_WATCH_READ | VCPU_WATCH_WRITE};
    uint64_t type = parse_hex(p);
    bool commas = parse_skip(p, ",");
    uint64_t address = parse_hex(p);
    commas = parse_skip(p, ",") && commas;
    uint64_t len = parse_hex(p);
    bool done;
    if (!p->ok || !commas) {
        out_error(g, 1);
        return;
    }
    if (type > 4)
        return; /* the empty reply: not known */
    if (type < 2)
        done = g->target->breakpoint(g->opaque, insert, address);
    else
        done = len && address + (len - 1) >= address &&
               g->target->watchpoint(g->opaque, insert, kinds[type - 2], address, len);
    if (done)
        out_ok(g);
    else
        out_error(g, E_FAULT);
}
