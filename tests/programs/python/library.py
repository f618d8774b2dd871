"""The C modules of the library: hashes, compression, databases, parsers, ctypes."""
# SPDX-License-Identifier: MIT
import base64
import binascii
import bz2
import csv
import ctypes
import hashlib
import hmac
import io
import json
import lzma
import mmap
import os
import pickle
import sqlite3
import statistics
import tarfile
import tempfile
import time
import unicodedata
import uuid
import xml.etree.ElementTree as ET
import zipfile
import zlib

data = b"".join(b"line %d of the data\n" % (i * i % 1000) for i in range(20000))
for name in ["md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s", "shake_128"]:
    digest = hashlib.new(name, data)
    print(name, digest.hexdigest(16) if "shake" in name else digest.hexdigest())
print(hmac.new(b"key", data, "sha256").hexdigest(), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 1000).hex())
print(hashlib.scrypt(b"pw", salt=b"na", n=1024, r=8, p=1, dklen=16).hex())
for module in (zlib, bz2, lzma):
    packed = module.compress(data)
    print(module.__name__, len(packed) < len(data) // 4, module.decompress(packed) == data)
print(zlib.crc32(data), zlib.adler32(data), binascii.crc_hqx(data, 0), base64.b85encode(data[:10]))
thing = {"list": [1, 2.5, None, True, "ü\n"], "nested": {"k": [[]]}, "big": 10**30, "tiny": 1e-300}
text = json.dumps(thing, sort_keys=True)
print(text, json.loads(text) == thing, pickle.loads(pickle.dumps(thing)) == thing, len(json.dumps(list(range(20000)))))
database = sqlite3.connect(":memory:")
database.execute("create table t(a integer primary key, b text, c real)")
database.executemany("insert into t(b, c) values (?, ?)", ((f"row {i % 10}", i / 7) for i in range(5000)))
print(database.execute("select b, count(*), round(sum(c), 6) from t group by b order by 3 limit 3").fetchall())
root = ET.fromstring("<a><b k='1'>text</b>" + "<c/>" * 100 + "</a>")
print(root.find("b").text, len(root.findall("c")), ET.tostring(root)[:40])
stream = io.StringIO()
csv.writer(stream).writerows([["a", 'quo"te', "com,ma"], [1, 2.5, None]])
print(repr(stream.getvalue()), list(csv.reader(io.StringIO(stream.getvalue())))[0])
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file")
    with open(path, "w+b") as f:
        f.write(data)
        f.flush()
        with mmap.mmap(f.fileno(), 0) as m:
            print(m.find(b"999"), m[:6], len(m))
            m[:4] = b"LINE"
        f.seek(0)
        print(f.read(6))
    with zipfile.ZipFile(path + ".zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("inside", data)
    with zipfile.ZipFile(path + ".zip") as z:
        print(z.testzip(), z.read("inside") == data)
    with tarfile.open(path + ".tar.gz", "w:gz") as t:
        t.add(path, "inside")
    with tarfile.open(path + ".tar.gz") as t:
        print(t.getnames(), t.extractfile("inside").read() == open(path, "rb").read())
    print(sorted(os.listdir(folder)), os.stat(path).st_size, os.access(path, os.X_OK))
libc = ctypes.CDLL(None)
libc.strtod.restype, libc.strtod.argtypes = ctypes.c_double, [ctypes.c_char_p, ctypes.c_void_p]
compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
numbers = (ctypes.c_int * 8)(5, 3, 8, 1, 9, 2, 7, 4)
libc.qsort(numbers, 8, ctypes.sizeof(ctypes.c_int), compare(lambda a, b: a[0] - b[0]))
print(list(numbers), libc.strtod(b"2.5e3", None), libc.abs(-5), ctypes.string_at(b"hello", 3))


class Pair(ctypes.Structure):
    _fields_ = [("a", ctypes.c_uint8), ("b", ctypes.c_double), ("c", ctypes.c_uint16, 5)]


print(ctypes.sizeof(Pair), bytes(Pair(1, 2.0, 3))[:16].hex(), statistics.stdev([1, 2, 3.5, 7]), statistics.median(range(9)))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"), unicodedata.name("é"), unicodedata.normalize("NFD", "é").encode())
print(time.strftime("%F %T", time.gmtime(10**9)), time.monotonic() > 0, os.uname().sysname, os.cpu_count() > 0, len(os.urandom(8)))
