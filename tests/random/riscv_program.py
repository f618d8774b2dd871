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

# A start state and a dump have the same layout: x1 to x31 (gp: 0), fcsr, f0 to f31, scratch. Registers of
# RV32 are the lower halves of 64 bits.
FCSR, F, SCRATCH = 248, 256, 512
STATE_SIZE = SCRATCH + SCRATCH_SIZE

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
        .globl  _start
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
        li      a0, 1
        mv      a1, gp
        li      a2, 1024
        li      a7, 64
        ecall
        j       _start
        .option rvc
'''


def pack_state(x, fcsr, f, scratch):
    """x: x1 to x31, f: 32 integers of 64 bits, scratch: bytes."""
    return struct.pack('<64Q', *x, fcsr, *f) + scratch


def unpack_state(data):
    """The state as a list of (name, value)."""
    words = struct.unpack(f'<{STATE_SIZE // 8}Q', data)
    names = [f'x{i}' for i in range(1, 32)] + ['fcsr'] + [f'f{i}' for i in range(32)]
    names += [f'scratch+{i:#x}' for i in range(0, SCRATCH_SIZE, 8)]
    return list(zip(names, words))


def parcel(word):
    """An instruction as assembler text."""
    return f'.4byte {word:#x}' if word & 3 == 3 else f'.2byte {word:#x}'


MACHINES = {32: ['-march=rv32gc', '-mabi=ilp32d'], 64: ['-march=rv64gc']}


def build(folder, sequences, xlen):
    """The path of a program that runs the sequences: (words, state) each."""
    states = sorted({state for _, state in sequences})
    text = [RUNTIME]
    for i, (words, _) in enumerate(sequences):
        text.append(f's{i}: lui gp, {SCRATCH_AT >> 12:#x}')
        text += [parcel(word) for word in words]
        text.append('.option norvc; lui gp, %hi(dump); jalr zero, %lo(dump)(gp); .option rvc')
    text += ['.fill 4096, 4, 0x13', '.data', 'state: .skip 4096', 'counter: .quad 0, 0', 'table:']
    text += [f'.quad s{i}, states + {states.index(state) * STATE_SIZE}'
             for i, (_, state) in enumerate(sequences)]
    text.append('.balign 8\nstates: .incbin "states"\n.section scratch, "aw", @nobits\n.skip 0x10000')
    source, path = os.path.join(folder, 'program.S'), os.path.join(folder, 'program')
    with open(source, 'w', encoding='ascii') as file:
        file.write('\n'.join(text) + '\n')
    with open(os.path.join(folder, 'states'), 'wb') as file:
        file.write(b''.join(states))
    subprocess.run(['riscv64-linux-gnu-gcc', '-nostdlib', '-static', *MACHINES[xlen],
                    f'-DCOUNT={len(sequences)}', '-Wl,--no-relax', f'-Wl,-Tdata=0x20000000',
                    f'-Wl,--section-start=scratch={DATA:#x}', '-o', path, source], check=True, cwd=folder)
    return path
