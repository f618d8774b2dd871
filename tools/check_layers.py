#!/usr/bin/env python3
"""Checks who includes whom: the arrows of docs/architecture.md, the licence line, and the length of files.
SPDX-License-Identifier: MIT"""
import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
ALLOWED = {
    "base": [],
    "softfp": ["base"],
    "ir": ["base", "softfp"],
    "host": ["base", "softfp", "ir"],
    "vm": ["base", "ir", "softfp", "host/backend.h"],
    "guest": ["base", "softfp", "ir", "vm"],
    "control": ["base", "ir", "softfp", "vm"],
    "user": ["base", "ir", "softfp", "vm", "host/backend.h", "control/gdb.h"],
    "block": ["base"],
    "cmd": ["base", "softfp", "ir", "host", "vm", "guest", "user", "block"],
}
MAX_LINES = 1000  # tables (.def, .decode, *_table.c) aside


def files():
    listed = subprocess.run(["git", "-C", TOP, "ls-files", "-co", "--exclude-standard"], check=True, capture_output=True, text=True).stdout
    return [Path(name) for name in listed.split("\n") if name and (TOP / name).exists()]


def included(path):
    """Names of project headers that a file includes, with line numbers."""
    for number, line in enumerate((TOP / path).read_text().split("\n"), 1):
        match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if match:
            yield number, match.group(1)


def permitted(layer, header):
    if "/" not in header:  # generated headers sit beside the code that includes them
        return True
    return any(header == entry or header.startswith(entry + "/") for entry in [*ALLOWED[layer], layer])


def main():
    errors = []
    for path in files():
        if path.suffix not in (".c", ".h", ".py", ".sh", ".decode", ".def"):
            continue
        if "SPDX-License-Identifier" not in (TOP / path).read_text():
            errors.append(f"{path}:1: no SPDX-License-Identifier line ")
        layer = path.parts[0]
        if layer not in ALLOWED or path.suffix not in (".c", ".h"):
            continue
        for number, header in included(path):
            if not permitted(layer, header):
                errors.append(f"{path}:{number}: {layer}/ may not include \"{header}\"")
        lines = (TOP / path).read_text().count("\n")
        if lines > MAX_LINES and not path.stem.endswith("_table"):
            errors.append(f"{path}: {lines} lines; over {MAX_LINES} it is probably about two things")
    print("\n".join(errors) or "layers: every arrow points the right way")
    return 1 if errors else 0


sys.exit(main())
