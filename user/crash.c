/* What killed the program: the line that QEMU prints, and one that says where.
 * SPDX-License-Identifier: MIT */
#include "user/signal.h"

#include "user/backtrace.h"
#include "user/core.h"
#include "user/thread.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void describe_fault(const struct signal_fault *f, char *text, size_t size)
{
    static const char *const what[] = {"", "read of", "write to", "execution of"};
    const char *kind = f->kind == LINUX_FAULT_NONE ? "access to" : what[f->kind];
    if (f->signo == SIGSEGV && f->code != SI_KERNEL)
        snprintf(text, size, ": %s 0x%llx, which %s",
                 f->kind == LINUX_FAULT_READ ? "access to" : kind, (unsigned long long)f->address,
                 f->mapped ? "is mapped but does not allow it" : "is not mapped");
    else if (f->signo == SIGBUS)
        snprintf(text, size, ": %s 0x%llx, %s", kind, (unsigned long long)f->address,
                 f->code == BUS_ADRALN ? "which is misaligned" : "beyond the end of a mapped file");
    else if (f->signo == SIGILL)
        snprintf(text, size, ": not an instruction of this CPU model");
    else
        snprintf(text, size, " ");
}

static void report(struct thread *t, int signo, const struct signal_fault *fault)
{
    const struct process *p = t->process;
    uint64_t pc = p->guest->get_pc(t->vcpu);
    char reason[160] = "", where[PATH_MAX + 200] = "", place[PATH_MAX], code[128] = "";
    uint8_t bytes[16];
    log_print(&p->log, "%s: uncaught target signal %d (%s) - core dumped\n",
              p->options->qemu ? "qemu" : "moa", signo, strsignal(signo));
    backtrace_describe(p, pc, true, place, sizeof(place));
    if (place[0])
        snprintf(where, sizeof(where), " in %s", place);
    if (fault)
        describe_fault(fault, reason, sizeof(reason));
    if (p->guest->disassemble && guest_read(t, bytes, pc, sizeof(bytes)))
        p->guest->disassemble(bytes, sizeof(bytes), pc, code, sizeof(code));
    log_print(&p->log, "moa: thread %d at pc 0x%llx%s%s%s%s\n", t->tid, (unsigned long long)pc,
              where, code[0] ? ": " : "", code, reason);
    if (log_on(&p->log, LOG_CPU) && p->guest->print_state)
        p->guest->print_state(t->vcpu, p->log.fd);
    if (log_on(&p->log, LOG_BACKTRACE) || (!p->options->qemu && isatty(p->log.fd)))
        backtrace_print(t);
}

void crash(struct thread *t, const siginfo_t *info, const struct signal_fault *fault)
{
    const struct process *p = t->process;
    char name[PATH_MAX];
    report(t, info->si_signo, fault);
    if (!core_wanted(p))
        return;
    if (!thread_freeze_others(t))
        thread_freeze(t);
    if (core_dump(t, info, name, sizeof(name)) && !p->options->qemu)
        log_print(&p->log, "moa: core dumped to %s\n", name);
}
