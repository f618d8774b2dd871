"""Builds static RISC-V programs that run short instruction sequences and dump the state after each.

For each sequence a program loads all registers and the scratch memory from a start state, runs the
instructions, and writes a dump to standard output: the position of the first difference between
two runs names the sequence. gp is reserved: within a sequence it points to the scratch memory.

SPDX-License-Identifier: MIT
"""

import os
import struct
import subprocess

RESERVED = 3   # gp
SCRATCH_SIZE = 512
SCRATCH_AT = 0x10008000   # the middle of some room for instructions that miss
DATA = 0x10000000
CONSTANTS = 0x2000   # from the scratch memory: what does not change

# A start state and a dump have the same layout: x1 to x31 (gp: 0), fcsr, f0 to f31, scratch. Registers of
# RV32 are the lower halves of 64 bits. With vectors follow vl, vtype, vcsr, vstart, the pc of a fault, and
# from V on v0 to v31, packed.
FCSR, F, SCRATCH = 248, 256, 512
STATE_SIZE = SCRATCH + SCRATCH_SIZE
VECTOR, V = STATE_SIZE, STATE_SIZE + 64
V_NAMES = ('vl', 'vtype', 'vcsr', 'vstart', 'fault')

RUNTIME = '''
#if __riscv_xlen == 32
#define LX     lw
#define SX     sw
#define WORD   4
#else
#define LX     ld
#define SX     sd
#define WORD   8
#endif
        .option norvc
        .option norelax
        .set    SCRATCH_AT, 0x10008000
        .text
        .globl  _start, _begin
_start: la      s0, counter
        LX      s1, 0(s0)
        li      t0, COUNT
        bne     s1, t0, 1f
        li      a0, 0
        li      a7, 94
        ecall
1:      addi    t0, s1, 1
        SX      t0, 0(s0)
        slli    s1, s1, 4
        la      t0, table
        add     s1, s1, t0
        LX      t1, 0(s1)
        SX      t1, 8(s0)
        LX      gp, 8(s1)
        li      t0, SCRATCH_AT
        .set    at, 0
        .rept   512 / WORD
        LX      t1, 512 + at(gp)
        SX      t1, at(t0)
        .set    at, at + WORD
        .endr
        LX      t0, 248(gp)
        fscsr   t0
#if VLENB
        la      t0, state
        sd      zero, 1024 + 32(t0)
        addi    t0, gp, 1024 + 64
        csrr    t1, vlenb
        slli    t1, t1, 3
        .irp    n, 0,8,16,24
        vl8re8.v v\\n, (t0)
        add     t0, t0, t1
        .endr
        ld      t0, 1024(gp)
        ld      t1, 1024 + 8(gp)
        vsetvl  zero, t0, t1
        ld      t0, 1024 + 16(gp)
        csrw    vcsr, t0
        ld      t0, 1024 + 24(gp)
        csrw    vstart, t0
#endif
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        fld     f\\n, 256 + 8 * \\n(gp)
        .endr
        .irp    n, 1,2,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        LX      x\\n, 8 * \\n - 8(gp)
        .endr
        lui     gp, %hi(counter)
        LX      gp, %lo(counter) + 8(gp)
        jr      gp
dump:   lui     gp, %hi(state)
        .irp    n, 1,2,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        SX      x\\n, 8 * \\n - 8(gp)
        .endr
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        fsd     f\\n, 256 + 8 * \\n(gp)
        .endr
        frcsr   t0
        SX      t0, 248(gp)
        li      t0, SCRATCH_AT
        .set    at, 0
        .rept   512 / WORD
        LX      t1, at(t0)
        SX      t1, 512 + at(gp)
        .set    at, at + WORD
        .endr
#if VLENB
        csrr    t0, vl
        sd      t0, 1024(gp)
        csrr    t0, vtype
        sd      t0, 1024 + 8(gp)
        csrr    t0, vcsr
        sd      t0, 1024 + 16(gp)
        csrr    t0, vstart
        sd      t0, 1024 + 24(gp)
        csrw    vstart, zero
        addi    t0, gp, 1024 + 64
        csrr    t1, vlenb
        slli    t1, t1, 3
        .irp    n, 0,8,16,24
        vs8r.v  v\\n, (t0)
        add     t0, t0, t1
        .endr
#endif
        li      a0, 1
        mv      a1, gp
        li      a2, SIZE
        li      a7, 64
        ecall
        j       _start
_begin:
#if VLENB   /* faults lead to the dump; where is noted */
        la      a0, altstack
        li      a1, 0
        li      a7, 132
        ecall
        .irp    signal, 4,7,11
        li      a0, \\signal
        la      a1, action
        li      a2, 0
        li      a3, 8
        li      a7, 134
        ecall
        .endr
        j       _start
handler: ld     t0, 176(a2)
        la      t1, state
        sd      t0, 1024 + 32(t1)
        la      t0, dump
        sd      t0, 176(a2)
        li      a7, 139
        ecall
        ret
        .data
action: .quad   handler, 0x48000004, 0
altstack: .quad stack, 0, 0x10000
        .bss
stack:  .skip   0x10000
        .text
#endif
        j       _start
        .option rvc
'''


def state_size(vlenb=0):
    """Of a start state or a dump; vlenb: bytes of a vector register, 0 for none."""
    return V + 32 * vlenb if vlenb else STATE_SIZE


def pack_state(x, fcsr, f, scratch):
    """x: x1 to x31, f: 32 integers of 64 bits, scratch: bytes."""
    return struct.pack('<64Q', *x, fcsr, *f) + scratch


def pack_vector(vl, vtype, vcsr, vstart, registers):
    """What comes behind pack_state(): registers are the bytes of all."""
    return struct.pack('<8Q', vl, vtype, vcsr, vstart, 0, 0, 0, 0) + registers


def unpack_state(data):
    """The state as a list of (name, value)."""
    words = struct.unpack_from(f'<{STATE_SIZE // 8}Q', data)
    names = [f'x{i}' for i in range(1, 32)] + ['fcsr'] + [f'f{i}' for i in range(32)]
    names += [f'scratch+{i:#x}' for i in range(0, SCRATCH_SIZE, 8)]
    values = list(zip(names, words))
    if len(data) > STATE_SIZE:
        vlenb = (len(data) - V) // 32
        values += zip(V_NAMES, struct.unpack_from('<5Q', data, VECTOR))
        values += [(f'v{i}', int.from_bytes(data[V + i * vlenb:V + (i + 1) * vlenb], 'little'))
                   for i in range(32)]
    return values


def parcel(word):
    """An instruction as assembler text."""
    return f'.4byte {word:#x}' if word & 3 == 3 else f'.2byte {word:#x}'


def machine(xlen, vlenb):
    """Options of the compiler."""
    arch = f'-march=rv{xlen}gc{"v" if vlenb else ""}'
    return [arch] if xlen == 64 else [arch, '-mabi=ilp32d']


def build(folder, sequences, xlen, vlenb=0, constants=b''):
    """The path of a program that runs the sequences: (words, state) each. The constants lie
    CONSTANTS behind the scratch memory."""
    states = sorted({state for _, state in sequences})
    numbers, size = {state: i for i, state in enumerate(states)}, state_size(vlenb)
    text = [RUNTIME]
    for i, (words, _) in enumerate(sequences):
        text.append(f's{i}: lui gp, {SCRATCH_AT >> 12:#x}')
        text += [parcel(word) for word in words]
        text.append('.option norvc; lui gp, %hi(dump); jalr zero, %lo(dump)(gp); .option rvc')
    text += ['.fill 4096, 4, 0x13', '.data', '.balign 4096', 'state: .skip 4096',
             'counter: .quad 0, 0', 'table:']
    text += [f'.quad s{i}, states + {numbers[state] * size}'
             for i, (_, state) in enumerate(sequences)]
    text.append('.balign 8\nstates: .incbin "states"\n.section scratch, "aw"\n.skip 0x8000 + CONSTANTS')
    text += ['.incbin "constants"', f'.skip 0x8000 - CONSTANTS - {len(constants)}']
    source, path = os.path.join(folder, 'program.S'), os.path.join(folder, 'program')
    with open(source, 'w', encoding='ascii') as file:
        file.write('\n'.join(text) + '\n')
    for name, data in (('states', b''.join(states)), ('constants', constants)):
        with open(os.path.join(folder, name), 'wb') as file:
            file.write(data)
    subprocess.run(['riscv64-linux-gnu-gcc', '-nostdlib', '-static', *machine(xlen, vlenb),
                    f'-DCOUNT={len(sequences)}', f'-DCONSTANTS={CONSTANTS}', f'-DVLENB={vlenb}', f'-DSIZE={size}',
                    '-Wl,--no-relax', '-Wl,-e_begin', '-Wl,-Tdata=0x20000000',
                    f'-Wl,--section-start=scratch={DATA:#x}', '-o', path, source], check=True,
                   cwd=folder)
    return path
