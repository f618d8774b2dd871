"""What the RISC-V specifications say, as a model to expect results from.

SPDX-License-Identifier: MIT
"""

from . import crypto, scalar, scalar_fp, vector, vector_fp, vector_int, vector_move   # noqa: F401
from .machine import OPS, Fault, Machine, Unspecified   # noqa: F401
