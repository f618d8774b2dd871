"""Runs the A64 disassemblers that are compared, and brings their text to one form.

Three voices: our a64_words, binutils' objdump and LLVM's llvm-objdump. Each takes a list of words
and gives a list of texts, None where it sees no instruction. Words are placed one after another
from BASE, so that pc-relative operands compare as addresses.

SPDX-License-Identifier: MIT
"""

import os
import re
import shutil
import struct
import subprocess
import tempfile

BASE = 1 << 36
LLVM_FEATURES = ('v8.6a,fp16fml,sha3,sm4,aes,sha2,rand,ssbs,sb,flagm,altnzcv,bf16,i8mm,dit,ccdp,'
                 'predres,rcpc-immo,fullfp16,dotprod,complxnum,jsconv,pauth,lse,rdm,crc,bti,ccpp')
OBJCOPY, OBJDUMP = 'aarch64-linux-gnu-objcopy', 'aarch64-linux-gnu-objdump'
LLVM = 'llvm-objdump'


def missing_tools():
    return [tool for tool in (OBJCOPY, OBJDUMP, LLVM) if not shutil.which(tool)]


def ours(program, words):
    """(op, text) for each word, (None, None) if undefined."""
    done = subprocess.run([program, 'match', str(BASE)], check=True, capture_output=True,
                          input=pack(words))
    result = []
    for line in done.stdout.decode().splitlines():
        _, op, text = line.split('\t')
        result.append((op, canonical(text)) if op != '-' else (None, None))
    assert len(result) == len(words)
    return result


def ours_base(program, words):
    """The op of each word on a CPU without any optional feature, None if undefined."""
    done = subprocess.run([program, 'base'], check=True, capture_output=True, input=pack(words))
    ops = [line.split('\t')[1] for line in done.stdout.decode().splitlines()]
    return [None if op == '-' else op for op in ops]


def binutils(words):
    with tempfile.NamedTemporaryFile() as file:
        file.write(pack(words))
        file.flush()
        lines = run([OBJDUMP, '-D', '-z', '-b', 'binary', '-m', 'aarch64', '-M', 'no-aliases',
                     f'--adjust-vma={BASE:#x}', file.name])
    texts = collect(lines, re.compile(r'\s*([0-9a-f]+):\t[0-9a-f]{8} \t(.*)'), len(words))
    return [None if re.match(r'\.inst|\.word|undefined', text) or '; undefined' in text
            else canonical(text) for text in texts]


def llvm(words, features=LLVM_FEATURES):
    with tempfile.TemporaryDirectory() as folder:
        raw, elf = os.path.join(folder, 'raw'), os.path.join(folder, 'elf')
        with open(raw, 'wb') as file:
            file.write(pack(words))
        subprocess.run([OBJCOPY, '-I', 'binary', '-O', 'elf64-littleaarch64', '--rename-section',
                        '.data=.text,code,alloc,load,readonly,contents', raw, elf], check=True)
        features = ','.join('+' + name for name in features.split(','))
        lines = run([LLVM, '-d', '-z', '-M', 'no-aliases', '--no-show-raw-insn',
                     f'--mattr={features}', f'--adjust-vma={BASE:#x}', elf])
    texts = collect(lines, re.compile(r'\s*([0-9a-f]+):\s+(.*)'), len(words))
    result = []
    for i, text in enumerate(texts):
        if '<unknown>' in text:
            result.append(None)
            continue
        address = BASE + 4 * i
        # LLVM 14 prints adr with an offset, all other pc-relative operands with an address.
        text = re.sub(r'^(adr\s+\w+, )#(-?\d+)', lambda m: f'{m[1]}{address + int(m[2]):#x}', text)
        result.append(canonical(text))
    return result


def pack(words):
    return struct.pack(f'<{len(words)}I', *words)


def run(command):
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return done.stdout.decode().splitlines()


def collect(lines, pattern, count):
    """The texts by address: every word must have exactly one."""
    texts = [None] * count
    for line in lines:
        match = pattern.match(line)
        if match:
            texts[(int(match[1], 16) - BASE) // 4] = match[2]
    assert None not in texts, f'no line for word {texts.index(None)}'
    return texts


NUMBER = re.compile(r'(?<![\w.])#?(-?)(0x[0-9a-f]+|\d+\.\d+(?:e[-+]?\d+)?|\d+)(?![\w.])')
RANGE = re.compile(r'\{ *([vz])(\d+)(\.\w+) *- *[vz](\d+)\.\w+ *\}')


def canonical(text):
    """One spelling: no comments, no symbols, numbers in decimal modulo 2^64, no spaces but the one
    after the mnemonic, register lists written out."""
    text = re.sub(r'\s*(//|;).*', '', text.lower())
    text = re.sub(r'\s*<[^>]*>', '', text).strip()
    text = RANGE.sub(expand_range, text)
    text = NUMBER.sub(number, text)
    mnemonic, _, operands = re.sub(r'\s+', ' ', text).partition(' ')
    operands = re.sub(r' *([\[\]{},!]) *', r'\1', operands)
    operands = re.sub(r',#0\]', ']', operands)   # an offset of 0 may be left out
    return f'{mnemonic} {operands}'.strip()


def expand_range(match):
    first, last = int(match[2]), int(match[4])
    count = (last - first) % 32 + 1
    return '{' + ', '.join(f'{match[1]}{(first + i) % 32}{match[3]}' for i in range(count)) + '}'


def number(match):
    if '.' in match[2]:
        return f'#{match[1]}{float(match[2])!r}'
    value = int(match[2], 0)
    return f'#{(-value if match[1] else value) % (1 << 64)}'
