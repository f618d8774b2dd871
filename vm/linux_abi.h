/* What a guest architecture tells Linux user mode about its ABI (struct guest.linux_abi).
 * Implemented in guest/X/linux.c. SPDX-License-Identifier: MIT */
#ifndef MOA_VM_LINUX_ABI_H
#define MOA_VM_LINUX_ABI_H

#include "ir/vcpu.h"

#include <stddef.h>

/* Which system-call numbering and structure layouts. */
enum linux_abi {
    LINUX_ABI_GENERIC64, /* aarch64, riscv64, loongarch64 */
    LINUX_ABI_GENERIC32, /* riscv32: 32-bit words, 64-bit time_t and off_t */
};

/* A signal to be delivered, in guest numbering and layout-neutral form. */
struct linux_signal {
    int signo;
    uint8_t siginfo[128]; /* guest layout (64-bit generic layout equals the host's) */
    uint64_t handler, restorer, old_mask;
    bool want_siginfo;  /* SA_SIGINFO */
    uint64_t frame_top; /* stack pointer to build the frame below, alternate stack already chosen */
    uint64_t altstack_sp, altstack_size; /* for uc_stack */
    int altstack_flags;
    enum linux_fault {
        LINUX_FAULT_NONE,
        LINUX_FAULT_READ,
        LINUX_FAULT_WRITE,
        LINUX_FAULT_FETCH
    } fault;
    bool fault_mapped;      /* the page is there, the permission is not */
    uint64_t fault_address; /* for SIGSEGV/SIGBUS */
    uint64_t sigreturn;     /* guest address of the vDSO's, used where there is no restorer */
};

struct linux_memory { /* how linux.c reaches guest memory */
    bool (*read)(void *opaque, void *dst, uint64_t addr, size_t len);
    bool (*write)(void *opaque, uint64_t addr, const void *src, size_t len);
    void *opaque;
};

/* O_ flags whose values differ between architectures. */
struct linux_open_flags {
    uint32_t directory, nofollow, direct, largefile;
};

/* Guarded pages (SPACE_GUARDED). */
struct linux_guard {
    unsigned prot; /* the bit of mmap and mprotect; 0: there are no such pages */
    /* The GNU property of ELF files, and its bit, that asks for them. */
    uint32_t property, property_bit;
};

/* System calls of an ABI with numbers of its own: the canonical number (user/syscall32.h) of each,
 * 0 where there is none. */
struct linux_numbers {
    const uint16_t *canonical;
    unsigned count;
};

/* The vDSO: functions that programs find by AT_SYSINFO_EHDR and call instead of the kernel. */
struct linux_vdso_function {
    const char *name;
    const uint32_t *code; /* refers to nothing outside */
    size_t size;          /* bytes */
};

struct linux_vdso {
    const char *version; /* of all symbols */
    /* Ended by one without a name. The first is rt_sigreturn, where handlers without a restorer
     * return to. */
    const struct linux_vdso_function *functions;
};

struct guest_linux {
    enum linux_abi abi;
    const struct linux_numbers *numbers; /* of 32-bit ABIs; null: they are the generic ones */
    bool aligned_pairs; /* arguments of 64 bits start at even registers (32-bit ABIs) */
    struct linux_open_flags open_flags;
    bool sigaction_has_restorer; /* struct sigaction has sa_restorer between flags and mask */
    const char *machine;         /* uname -m */
    const char *platform;        /* AT_PLATFORM */
    const char *debian_name; /* of the architecture, for hints in messages: "arm64"; null: none */
    void (*hwcap)(const struct vcpu *cpu, uint64_t hwcap[2]);
    /* /proc/cpuinfo as the guest expects it, for `cpus` processors. */
    int (*cpuinfo)(const struct vcpu *cpu, unsigned cpus, char *buf, size_t size);

    /* Of a CPU with these features. Null if no CPU has guarded pages. */
    struct linux_guard (*guard)(const uint64_t features[4]);

    void (*start)(struct vcpu *cpu, uint64_t entry, uint64_t sp); /* registers of a fresh program */
    void (*syscall_args)(const struct vcpu *cpu, uint64_t *number, uint64_t args[6]);
    void (*syscall_return)(struct vcpu *cpu, uint64_t result);
    /* Back to the syscall instruction, first argument restored to arg0. */
    void (*syscall_rewind)(struct vcpu *cpu, uint64_t number, uint64_t arg0);
    /* System calls of this architecture alone (numbers that no other has): true if `number` is one,
     * with its result or -errno. Null if there are none. */
    bool (*own_syscall)(struct vcpu *cpu, const struct linux_memory *mem, uint64_t number,
                        const uint64_t args[6], int64_t *result);
    /* prctl options of this architecture, their arguments after the option; -EINVAL for unknown
     * ones. Null if there are none. */
    int64_t (*own_prctl)(struct vcpu *cpu, int option, const uint64_t args[4]);
    uint64_t (*get_sp)(const struct vcpu *cpu);
    /* A cloned thread: new stack (0 = keep), TLS if set_tls, result 0. */
    void (*clone_child)(struct vcpu *cpu, uint64_t sp, bool set_tls, uint64_t tls);
    /* Builds a signal frame and enters the handler; false if the stack cannot be written. */
    bool (*push_signal)(struct vcpu *cpu, const struct linux_memory *mem,
                        const struct linux_signal *sig);
    /* rt_sigreturn: restores registers from the frame at sp, hostile contents allowed; *mask and
     * the uc_stack are given back. */
    bool (*pop_signal)(struct vcpu *cpu, const struct linux_memory *mem, uint64_t *mask,
                       uint64_t altstack[3]);
    const struct linux_vdso *vdso;
    size_t signal_frame_max;
    /* What registers of extensions may need in it besides. Programs are told (AT_MINSIGSTKSZ), but
     * smaller alternate stacks are taken. */
    size_t signal_frame_extensions;
};

#endif
