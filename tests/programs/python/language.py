"""Computations, containers, classes, generators, exceptions, numbers."""
# SPDX-License-Identifier: MIT
import array
import bisect
import collections
import dataclasses
import datetime
import decimal
import fractions
import functools
import heapq
import itertools
import math
import random
import re
import string
import struct
import textwrap


def primes(limit):
    sieve = bytearray([1]) * (limit + 1)
    sieve[:2] = b"\0\0"
    for i in range(2, math.isqrt(limit) + 1):
        if sieve[i]:
            sieve[i * i :: i] = bytes(len(range(i * i, limit + 1, i)))
    return sum(sieve)


@functools.lru_cache(maxsize=None)
def collatz(n):
    return 1 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


@dataclasses.dataclass(order=True, frozen=True)
class Point:
    x: int
    y: float = 0.5

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


def tree(depth):
    return (tree(depth - 1), tree(depth - 1)) if depth else ()


def count(node):
    return 1 + sum(map(count, node))


def generator():
    received = yield 1
    try:
        yield received * 2
    finally:
        print("generator closed")


print("primes", primes(300000), "collatz", max(range(1, 20000), key=collatz))
print(Point(1) + Point(2, 1.25), Point(1) < Point(1, 1), count(tree(12)))
g = generator()
print(next(g), g.send(21))
g.close()
print(sorted(collections.Counter("mississippi").items()), dict(collections.OrderedDict(a=1)), collections.deque(range(5), 3))
print(list(itertools.islice(itertools.permutations("abc"), 4)), list(itertools.accumulate(range(6))))
heap = [(i * 7919) % 1009 for i in range(200)]
heapq.heapify(heap)
print([heapq.heappop(heap) for _ in range(5)], bisect.bisect([1, 3, 5, 7], 5))
print(2**521 % 1000007, math.factorial(60), pow(3, 10**9, 10**9 + 7), (1 << 200) // 3**50, -7 // 2, -7 % 3, divmod(10**30, -7))
print(int(str(3**5000)[-20:]), len(str(7**4000)), math.gcd(2**100 - 1, 2**60 - 1), math.comb(100, 50))
print(0.1 + 0.2, 1e308 * 10, float("nan"), 1 / 3, 2.5e-320, round(2.675, 2), 1e22, 123456789.123456789, float.hex(0.1))
print([f(0.7) for f in (math.sin, math.cos, math.tan, math.exp, math.sqrt, math.atan)], math.hypot(3, 4), math.fsum([0.1] * 10))
print(complex(1, 2) ** 2, abs(3 + 4j), math.floor(-1.5), math.trunc(1e15 + 0.5), math.copysign(1, -0.0), math.nextafter(1, 2))
decimal.getcontext().prec = 50
print(decimal.Decimal(2).sqrt(), decimal.Decimal(1) / 7, decimal.Decimal("1e-3").ln(), sum(fractions.Fraction(1, n) for n in range(1, 20)))
random.seed(42)
print([random.randrange(1000) for _ in range(5)], random.random(), random.sample(range(100), 3), random.gauss(0, 1))
print(re.findall(r"(?i)\b(\w)(\w*)\1\b", "Anna saw bob and Eve noon"), re.sub(r"(\d+)", lambda m: str(int(m[1]) * 2), "a1b22"))
print(struct.pack("<hIqd", -2, 3, -4, 1.5).hex(), struct.unpack(">f", b"\x40\x49\x0f\xdb"), array.array("d", [1, 2]).tobytes().hex())
print("%-6s|%6.2f|%#x" % ("ab", 3.14159, 255), "{:>8,}|{:^9}|{:08.3f}|{:e}|{:%}".format(1234567, "mid", -3.5, 12345.678, 0.25), f"{'x'!r:>5}")
print(string.capwords("hello wide world"), "straße".upper(), "ÀÉ".lower(), "a\u0301".encode("utf-8"), "日本語"[::-1], len("🙂"))
print(textwrap.fill("the quick brown fox jumps over the lazy dog", 20))
print(datetime.date(2024, 2, 29) + datetime.timedelta(days=366), datetime.datetime(2000, 1, 1).isoformat(), datetime.date(2026, 11, 23).isocalendar())
try:
    try:
        {}["missing"]
    except KeyError as error:
        raise ValueError("second") from error
except ValueError as error:
    print(repr(error), repr(error.__cause__))


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError:
    print("recursion")
print({**{"a": 1}, "b": [x * y for x in range(3) for y in range(3) if x != y]}, {1, 2} | {3}, (lambda *a, **k: (a, k))(1, z=2))
match [1, {"k": (2, 3)}]:
    case [first, {"k": (a, *rest)}]:
        print("matched", first, a, rest)
words = " ".join(f"w{i * i % 97}" for i in range(20000)).split()
print(len(set(words)), sorted(words, key=lambda w: (len(w), w))[:3], max(collections.Counter(words).values()), hash(12345), hash(0.5), hash((1, 2)))
