/* Flush-to-zero (FPCR.FZ) of sums that cancel: the result is exact, so flushing it raises underflow
 * alone (DDI 0487, FPRound). SPDX-License-Identifier: MIT */
#include "fp.inc"

        check   "fadd s0, s1, s2", v1=0x8400f442, v2=0x04007cc2, fpcr=0x1000000, to_v0=0x80000000, fpsr=0x8
        check   "fsub s0, s1, s2", v1=0x0400f442, v2=0x04007cc2, fpcr=0x1000000, to_v0=0, fpsr=0x8
        check   "fadd d0, d1, d2", v1=0x8010000000000001, v2=0x0010000000000000, fpcr=0x1000000, to_v0=0x8000000000000000, fpsr=0x8
        check   "fadd v0.2s, v1.2s, v2.2s", v1=0x8400f4428400f442, v2=0x04007cc204007cc2, fpcr=0x1000000, to_v0=0x8000000080000000, fpsr=0x8
        check   "faddp s0, v1.2s", v1=0x0400f4428400f440, fpcr=0x1000000, to_v0=0, fpsr=0x8
        check   "fmadd s0, s1, s2, s3", v1=0x3f800000, v2=0x0400f442, v3=0x84007cc2, fpcr=0x1000000, to_v0=0, fpsr=0x8
        check   "fadd s0, s1, s2", v1=0x80000001, v2=0x04007cc2, fpcr=0x1000000, to_v0=0x04007cc2, fpsr=0x80

        end_of_file
