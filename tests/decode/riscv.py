"""Compares the generated RISC-V decoder and disassembler with binutils and LLVM.

    riscv.py RV_WORDS [--xlen 32|64] [--words N] [--seed N] [--show N] [--excused]

The same words must be valid, with the same mnemonic and the same operands. What the others do
differently is listed with the reason in EXCUSES; anything else fails the test. The words: all 16-bit
ones, words of each line of *.decode, all words one bit away from some of those, and random ones.

SPDX-License-Identifier: MIT
"""

import argparse
import collections
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile

BASE = {32: 1 << 30, 64: 1 << 36}
WITHOUT = {32: '-rv64', 64: '-rv32'}   # features of the table
ABI = {32: 'ilp32d', 64: 'lp64d'}
ARCH = ('gc_zba_zbb_zbc_zbs_zbkb_zbkc_zbkx_zknd_zkne_zknh_zksed_zksh_zfh_zicbom_zicbop_zicboz_'
        'zihintpause_zawrs_v')
LLVM_FEATURES = '+m,+a,+f,+d,+c,+zba,+zbb,+zbc,+zbs,+zfh,+zbkb,+zbkc,+zbkx,+zknd,+zkne,+zknh,' \
                '+zksed,+zksh,+v,+zvbb,+zvbc,+zvkg,+zvkned,+zvknhb,+zvksed,+zvksh,' \
                '+zicond,+experimental-zacas,+zawrs,+zfa,+zcb,+zicbom,+zicbop,+zicboz,+zihintpause'
AS, OBJDUMP, LLVM = 'riscv64-linux-gnu-as', 'riscv64-linux-gnu-objdump', 'llvm-objdump-19'
C_NOP = 1

# Ops of extensions that are younger than the tools: (tools, ops).
UNKNOWN = (
    (('binutils',),
     r'czero|amocas|amocas_[dq]|fmvh_x_d|fmvp_d_x|fminmaxm|fcompareq|fround|fcvtmod|fli|'
     r'c_(lbu|lh|sb|sh|mul|zext_[bhw]|sext_[bh]|not)|'
     r'vandn|vrotate|vror_imm|vreverse|vbrev|vcount|vwsll|vclmul|vaes|vaesz|vaeskf[12]|vgmul|vghsh|'
     r'vsha2ms|vsha2c|vsm4k|vsm4r|vsm3me|vsm3c'),
)
# (tools, op, text of the tool, reason); None is a word that the tool does not decode. The op '-' is
# a word that we do not decode.
EXCUSES = (
    (('llvm', 'binutils'), 'fence|fence_i', None,
     'reserved fields of fences are to be ignored (Volume I, "Memory Ordering Instructions")'),
    (('llvm', 'binutils'), 'fence', r'fence',
     'a reserved fm or register field is printed in one way or another'),
    (('llvm', 'binutils'), 'csr', r'csrr', 'we name the registers of user mode only'),
    (('llvm', 'binutils'), 'pause', r'fence', 'a hint within fence'),
    (('llvm', 'binutils'), 'prefetch', r'ori', 'a hint within ori'),
    (('llvm', 'binutils'), '-', r'(sfence|hfence|sinval|hinval|[uhd]ret|mnret|hlv|hsv)',
     'privileged: undefined to programs anyway'),
    (('binutils',), '-', r'(f\w+)\.q\b|fcvt\.q|fcvt\.\w+\.q|fl?q|fsq|fmv\.\w+\.q',
     'quadruple precision, which we lack'),
    (('binutils',), '-', r'f.*,unknown', 'a reserved rounding mode'),
    (('llvm', 'binutils'), '-', r'aes64ks1i .*,1[1-5]$|c.addi16sp sp,0$|c.lui \w+,0$',
     'a reserved operand'),
    (('llvm', 'binutils'), '-', r'(c\.)?(s[lr][la]i|rori|b(clr|set|inv|ext)i) .*,(3[2-9]|[45]\d|6[0-3])$',
     'RV32 reserves shifts by more than 31'),
    (('llvm', 'binutils'), 'c_slli|c_srli', r'c\.s(ll|rl|ra)i64', 'a shift by 0 is a hint'),
    (('binutils',), '-', r'vmv[248]r.v|vs[248]r.v|vl[248]re\d+.v',
     'a group of registers that is not aligned is reserved (V, "Vector Whole Register Move")'),
    (('llvm',), 'v(load|store)_indexed', None, 'RV32 has no indices of 64 bits'),
    (('llvm',), '-', r'fcvtmod', 'a rounding mode other than rtz is reserved (Zfa)'),
    (('binutils',), 'c_addi', r'c\.addi zero', 'c.nop'),
)


def missing_tools():
    return [tool for tool in (AS, OBJDUMP, LLVM) if not shutil.which(tool)]


def fill(word):
    """Every word takes 4 bytes: behind a 16-bit one comes a c.nop."""
    return word if word & 3 == 3 else word & 0xffff | C_NOP << 16


def words_of_lines(program, seed, per_line):
    done = subprocess.run(program + ['random', str(seed), str(per_line)],
                          stdout=subprocess.PIPE, text=True, check=True)
    return [fill(int(line.split('\t')[0], 16)) for line in done.stdout.splitlines()]


def choose_words(program, seed, count):
    generator = random.Random(seed)
    words = [fill(word) for word in range(1 << 16) if word & 3 != 3]
    words += [fill(generator.getrandbits(32) | 3) for _ in range(count // 6)]
    lines = len(words_of_lines(program, seed, 1))
    valid = words_of_lines(program, seed, max(3, count // 2 // lines))
    words += valid
    for word in generator.choices([word for word in valid if word & 3 == 3], k=count // 96):
        words += [word ^ 1 << bit for bit in range(2, 32)]
    return [word for word in words if word & 31 != 31]   # those are longer than 32 bits


def ours(program, base, words):
    """(op, text) for each word, ('-', None) if undefined."""
    done = subprocess.run(program + ['match', str(base)], check=True, capture_output=True,
                          input=struct.pack(f'<{len(words)}I', *words))
    lines = [line.split('\t') for line in done.stdout.decode().splitlines()]
    return [(op, canonical(text) if op != '-' else None) for _, op, text in lines]


def assemble(folder, xlen, words):
    source, path = os.path.join(folder, 'words.s'), os.path.join(folder, 'words.o')
    with open(source, 'w', encoding='ascii') as file:
        for word in words:
            file.write(f'.insn 4, {word:#x}\n' if word & 3 == 3 else
                       f'.insn 2, {word & 0xffff:#x}\n.insn 2, {word >> 16}\n')
    subprocess.run([AS, f'-march=rv{xlen}{ARCH}', f'-mabi={ABI[xlen]}', '-o', path, source], check=True)
    return path


def dump(command, path, base, count):
    """The texts by address."""
    done = subprocess.run(command + [f'--adjust-vma={base:#x}', path], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    texts = [None] * count
    pattern = re.compile(r'\s*([0-9a-f]+):\s+(?:(?:[0-9a-f]{2} ){1,3}[0-9a-f]{2}|[0-9a-f]{4,8})\s+(.*)')
    for line in done.stdout.decode().splitlines():
        match = pattern.match(line)
        # binutils prints addresses without 0x.
        text = match and re.sub(r'^((?:jal|c\.j(?:al)?|(?:c\.)?b\w+)\s+(?:.*,)?)([0-9a-f]{8,})\b', r'\g<1>0x\2',
                                match[2])
        if match and (int(match[1], 16) - base) % 4 == 0:
            texts[(int(match[1], 16) - base) // 4] = text
    bad = re.compile(r'\.\dbyte|\.word|\.short|\.insn|0x|<unknown>|unimp|c\.unimp')
    return [None if text is None or bad.match(text.strip()) else canonical(text) for text in texts]


NUMBER = re.compile(r'(?<![\w.-])(-?)(0x[0-9a-f]+|\d+)(?![\w.])')


def canonical(text):
    """One spelling: no comments and symbols, numbers in decimal modulo 2^64, one space."""
    text = re.sub(r'\s*(#|<).*', '', text.lower()).strip()
    text = NUMBER.sub(lambda m: str((-1 if m[1] else 1) * int(m[2], 0) % (1 << 64)), text)
    mnemonic, _, operands = re.sub(r'\s+', ' ', text).partition(' ')
    return f'{mnemonic} {operands.replace(" ", "")}'.strip()


def fix(tool, word, text):
    """The tool's text in the spelling that we use."""
    if text is None:
        return None
    mnemonic, _, operands = text.partition(' ')
    if tool == 'binutils':
        # "dyn" is not printed, nor is rne where the conversion is exact.
        printed = re.search(r',(rne|rtz|rdn|rup|rmm|dyn)$', operands)
        if takes_rounding(word) and not printed and not exact(word):
            operands += ',dyn'
    elif mnemonic == 'c.lui':   # LLVM prints it signed
        rd, value = operands.split(',')
        operands = f'{rd},{int(value) & 0xfffff}'
    elif mnemonic.startswith('fli.') and '.' in operands:   # with all digits
        rd, value = operands.split(',')
        operands = canonical(f'fli {rd},{float(value):g}').partition(' ')[2]
    return f'{mnemonic} {operands}'.strip()


def takes_rounding(word):
    opcode, funct = word & 0x7f, word >> 27
    return opcode in (0x43, 0x47, 0x4b, 0x4f) or \
        opcode == 0x53 and funct in (0, 1, 2, 3, 8, 11, 24, 26)


def exact(word):
    """Conversions that need no rounding: from narrower formats, of 32-bit integers to double."""
    if word & 0x7f != 0x53:
        return False
    to, source = word >> 25 & 3, word >> 20 & 31
    if word >> 27 == 8:
        return (to, source) in ((0, 2), (1, 0), (1, 2))
    return word >> 27 == 26 and to == 1 and source < 2


def excuse(tool, word, op, text):
    for tools, names in UNKNOWN:
        if tool in tools and re.fullmatch(names, op):
            return f'{tool} is older than the extension'
    if op in ('fcvt_f_f', 'fcvt_f_x') and text is None and exact(word):
        return 'an exact conversion has any rounding mode to us, rne alone to them'
    for tools, names, pattern, reason in EXCUSES:
        if tool in tools and re.fullmatch(names, op) and (
                text is None if pattern is None else text and re.match(pattern, text)):
            return reason
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program')
    parser.add_argument('--xlen', type=int, choices=(32, 64), default=64)
    parser.add_argument('--words', type=int, default=100000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--show', type=int, default=2, help='examples of each failure')
    parser.add_argument('--excused', action='store_true', help='list the excuses used')
    options = parser.parse_args()
    if missing_tools():
        print('not installed:', *missing_tools())
        return 77
    program, base = [options.program, WITHOUT[options.xlen]], BASE[options.xlen]
    words = choose_words(program, options.seed, options.words)
    with tempfile.TemporaryDirectory() as folder:
        path = assemble(folder, options.xlen, words)
        voices = {
            'binutils': dump([OBJDUMP, '-d', '-z', '-M', 'no-aliases'], path, base,
                             len(words)),
            'llvm': dump([LLVM, '-d', '-z', '-M', 'no-aliases', f'--mattr={LLVM_FEATURES}'], path,
                         base, len(words)),
        }
    failures, excused = collections.OrderedDict(), collections.Counter()
    for i, (word, (op, our_text)) in enumerate(zip(words, ours(program, base, words))):
        for tool, texts in voices.items():
            its_text = fix(tool, word, texts[i])
            if its_text == our_text:
                continue
            reason = excuse(tool, word, op, its_text)
            if reason:
                excused[tool, reason] += 1
                continue
            kind = f'{op}: {tool} says {its_text.partition(" ")[0] if its_text else "undefined"}'
            failures.setdefault(kind, []).append(f'{word:08x}  ours: {our_text}   {tool}: {its_text}')
    for kind, texts in sorted(failures.items(), key=lambda item: -len(item[1])):
        print(f'{len(texts):6}  {kind}')
        for text in texts[:options.show]:
            print(f'        {text}')
    if options.excused:
        for (tool, reason), number in excused.most_common():
            print(f'{number:6}  {tool}: {reason}')
    print(f'{len(words)} words compared, {sum(map(len, failures.values()))} failures, '
          f'{sum(excused.values())} explained differences')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
