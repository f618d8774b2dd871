"""What the disassemblers print differently from the manual's syntax, each with its reason, and
which encodings are not compared at all. Sections are those of ARM DDI 0487.

SPDX-License-Identifier: MIT
"""

import re

# Encodings of extensions that EL0 of our CPUs does not have: (mask, value, what it is). They are
# undefined to us and are not compared.
OUTSIDE = [
    (0x1e000000, 0x04000000, 'SVE (C4.1, op0 = 0010)'),
    (0x9e000000, 0x80000000, 'SME (C4.1, op0 = 0000 with bit 31)'),
    (0xff200000, 0xd9200000, 'MTE: loads and stores of tags (C4.1.94)'),
    (0xbfc00000, 0x91800000, 'MTE: addg, subg (C4.1.92)'),
    (0xdfe0fc00, 0x9ac00000, 'MTE: subp, subps'),
    (0xffe0fc00, 0x9ac01000, 'MTE: irg'),
    (0xffe0fc00, 0x9ac01400, 'MTE: gmi'),
    (0xfe400000, 0x68000000, 'MTE: stgp'),
    (0x3b200c00, 0x19000400, 'MOPS: cpy and set'),
    (0x7fc00000, 0x11c00000, 'CSSC: minima and maxima with an immediate'),
    (0x7fe0f000, 0x1ac06000, 'CSSC: minima and maxima'),
    (0x7ffff800, 0x5ac01800, 'CSSC: ctz, cnt'),
    (0x7ffffc00, 0x5ac02000, 'CSSC: abs'),
    (0xff000010, 0x54000010, 'HBC: bc.cond'),
    (0xffe0fc00, 0xf8209000, 'LS64: st64b'),
    (0xffe0fc00, 0xf820a000, 'LS64: st64bv0'),
    (0xffe0fc00, 0xf820b000, 'LS64: st64bv'),
    (0xffe0fc00, 0xf820d000, 'LS64: ld64b'),
]


def outside(word):
    """The name of the extension that an excluded word belongs to, or None."""
    for mask, value, name in OUTSIDE:
        if word & mask == value:
            return name
    return None


def fix_binutils(word, text):
    """Binutils' text in the spelling that we use."""
    return text and conditions(text)


def fix_llvm(word, text):
    """LLVM's text in the spelling that we use."""
    if not text:
        return text
    # llvm-objdump 14 prints these aliases in spite of -M no-aliases (C6.2, SBFM, BFM, UBFM and
    # "Move wide"). The originals are made again from the operands of the alias.
    mnemonic, _, operands = conditions(text).partition(' ')
    if word & 0x1f800000 == 0x13000000:
        return bitfield(mnemonic, operands.split(','), text)
    if word & 0x1f800000 == 0x12800000 and mnemonic == 'mov':
        return move_wide(word, *operands.split(','))
    if mnemonic == 'mov' and re.match(r'[bhsd]\d+,v\d+', operands):
        mnemonic = 'dup'
    return f'{mnemonic} {operands}'.strip()


def conditions(text):
    """The manual names two conditions twice (C1.2.4): we write hs and lo for cs and cc."""
    text = re.sub(r'^b\.c([sc]) ', lambda m: 'b.hs ' if m[1] == 's' else 'b.lo ', text)
    if text.startswith(('cc', 'cs', 'fcc', 'fcs')):
        text = re.sub(r',cs$', ',hs', re.sub(r',cc$', ',lo', text))
    return text


EXTENSIONS = {'sxtb': ('sbfm', 7), 'sxth': ('sbfm', 15), 'sxtw': ('sbfm', 31),
              'uxtb': ('ubfm', 7), 'uxth': ('ubfm', 15)}


def bitfield(mnemonic, operands, text):
    rd = operands[0]
    width = 64 if rd.startswith('x') else 32
    numbers = [int(x[1:]) for x in operands if x.startswith('#')]
    rn = operands[1].replace('w', rd[0]) if mnemonic != 'bfc' else rd[0] + 'zr'
    if mnemonic in EXTENSIONS:
        name, (immr, imms) = EXTENSIONS[mnemonic][0], (0, EXTENSIONS[mnemonic][1])
    elif mnemonic in ('asr', 'lsr'):
        name, immr, imms = 'sbfm' if mnemonic == 'asr' else 'ubfm', numbers[0], width - 1
    elif mnemonic == 'lsl':
        name, immr, imms = 'ubfm', (width - numbers[0]) % width, width - 1 - numbers[0]
    elif mnemonic in ('sbfiz', 'ubfiz', 'bfi', 'bfc'):
        name = {'s': 'sbfm', 'u': 'ubfm', 'b': 'bfm'}[mnemonic[0]]
        immr, imms = (width - numbers[0]) % width, numbers[1] - 1
    elif mnemonic in ('sbfx', 'ubfx', 'bfxil'):
        name = {'s': 'sbfm', 'u': 'ubfm', 'b': 'bfm'}[mnemonic[0]]
        immr, imms = numbers[0], numbers[0] + numbers[1] - 1
    else:
        return text
    return f'{name} {rd},{rn},#{immr},#{imms}'


def move_wide(word, rd, value):
    """movz or movn for the value that LLVM's mov prints, by the shift that the word has."""
    bits = 64 if rd.startswith('x') else 32
    shift = word >> 21 & 3
    value = int(value[1:]) % (1 << bits)
    name = 'movz' if word >> 29 & 3 == 2 else 'movn'
    if name == 'movn':
        value ^= (1 << bits) - 1
    if value & ~(0xffff << shift * 16):
        return f'mov of impossible value {value:#x}'
    return f'{name} {rd},#{value >> shift * 16}' + (f',lsl #{shift * 16}' if shift else '')


def excuse(tool, word, op, our_text, its_text):
    """The reason why a tool may differ here, or None."""
    return None
