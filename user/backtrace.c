/* Backtraces of the guest: by the unwinding tables of its files, else by frame pointers.
 * SPDX-License-Identifier: MIT */
#include "user/backtrace.h"

#include "user/symbols.h"

#include <stdio.h>
#include <string.h>

enum {
    MAX_FRAMES = 100
};

void backtrace_describe(const struct process *p, uint64_t pc, bool interrupted, char *text,
                        size_t size)
{
    struct code_file f;
    struct code_symbol s;
    uint64_t look_up = pc - !interrupted; /* a call may be a function's last instruction */
    text[0] = 0;
    if (!code_file_open(&f, p, look_up))
        return;
    if (code_file_symbol(&f, look_up, &s))
        snprintf(text, size, "%s+0x%llx (%s)", s.name, (unsigned long long)s.offset + !interrupted,
                 code_file_base_name(&f));
    else
        snprintf(text, size, "%s, file offset 0x%llx", code_file_base_name(&f),
                 (unsigned long long)f.offset + !interrupted);
    code_file_close(&f);
}

static bool read_memory(void *opaque, void *out, uint64_t address, size_t len)
{
    const struct process *p = opaque;
    return space_read(p->space, out, p->guest->bits == 32 ? (uint32_t)address : address, len);
}

/* At the instructions that end a signal handler? */
static bool at_trampoline(const struct process *p, uint64_t pc)
{
    uint8_t code[32];
    const struct linux_vdso_function *f = p->abi->vdso ? p->abi->vdso->functions : nullptr;
    return f && f->size <= sizeof(code) && space_read(p->space, code, pc, f->size) &&
           !memcmp(code, f->code, f->size);
}

/* By what the function has done to the stack up to here. */
static enum unwind_result by_code(struct process *p, const struct code_file *file,
                                  const struct unwind_memory *m, struct unwind_frame *f)
{
    enum {
        LONGEST = 16384
    };
    const struct guest_debug *guest = p->guest->debug;
    struct code_symbol s;
    struct guest_frame frame;
    uint8_t code[LONGEST];
    if (!guest->scan || !code_file_symbol(file, f->pc - !f->interrupted, &s))
        return UNWIND_UNKNOWN;
    uint64_t size = s.offset + !f->interrupted;
    if (size > LONGEST || !space_read(p->space, code, f->pc - size, size) ||
        !guest->scan(code, size, &frame))
        return UNWIND_UNKNOWN;
    return unwind_by_code(guest, m, f, &frame);
}

static enum unwind_result step(struct process *p, struct unwind_frame *f, bool first)
{
    const struct guest_debug *guest = p->guest->debug;
    const struct unwind_memory m = {read_memory, p, guest->word};
    enum unwind_result r = UNWIND_UNKNOWN;
    struct code_file file;
    struct unwind_section section;
    if (at_trampoline(p, f->pc))
        return unwind_signal(guest, &m, f);
    if (code_file_open(&file, p, f->pc - !f->interrupted)) {
        if (code_file_unwind(&file, &section))
            r = unwind_by_table(&section, guest, &m, f);
        if (r == UNWIND_UNKNOWN)
            r = by_code(p, &file, &m, f);
        code_file_close(&file);
    }
    return r == UNWIND_UNKNOWN ? unwind_by_pointer(guest, &m, f, first) : r;
}

static void start(struct thread *t, struct unwind_frame *f)
{
    const struct guest_debug *guest = t->process->guest->debug;
    *f = (struct unwind_frame){.pc = t->process->guest->get_pc(t->vcpu), .interrupted = true};
    for (unsigned i = 0; i < GUEST_DWARF_MAX; i++)
        f->reg[i] = guest->dwarf_register(t->vcpu, i);
}

void backtrace_print(struct thread *t)
{
    struct process *p = t->process;
    const struct guest_debug *guest = p->guest->debug;
    struct unwind_frame f, last = {0};
    if (!guest)
        return;
    start(t, &f);
    for (unsigned n = 0; n < MAX_FRAMES; n++) {
        char text[PATH_MAX];
        bool handler = at_trampoline(p, f.pc);
        if (n && f.pc == last.pc && f.reg[guest->dwarf_sp] == last.reg[guest->dwarf_sp])
            return; /* it leads nowhere */
        backtrace_describe(p, f.pc, f.interrupted, text, sizeof(text));
        log_print(&p->log, "  #%-2u 0x%012llx %s\n", n, (unsigned long long)f.pc,
                  handler   ? "<signal handler called>"
                  : text[0] ? text
                            : "??");
        last = f;
        if (step(p, &f, last.interrupted) != UNWIND_CALLER || !f.pc)
            return;
    }
    log_print(&p->log, "  …\n");
}
