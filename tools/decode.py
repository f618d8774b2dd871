#!/usr/bin/env python3
r"""Makes a decoder, a disassembler and a random instruction generator from *.decode files.

    decode.py --prefix a64 [--widths 32] [--include guest/aarch64/disasm.h]...
              --header OUT.h --decoder OUT.c --disassembler OUT.c FILE.decode...

Nothing in here knows an instruction set. Everything written is named after the prefix P.

== Lines ==

One encoding per line; a line that ends in a backslash goes on in the next one.

    # comment
    name[:args]  bits...  [constraint]...  @feature...  "template"

name        [a-z0-9_]+, unique over all files. With ":args" the decoded fields have the type
            struct P_args, shared by all lines that say the same :args (they must then have the
            same fields); without it the line has its own struct P_name.

bits        Tokens that add up to the width of the instruction, from the highest bit down:
                0110        fixed bits
                .           bits that do not matter ("..." are three, "1.0" is allowed)
                rd:5        an unsigned field of 5 bits
                imm:s9      a signed field of 9 bits
                imm[20:2]   explicit place: these 19 bits are bits 20 to 2 of the field
                imm[20:2]s  the same, and the field is signed
                imm[12]     one bit, explicit place
            A field may occur several times. Written name:WIDTH, its parts are concatenated in
            the order of the line, the first is the most significant. Written name[hi:lo], each
            part says itself where it goes, and bits of the field below or between that no part
            gives are 0 (so imm[27:2]s is a word offset scaled to bytes). One field uses one of
            the two ways. A field is signed if any of its parts has the s; its sign bit is then
            the highest bit of the whole field. Fields have at most 32 bits.

constraint  A C expression over the fields. A word that fails it does not match this line and the
            next lines are tried. Several constraints must all hold. @feature in it is 1 if the
            feature is in the set given to the decoder, else 0.

@feature    The line exists only if all its features are in the set given to the decoder.

Order       If several lines match a word, the earliest wins, over the files in the order given.
            A line that could never match is an error.

== Expressions ==

C integer expressions over fields, decimal and 0x numbers, and calls f(args) of the guest's C
functions, which are named P_f (declared by an --include header). Unsigned fields are `unsigned`,
signed ones `int`; in templates `pc` is the uint64_t address of the instruction. A `?:` needs
parentheses around it.

== Templates ==

The text that the disassembler prints, in the unaliased spelling of the standard assembler
(what `objdump -M no-aliases` prints): the mnemonic, one space, the operands. Within it

    {expr}               the value in decimal
    {f:expr,expr...}     what the guest's C function P_fmt_f(struct text *out, expr, expr...) prints
    {f:}                 the same without arguments
    {hex:expr}           the value as 0x... (built in, of a uint64_t)
    {?expr:text}         text if expr is not 0
    {?expr:text|text}    the first text if expr is not 0, else the second
    {@expr:text|text..}  the text number expr, from 0; nothing if there are not so many
    \{ \} \| \\          these characters (a | needs it only within {? and {@)

Texts nest: they may hold any of these again. Only guest functions know about registers,
conditions and the like; AArch64's are described in guest/aarch64/disasm.h.

== Twenty examples (AArch64) ==

    add_imm  sf:1 0 0 100010 sh:1 imm:12 rn:5 rd:5  "add {rsp:sf,rd}, {rsp:sf,rn}, #{imm}{?sh:, lsl #12}"
    add_shift:dp_shift  sf:1 0 0 01011 shift:2 0 rm:5 amount:6 rn:5 rd:5 \
             [shift != 3] [sf || amount < 32]  "add {r:sf,rd}, {r:sf,rn}, {r:sf,rm}{shift:shift,amount}"
    and_imm  sf:1 00 100100 n:1 immr:6 imms:6 rn:5 rd:5 [bitmask_valid(sf, n, imms)] \
             "and {rsp:sf,rd}, {r:sf,rn}, #{bitmask:sf,n,immr,imms}"
    movz     sf:1 10 100101 hw:2 imm:16 rd:5 [sf || hw < 2]  "movz {r:sf,rd}, #{hex:imm}{?hw:, lsl #{hw * 16}}"
    adr      0 imm[1:0] 10000 imm[20:2]s rd:5  "adr {x:rd}, {hex:pc + imm}"
    b        0 00101 imm[27:2]s  "b {hex:pc + imm}"
    b_cond   01010100 imm[20:2]s 0 cond:4  "b.{cond:cond} {hex:pc + imm}"
    tbz      bit:1 011011 0 bit:5 imm[15:2]s rt:5  "tbz {r:bit >> 5,rt}, #{bit}, {hex:pc + imm}"
    ldr_x_uimm  11 111 0 01 01 imm[14:3] rn:5 rt:5  "ldr {x:rt}, [{xsp:rn}{?imm:, #{imm}}]"
    ldr_w_post  10 111 0 00 01 0 imm:s9 01 rn:5 rt:5  "ldr {w:rt}, [{xsp:rn}], #{imm}"
    ldp_x_pre   10 101 0 011 1 imm[9:3]s rt2:5 rn:5 rt:5  "ldp {x:rt}, {x:rt2}, [{xsp:rn}, #{imm}]!"
    ldr_x_reg   11 111 0 00 01 1 rm:5 option:3 s:1 10 rn:5 rt:5 [option & 2] \
             "ldr {x:rt}, [{xsp:rn}, {r:option & 1,rm}{memext:option,s,3}]"
    ldadd    size:2 111 0 00 a:1 l:1 1 rs:5 0 000 00 rn:5 rt:5 @lse \
             "ldadd{?a:a}{?l:l}{@size:b|h||} {r:size == 3,rs}, {r:size == 3,rt}, [{xsp:rn}]"
    fadd_s   0001 1110 type:2 1 rm:5 0010 10 rn:5 rd:5 [type != 2] [type != 3]  "fadd {fp:type + 2,rd}, ..."
    fmov_imm 0001 1110 00 1 imm:8 100 00000 rd:5  "fmov {s:rd}, #{fpimm:imm}"
    csel     sf:1 00 11010100 rm:5 cond:4 00 rn:5 rd:5  "csel {r:sf,rd}, {r:sf,rn}, {r:sf,rm}, {cond:cond}"
    add_v    0 q:1 0 01110 size:2 1 rm:5 100001 rn:5 rd:5 [q || size != 3] \
             "add {v:rd,size,q}, {v:rn,size,q}, {v:rm,size,q}"
    mul_elem_h  0 q:1 0 01111 01 idx:1 idx:1 rm:4 1000 idx:1 0 rn:5 rd:5 \
             "mul {v:rd,1,q}, {v:rn,1,q}, {velem:rm,1,idx}"
    ld2_multi   0 q:1 0011000 1 000000 1000 size:2 rn:5 rt:5 [q || size != 3] \
             "ld2 {vlist:rt,2,size,q}, [{xsp:rn}]"
    mrs      1101010100 1 1 o0:1 op1:3 crn:4 crm:4 op2:3 rt:5  "mrs {x:rt}, {sysreg:o0 + 2,op1,crn,crm,op2}"

== Output ==

The header declares (with P = a64, and upper case P where C habit wants it)

    enum a64_op            A64_OP_<name>..., A64_OP_COUNT, in the order of the lines
    enum a64_feature       A64_FEATURE_<name>..., A64_FEATURE_COUNT; A64_FEATURE_WORDS
    a64_feature_add(), a64_feature_has()   on sets of features: uint64_t[A64_FEATURE_WORDS]
    a64_feature_names[]    their names
    struct a64_<name>      the decoded fields of a line
    a64_ops[]              mask, value, width and features of each line
    a64_op_texts[]         its name and pattern; without pointers, which would have to be relocated
                           whenever a program starts
    a64_match()            the op of a word, or -1: decoder only
    a64_translate_insn()   decodes and calls
                               bool tr_a64_<name>(struct a64_ctx *ctx, const struct a64_<name> *a)
                           false: nothing matches, tr_ returned false (undefined instruction), or
                           nobody has written that tr_ (the references are weak)
    a64_op_translated()    whether the tr_ of an op exists
    a64_disasm()           text of a word, false if it does not decode
    a64_random_insn()      a random word that decodes to the op

SPDX-License-Identifier: MIT
"""

import argparse
import collections
import re
import sys

NAME = re.compile(r'[a-z][a-z0-9_]*\Z')
FIXED = re.compile(r'[01.]+\Z')
FIELD = re.compile(r'([a-z_][a-z0-9_]*):(s?)(\d+)\Z')
PLACED = re.compile(r'([a-z_][a-z0-9_]*)\[(\d+)(?::(\d+))?\](s?)\Z')
TOKEN = re.compile(r'\s*(0x[0-9a-fA-F]+|\d+|[A-Za-z_][A-Za-z0-9_]*|<<|>>|&&|\|\||[=!<>]=|'
                   r'@[a-z][a-z0-9_]*|[-+*/%&|^~!<>()?:,])')
C_WORDS = {'auto', 'break', 'case', 'char', 'const', 'do', 'double', 'else', 'enum', 'float', 'for',
           'goto', 'if', 'inline', 'int', 'long', 'register', 'return', 'short', 'signed', 'switch',
           'unsigned', 'void', 'while', 'pc', 'out'}
LEAF_LINES = 1   # a leaf of the decision tree that is not worth splitting further
MAX_BITS = 7     # bits that one node of the tree looks at, at most


class DecodeError(Exception):
    """A mistake in a .decode file; its text starts with file:line."""


class Field:
    """A decoded field: parts are (low bit in the word, width, low bit in the field)."""

    def __init__(self, name):
        self.name = name
        self.parts = []
        self.signed = False
        self.placed = None

    def width(self):
        return max(place + width for _, width, place in self.parts)

    def finish(self, error):
        if not self.placed:   # concatenated: the last part is the least significant
            place = 0
            for i in range(len(self.parts) - 1, -1, -1):
                low, width, _ = self.parts[i]
                self.parts[i] = (low, width, place)
                place += width
        seen = 0
        for _, width, place in self.parts:
            bits = ((1 << width) - 1) << place
            if seen & bits:
                error(f'parts of field {self.name} overlap')
            seen |= bits
        if self.width() > 32:
            error(f'field {self.name} has more than 32 bits')

    def c_value(self):
        """The C expression that takes the field out of the word w."""
        terms = []
        for low, width, place in self.parts:
            term = f'(w >> {low})' if low else 'w'
            if low + width < 32:
                term = f'({term} & {(1 << width) - 1:#x}u)'
            terms.append(f'({term} << {place})' if place else term)
        value = ' | '.join(terms)
        if not self.signed:
            return value
        up = 32 - self.width()
        return f'(int)(({value}) << {up}) >> {up}' if up else f'(int)({value})'


class Line:
    """One encoding."""

    def __init__(self, path, number, text):
        self.path, self.number = path, number
        self.fields = collections.OrderedDict()
        self.constraints, self.features = [], []
        self.asks = []   # features that constraints ask for
        self.mask = self.value = self.width = 0
        self.template = None
        self.parse(text)

    def error(self, message):
        raise DecodeError(f'{self.path}:{self.number}: {message}')

    def parse(self, text):
        quote = text.find('"')
        if quote < 0 or text.rfind('"') == quote:
            self.error('no "template"')
        end = text.rfind('"')
        rest = text[end + 1:].strip()
        if rest and not rest.startswith('#'):
            self.error(f'unexpected {rest!r} after the template')
        tokens = self.tokens(text[:quote])
        if not tokens:
            self.error('no name')
        name, _, self.args = tokens[0].partition(':')
        self.name = name
        self.args = self.args or name
        for word in (name, self.args):
            if not NAME.match(word):
                self.error(f'bad name {tokens[0]!r}')
        bits = []
        for token in tokens[1:]:
            if token.startswith('['):
                self.constraints.append(token[1:-1].strip())
            elif token.startswith('@'):
                if not NAME.match(token[1:]):
                    self.error(f'bad feature {token!r}')
                self.features.append(token[1:])
            elif self.constraints or self.features:
                self.error(f'bits {token!r} after a constraint or feature')
            else:
                bits.append(token)
        self.parse_bits(bits)
        self.pattern = ' '.join(bits)
        self.template = Template(self, text[quote + 1:end])
        self.conditions = [self.expression(c, False) for c in self.constraints]

    def tokens(self, text):
        """Splits at spaces, keeping [constraints] together."""
        result, at = [], 0
        while at < len(text):
            if text[at].isspace():
                at += 1
                continue
            end = at
            if text[at] == '[':
                end = text.find(']', at) + 1
                if not end:
                    self.error('constraint without ]')
            else:
                while end < len(text) and not text[end].isspace():
                    end += 1
            result.append(text[at:end])
            at = end
        return result

    def parse_bits(self, tokens):
        parts = []   # (width, token kind, ...)
        for token in tokens:
            field, placed = FIELD.match(token), PLACED.match(token)
            if FIXED.match(token):
                parts.append((len(token), token, None))
            elif field:
                if int(field[3]) == 0:
                    self.error(f'field of no bits {token!r}')
                parts.append((int(field[3]), None, (field[1], field[2] == 's', None)))
            elif placed:
                high = int(placed[2])
                low = high if placed[3] is None else int(placed[3])
                if low > high:
                    self.error(f'bad places {token!r}')
                parts.append((high - low + 1, None, (placed[1], placed[4] == 's', low)))
            else:
                self.error(f'bad bits {token!r}')
        self.width = at = sum(part[0] for part in parts)
        for width, fixed, field in parts:
            at -= width
            if fixed:
                for i, bit in enumerate(reversed(fixed)):
                    if bit != '.':
                        self.mask |= 1 << (at + i)
                        self.value |= int(bit) << (at + i)
                continue
            self.add_part(at, width, *field)
        for field in self.fields.values():
            field.finish(self.error)

    def add_part(self, low, width, name, signed, place):
        if name in C_WORDS:
            self.error(f'{name!r} cannot be the name of a field')
        field = self.fields.setdefault(name, Field(name))
        if field.placed is not None and field.placed != (place is not None):
            self.error(f'field {name} mixes name:WIDTH with name[hi:lo]')
        field.placed = place is not None
        field.signed |= signed
        field.parts.append((low, width, place or 0))

    def expression(self, text, in_template):
        """Checks an expression and gives its C text, with %P% where the prefix goes."""
        at, depth, out = 0, 0, []
        text = text.strip()
        if not text:
            self.error('empty expression')
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                self.error(f'bad expression {text!r} at {text[at:]!r}')
            token, at = match[1], match.end()
            depth += (token == '(') - (token == ')')
            if depth < 0:
                break
            if token[0] == '@':
                if in_template:
                    self.error(f'{token!r} in a template')
                self.asks.append(token[1:])
                token = f'%P%_feature_has(features, %U%_FEATURE_{token[1:]})'
            elif re.match(r'[A-Za-z_]', token):
                if text[at:].lstrip().startswith('('):
                    token = f'%P%_{token}'
                elif token in self.fields:
                    token = f'a.{token}'
                elif not (token == 'pc' and in_template):
                    self.error(f'{token!r} in {text!r} is not a field')
            out.append(token)
        if depth:
            self.error(f'unbalanced parentheses in {text!r}')
        return ' '.join(out)

    def field_types(self):
        return sorted((f.name, f.signed) for f in self.fields.values())

    def hides(self, later):
        """Whether no word that matches the later line gets past this one."""
        return (not self.constraints and self.width == later.width
                and set(self.features) <= set(later.features)
                and self.mask & ~later.mask == 0 and (self.value ^ later.value) & self.mask == 0)


class Template:
    """Parses a template into C statements."""

    def __init__(self, line, text):
        self.line, self.text, self.at = line, text, 0
        self.statements = self.parse_text(nested=False)
        if self.at != len(text):
            line.error(f'unbalanced }} in template {text!r}')

    def parse_text(self, nested):
        """Statements up to the end of the text, or the | or } that ends a nested one."""
        statements, literal = [], ''
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == '}' or (char == '|' and nested):
                break
            if char == '\\':
                self.at += 1
                literal += self.text[self.at:self.at + 1]
            elif char == '{':
                statements += self.put(literal)
                literal = ''
                self.at += 1
                statements += self.substitution()
                self.expect('}')
                continue
            else:
                literal += char
            self.at += 1
        return statements + self.put(literal)

    @staticmethod
    def put(literal):
        if not literal:
            return []
        escaped = literal.replace('\\', '\\\\').replace('"', '\\"')
        return [f'text_put(out, "{escaped}");']

    def expect(self, char):
        if self.text[self.at:self.at + 1] != char:
            self.line.error(f'expected {char!r} at {self.text[self.at:]!r} in the template')
        self.at += 1

    def until(self, stops):
        """The text up to one of the stops that is outside parentheses."""
        start, depth = self.at, 0
        while self.at < len(self.text):
            char = self.text[self.at]
            if depth == 0 and char in stops:
                return self.text[start:self.at]
            depth += (char == '(') - (char == ')')
            self.at += 1
        self.line.error(f'{{ without }} in template {self.text!r}')

    def expression(self, stops):
        return self.line.expression(self.until(stops), True)

    def texts(self):
        result = [self.parse_text(nested=True)]
        while self.text[self.at:self.at + 1] == '|':
            self.at += 1
            result.append(self.parse_text(nested=True))
        return result

    def substitution(self):
        kind = self.text[self.at:self.at + 1]
        if kind == '?':
            self.at += 1
            condition = self.expression(':')
            self.at += 1
            texts = self.texts()
            if len(texts) > 2:
                self.line.error('{? has at most two texts')
            result = [f'if ({condition}) {{'] + texts[0] + ['}']
            return result + (['else {'] + texts[1] + ['}'] if len(texts) == 2 else [])
        if kind == '@':
            self.at += 1
            result = [f'switch ({self.expression(":")}) {{']
            self.at += 1
            for number, text in enumerate(self.texts()):
                result += [f'case {number}:'] + text + ['break;']
            return result + ['}']
        call = re.compile(r'([a-z][a-z0-9_]*):').match(self.text, self.at)
        if not call:
            return [f'text_decimal(out, {self.expression("}")});']
        self.at = call.end()
        arguments = []
        while self.text[self.at:self.at + 1] != '}':
            arguments.append(self.expression(',}'))
            if self.text[self.at] == ',':
                self.at += 1
        function = 'text_hex' if call[1] == 'hex' else f'%P%_fmt_{call[1]}'
        return [f'{function}({", ".join(["out"] + arguments)});']


def read_files(paths, widths):
    """All lines of the files, checked against each other."""
    lines, names, types = [], {}, {}
    for path in paths:
        with open(path, encoding='utf-8') as file:
            for number, text in logical_lines(file):
                line = Line(path, number, text)
                if line.width not in widths:
                    line.error(f'{line.name} has {line.width} bits, not '
                               + ' or '.join(map(str, widths)))
                if line.name in names:
                    other = names[line.name]
                    line.error(f'{line.name} is also at {other.path}:{other.number}')
                names[line.name] = line
                same = types.setdefault(line.args, line)
                if same.field_types() != line.field_types():
                    line.error(f'the fields of {line.name} differ from those of {same.name} '
                               f'({same.path}:{same.number}), which shares {line.args}')
                lines.append(line)
    for i, line in enumerate(lines):
        for earlier in lines[:i]:
            if earlier.hides(line):
                line.error(f'{line.name} never matches, all of it is in {earlier.name} '
                           f'({earlier.path}:{earlier.number})')
    if not lines:
        raise DecodeError(f'{paths[0]}:1: no encodings')
    return lines


def logical_lines(file):
    """Lines without comments, with continuations joined: (number of the first, text)."""
    start, text = 0, ''
    for number, raw in enumerate(file, 1):
        raw = raw.rstrip()
        if not text:
            start = number
            if raw.lstrip().startswith('#') or not raw:
                continue
        if raw.endswith('\\'):
            text += raw[:-1] + ' '
            continue
        yield start, text + raw
        text = ''
    if text:
        yield start, text


class Tree:
    """The decision tree, as tables: nodes look at some bits, leaves list candidates in order."""

    def __init__(self, lines):
        self.lines = lines
        self.nodes, self.children, self.leaves = [], [], []
        self.known = {}
        self.root = self.build(tuple(range(len(lines))))

    def build(self, candidates):
        """The reference of the (sub)tree for these candidates; the same set is built once."""
        if candidates not in self.known:
            choice = self.choose(candidates) if len(candidates) > LEAF_LINES else None
            self.known[candidates] = (self.node(candidates, *choice) if choice
                                      else self.leaf(candidates))
        return self.known[candidates]

    def leaf(self, candidates):
        at = len(self.leaves)
        self.leaves += list(candidates) + [0xffff]
        return 0x8000 | at

    def node(self, candidates, shift, bits):
        buckets = self.buckets(candidates, shift, bits)
        node, base = len(self.nodes), len(self.children)
        self.nodes.append((shift, bits, base))
        self.children += [0] * (1 << bits)
        for value, bucket in enumerate(buckets):
            self.children[base + value] = self.build(tuple(bucket))
        return node

    def buckets(self, candidates, shift, bits):
        result = [[] for _ in range(1 << bits)]
        ones = (1 << bits) - 1
        values = collections.OrderedDict()
        for i in candidates:
            mask = self.lines[i].mask >> shift & ones
            key = (mask, self.lines[i].value >> shift & mask)
            if key not in values:
                values[key] = [v for v in range(1 << bits) if v & mask == key[1]]
            for v in values[key]:
                result[v].append(i)
        return result

    def choose(self, candidates):
        """The bits to look at: those that leave the fewest candidates for an average line."""
        best, choice = len(candidates) - 0.01, None
        for shift in range(32):
            for bits in range(1, min(MAX_BITS, 32 - shift) + 1):
                counts = self.counts(candidates, shift, bits)
                total = sum(counts)
                if max(counts) == len(candidates):
                    continue   # some value leaves all of them: no progress there
                score = sum(c * c for c in counts) / total + bits / 16
                if score < best:
                    best, choice = score, (shift, bits)
        return choice

    def counts(self, candidates, shift, bits):
        ones = (1 << bits) - 1
        kinds = collections.Counter()
        for i in candidates:
            mask = self.lines[i].mask >> shift & ones
            kinds[mask, self.lines[i].value >> shift & mask] += 1
        counts = [0] * (1 << bits)
        for (mask, value), number in kinds.items():
            free = ones & ~mask
            sub = free
            while True:   # all values of the bits that these lines leave free
                counts[value | sub] += number
                if not sub:
                    break
                sub = (sub - 1) & free
        return counts


class Writer:
    """Writes the C files."""

    def __init__(self, lines, prefix, includes, header_name, sources):
        self.lines, self.prefix, self.upper = lines, prefix, prefix.upper()
        self.includes, self.header_name = includes, header_name
        self.banner = (f'/*\n * Generated by tools/decode.py from {" ".join(sources)}; '
                       'do not edit.\n * SPDX-License-Identifier: MIT\n */\n')
        self.features = []
        for line in lines:
            self.features += [f for f in dict.fromkeys(line.features + line.asks)
                              if f not in self.features]

    def fill(self, text):
        sizes = {f'%{field.upper()}_SIZE%': 1 + max(len(getattr(line, field)) for line in self.lines)
                 for field in ('name', 'pattern')}
        for key, value in {'%P%': self.prefix, '%U%': self.upper, **sizes}.items():
            text = text.replace(key, str(value))
        return text

    def header(self):
        out = [self.banner + '#pragma once\n', '#include <stdbool.h>', '#include <stddef.h>',
               '#include <stdint.h>\n', 'struct %P%_ctx;\n', 'enum %P%_op {']
        out += [f'    %U%_OP_{line.name},' for line in self.lines]
        out += ['    %U%_OP_COUNT,', '};\n', 'enum %P%_feature {']
        out += [f'    %U%_FEATURE_{name},' for name in self.features]
        out += ['    %U%_FEATURE_COUNT,', '};\n',
                f'#define %U%_FEATURE_WORDS {max(1, (len(self.features) + 63) // 64)}\n', HEADER_API]
        done = set()
        for line in self.lines:
            if line.args in done:
                continue
            done.add(line.args)
            out.append(f'struct %P%_{line.args} {{')
            for signed in (False, True):
                names = [f.name for f in line.fields.values() if f.signed == signed]
                if names:
                    out.append(f'    {"int" if signed else "unsigned"} {", ".join(names)};')
            if not line.fields:
                out.append('    unsigned unused; /* C has no empty structs */')
            out.append('};\n')
        for line in self.lines:
            out.append(f'bool tr_%P%_{line.name}(struct %P%_ctx *ctx, '
                       f'const struct %P%_{line.args} *a);')
        return self.fill('\n'.join(out)) + '\n'

    def source_top(self):
        out = [self.banner]
        out += [f'#include "{name}"' for name in [self.header_name] + self.includes]
        return out

    def extract(self, line, used=None):
        """C statements that decode the fields, or those of them that the text `used` needs."""
        fields = [f for f in line.fields.values()
                  if used is None or re.search(rf'\ba\.{f.name}\b', used)]
        if not fields:
            return [] if used is not None else [f'struct %P%_{line.args} a = {{0}};']
        values = ', '.join(f'.{f.name} = {f.c_value()}' for f in fields)
        return [f'struct %P%_{line.args} a = {{{values}}};']

    def decoder(self):
        tree = Tree(self.lines)
        if max(len(tree.nodes), len(tree.leaves)) >= 0x8000 or len(tree.children) > 0xffff:
            raise DecodeError('the decision tree is too large for 16 bits')
        out = self.source_top() + ['']
        out += [f'#pragma weak tr_%P%_{line.name}' for line in self.lines]
        out += ['', 'const char *const %P%_feature_names[%U%_FEATURE_COUNT + 1] = {']
        out += [f'    "{name}",' for name in self.features] + ['};\n']
        out.append('const struct %P%_op_info %P%_ops[%U%_OP_COUNT] = {')
        for line in self.lines:
            out.append(f'    {{{line.mask:#010x}, {line.value:#010x}, {line.width}, '
                       f'{int(bool(line.constraints))}, {{{self.feature_words(line)}}}}},')
        out += ['};\n', 'const struct %P%_op_text %P%_op_texts[%U%_OP_COUNT] = {']
        out += [f'    {{"{line.name}", "{line.pattern}"}},' for line in self.lines]
        out += ['};\n', 'static const struct {', '    uint8_t shift, bits;', '    uint16_t base;',
                f'}} nodes[{max(1, len(tree.nodes))}] = {{']
        out += [f'    {{{shift}, {bits}, {base}}},' for shift, bits, base in tree.nodes]
        out += ['};\n'] + self.table('children', tree.children or [0])
        out += self.table('leaves', tree.leaves)
        out.append(f'#define ROOT {tree.root:#x}u\n')
        out += self.constraint_function() + [DECODER_API] + self.translate_function()
        return self.fill('\n'.join(out)) + '\n'

    def feature_words(self, line):
        words = [0] * max(1, (len(self.features) + 63) // 64)
        for name in line.features:
            at = self.features.index(name)
            words[at // 64] |= 1 << at % 64
        return ', '.join(f'{word:#x}' for word in words)

    @staticmethod
    def table(name, values):
        out = [f'static const uint16_t {name}[{len(values)}] = {{']
        for at in range(0, len(values), 12):
            out.append('    ' + ' '.join(f'{v:#x},' for v in values[at:at + 12]))
        return out + ['};\n']

    def constraint_function(self):
        out = ['static bool constraints_hold(enum %P%_op op, uint32_t w, const uint64_t *features)',
               '{', '    switch (op) {']
        for line in self.lines:
            if line.conditions:
                text = ' && '.join(f'({c})' for c in line.conditions)
                out.append(f'    case %U%_OP_{line.name}: {{')
                out += ['        ' + s for s in self.extract(line, text)]
                out += [f'        return {text};', '    }']
        return out + ['    default: return true;', '    }', '}\n']

    def translate_function(self):
        out = ['bool %P%_translate_insn(struct %P%_ctx *ctx, uint32_t w, '
               'const uint64_t *features)', '{',
               '    switch (%P%_match(w, features)) {']
        for line in self.lines:
            out.append(f'    case %U%_OP_{line.name}: {{')
            out += ['        ' + s for s in self.extract(line)]
            out += [f'        return tr_%P%_{line.name} && tr_%P%_{line.name}(ctx, &a);', '    }']
        out += ['    default: return false;', '    }', '}\n',
                'bool %P%_op_translated(enum %P%_op op)', '{', '    switch (op) {']
        out += [f'    case %U%_OP_{line.name}: return tr_%P%_{line.name};' for line in self.lines]
        return out + ['    default: return false;', '    }', '}']

    def disassembler(self):
        out = self.source_top() + ['#include "guest/text.h"\n', 'static void print_op(struct text '
                                   '*out, enum %P%_op op, uint32_t w, uint64_t pc)', '{',
                                   '    switch (op) {']
        for line in self.lines:
            out.append(f'    case %U%_OP_{line.name}: {{')
            body = line.template.statements
            out += ['        ' + s for s in self.extract(line, '\n'.join(body)) + body]
            out += ['        break;', '    }']
        out += ['    default: break;', '    }', '}\n', DISASSEMBLER_API]
        return self.fill('\n'.join(out))


HEADER_API = r'''extern const char *const %P%_feature_names[%U%_FEATURE_COUNT + 1]; /* a null pointer ends it */

/* Sets of features are arrays of %U%_FEATURE_WORDS words. */
static inline void %P%_feature_add(uint64_t *features, enum %P%_feature feature)
{
    features[feature / 64] |= (uint64_t)1 << feature % 64;
}

static inline bool %P%_feature_has(const uint64_t *features, enum %P%_feature feature)
{
    return features[feature / 64] >> feature % 64 & 1;
}

struct %P%_op_info {
    uint32_t mask, value; /* the fixed bits */
    uint8_t width;        /* bits of the instruction */
    bool constrained;
    uint64_t features[%U%_FEATURE_WORDS]; /* all are needed */
};

extern const struct %P%_op_info %P%_ops[%U%_OP_COUNT];

struct %P%_op_text {
    char name[%NAME_SIZE%], pattern[%PATTERN_SIZE%];
};

extern const struct %P%_op_text %P%_op_texts[%U%_OP_COUNT];

/* The op that a word decodes to, or -1. */
int %P%_match(uint32_t word, const uint64_t *features);

/* Decodes a word and translates it; false means undefined instruction. */
bool %P%_translate_insn(struct %P%_ctx *ctx, uint32_t word, const uint64_t *features);

/* Whether somebody has written the translation of an op. */
bool %P%_op_translated(enum %P%_op op);

/* Writes the text of a word; false and a .word if it does not decode with these features (null:
 * all of them). */
bool %P%_disasm(uint32_t word, uint64_t pc, const uint64_t *features, char *buf, size_t size);

/* A random word that decodes to the op with these features; rng() gives 32 random bits. False if
 * none was found, as when the features lack what the op needs. */
bool %P%_random_insn(enum %P%_op op, const uint64_t *features,
                     uint32_t (*rng)(void *opaque), void *opaque, uint32_t *word);
'''

DECODER_API = r'''static bool matches(enum %P%_op op, uint32_t w, const uint64_t *features)
{
    const struct %P%_op_info *info = &%P%_ops[op];

    if ((w & info->mask) != info->value)
        return false;
    for (unsigned i = 0; i < %U%_FEATURE_WORDS; i++) {
        if (info->features[i] & ~features[i])
            return false;
    }
    return !info->constrained || constraints_hold(op, w, features);
}

int %P%_match(uint32_t w, const uint64_t *features)
{
    unsigned at = ROOT;

    while (!(at & 0x8000)) {
        unsigned bits = w >> nodes[at].shift & ((1u << nodes[at].bits) - 1);
        at = children[nodes[at].base + bits];
    }
    for (const uint16_t *op = &leaves[at & 0x7fff]; *op != 0xffff; op++) {
        if (matches(*op, w, features))
            return *op;
    }
    return -1;
}

bool %P%_random_insn(enum %P%_op op, const uint64_t *features,
                     uint32_t (*rng)(void *opaque), void *opaque, uint32_t *word)
{
    const struct %P%_op_info *info = &%P%_ops[op];

    for (unsigned tries = 0; tries < 1000000; tries++) {
        uint32_t w = (rng(opaque) & ~info->mask) | info->value;

        if (info->width < 32)
            w &= (1u << info->width) - 1;
        if (%P%_match(w, features) == (int)op) {
            *word = w;
            return true;
        }
    }
    return false;
}
'''

DISASSEMBLER_API = r'''bool %P%_disasm(uint32_t word, uint64_t pc, const uint64_t *features, char *buf, size_t size)
{
    uint64_t all[%U%_FEATURE_WORDS];
    struct text out;

    for (unsigned i = 0; i < %U%_FEATURE_WORDS; i++)
        all[i] = UINT64_MAX;
    text_init(&out, buf, size);

    int op = %P%_match(word, features ? features : all);
    if (op < 0) {
        text_put(&out, ".word ");
        text_hex(&out, word);
        return false;
    }
    print_op(&out, op, word, pc);
    return true;
}
'''


def main():
    parser = argparse.ArgumentParser(description='Makes decoders from *.decode files.')
    parser.add_argument('--prefix', required=True)
    parser.add_argument('--widths', default='32', help='allowed widths in bits, by commas')
    parser.add_argument('--include', action='append', default=[], help='for both sources')
    parser.add_argument('--header-name', help='how the sources include the header')
    parser.add_argument('--header', required=True)
    parser.add_argument('--decoder', required=True)
    parser.add_argument('--disassembler', required=True)
    parser.add_argument('files', nargs='+')
    options = parser.parse_args()
    try:
        lines = read_files(options.files, [int(width) for width in options.widths.split(',')])
        writer = Writer(lines, options.prefix, options.include,
                        options.header_name or options.header,
                        [re.sub(r'.*/', '', path) for path in options.files])
        outputs = [(options.header, writer.header()), (options.decoder, writer.decoder()),
                   (options.disassembler, writer.disassembler())]
    except DecodeError as error:
        print(error, file=sys.stderr)
        return 1
    for path, text in outputs:
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
    return 0


if __name__ == '__main__':
    sys.exit(main())
