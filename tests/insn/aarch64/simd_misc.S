// Advanced SIMD: two registers, across lanes.
// SPDX-License-Identifier: MIT

#include "simd.inc"

        start
        simd "rev64 v0.8b, v1.8b", 0, 0x80ff807ffe7fffff, 0x80ffffff7f, 0x3ca5bf96214d70e8
        simd "rev64 v0.4h, v1.4h", 0, 0xff807f807ffeffff, 0x8000ffff7fff, 0xa53c96bf4d21e870
        simd "rev64 v0.2s, v1.2s", 0, 0x7f80ff80ffff7ffe, 0x800000007fffffff, 0x96bfa53ce8704d21
        simd "rev64 v0.16b, v1.16b", 0, 0x1800080ff017f8080ff807ffe7fffff, 0x8000000080ffffff7f, 0x56d9eb47a12f8c33ca5bf96214d70e8
        simd "rev64 v0.8h, v1.8h", 0, 0x8001800001ff807fff807f807ffeffff, 0x800000008000ffff7fff, 0x6d05b49e127ac3f8a53c96bf4d21e870
        simd "rev64 v0.4s, v1.4s", 0, 0x80008001807f01ff7f80ff80ffff7ffe, 0x80000000800000007fffffff, 0xb49e6d05c3f8127a96bfa53ce8704d21
        simd "rev32 v0.8b, v1.8b", 0, 0xfe7fffff80ff807f, 0xffffff7f00000080, 0x214d70e83ca5bf96
        simd "rev32 v0.4h, v1.4h", 0, 0x7ffeffffff807f80, 0xffff7fff00008000, 0x4d21e870a53c96bf
        simd "rev32 v0.16b, v1.16b", 0, 0xff017f8001800080fe7fffff80ff807f, 0x8000000000ffffff7f00000080, 0x7a12f8c3056d9eb4214d70e83ca5bf96
        simd "rev32 v0.8h, v1.8h", 0, 0x1ff807f800180007ffeffffff807f80, 0x800000000000ffff7fff00008000, 0x127ac3f86d05b49e4d21e870a53c96bf
        simd "rev16 v0.8b, v1.8b", 0, 0xfffffe7f807f80ff, 0xff7fffff00800000, 0x70e8214dbf963ca5
        simd "rev16 v0.16b, v1.16b", 0, 0x7f80ff0100800180fffffe7f807f80ff, 0x80000000000000ff7fffff00800000, 0xf8c37a129eb4056d70e8214dbf963ca5
        simd "saddlp v0.4h, v1.8b", 0, 0xfffe007dffffff7f, 0x7efffeff800000, 0x58006eff55ffe1
        simd "saddlp v0.2s, v1.4h", 0, 0x7ffd00007f00, 0x7ffeffff8000, 0x3591ffff3bfb
        simd "saddlp v0.1d, v1.2s", 0, 0x7f807f7e, 0xffffffffffffffff, 0xffffffff7f2ff25d
        simd "saddlp v0.8h, v1.16b", 0, 0xffff0000ff80ff81fffe007dffffff7f, 0xff80000000000000007efffeff800000, 0xffbb008cff5200720058006eff55ffe1
        simd "saddlp v0.4s, v1.8h", 0, 0xffff827effff000100007ffd00007f00, 0xffff80000000000000007ffeffff8000, 0xffffd672000021a300003591ffff3bfb
        simd "saddlp v0.2d, v1.4s", 0, 0xffffffff007f8200000000007f807f7e, 0xffffffff80000000ffffffffffffffff, 0xffffffff78967f7fffffffff7f2ff25d
        simd "uaddlp v0.4h, v1.8b", 0, 0x1fe017d00ff017f, 0x17e01fe00800000, 0x158006e015500e1
        simd "uaddlp v0.2s, v1.4h", 0, 0x17ffd00017f00, 0x17ffe00008000, 0x1359100013bfb
        simd "uaddlp v0.1d, v1.2s", 0, 0x17f807f7e, 0xffffffff, 0x17f2ff25d
        simd "uaddlp v0.8h, v1.16b", 0, 0xff01000080008101fe017d00ff017f, 0x80000000000000017e01fe00800000, 0x1bb008c015200720158006e015500e1
        simd "uaddlp v0.4s, v1.8h", 0, 0x827e0001000100017ffd00017f00, 0x80000000000000017ffe00008000, 0xd672000121a30001359100013bfb
        simd "uaddlp v0.2d, v1.4s", 0, 0x1007f8200000000017f807f7e, 0x8000000000000000ffffffff, 0x178967f7f000000017f2ff25d
        simd "sadalp v0.4h, v1.8b", 0, 0x807d827c00007dff, 0x807efffeff7fffff, 0x4739c97dd18d4b50
        simd "sadalp v0.2s, v1.4h", 0, 0x808001fc0001fd80, 0x80007ffeffff7fff, 0x46e1fea0d237876a
        simd "sadalp v0.1d, v1.2s", 0, 0x807f81ff7f81fdfe, 0x80000000fffffffe, 0x46e1c90f51683dcc
        simd "sadalp v0.8h, v1.16b", 0, 0x7ffe8000007f017f807d827c00007dff, 0x7f7fffffffffffff807efffeff7fffff, 0x59ca9ea87725b2fa4739c97dd18d4b50
        simd "sadalp v0.4s, v1.8h", 0, 0x7fff027e00fe01ff808001fc0001fd80, 0x7fff7fffffffffff80007ffeffff7fff, 0x5a0f748e77d3d42b46e1fea0d237876a
        simd "sadalp v0.2d, v1.4s", 0, 0x7fff7fff017e83fe807f81ff7f81fdfe, 0x7fffffff7fffffff80000000fffffffe, 0x5a0f9e1bf06a320746e1c90f51683dcc
        simd "uadalp v0.4h, v1.8b", 0, 0x827d837c01007fff, 0x817e01fe007fffff, 0x4839c97dd38d4c50
        simd "uadalp v0.2s, v1.4h", 0, 0x808101fc0002fd80, 0x80017ffe00007fff, 0x46e2fea0d239876a
        simd "uadalp v0.1d, v1.2s", 0, 0x807f82007f81fdfe, 0x80000001fffffffe, 0x46e1c91151683dcc
        simd "uadalp v0.8h, v1.16b", 0, 0x80fe8100017f027f827d837c01007fff, 0x807fffffffffffff817e01fe007fffff, 0x5bca9ea87925b2fa4839c97dd38d4c50
        simd "uadalp v0.4s, v1.8h", 0, 0x8000027e010001ff808101fc0002fd80, 0x80007fffffffffff80017ffe00007fff, 0x5a10748e77d4d42b46e2fea0d239876a
        simd "uadalp v0.2d, v1.4s", 0, 0x7fff8001017e83fe807f82007f81fdfe, 0x800000007fffffff80000001fffffffe, 0x5a0f9e1df06a320746e1c91151683dcc
        simd "cls v0.8b, v1.8b", 0, 0x707000600000700, 0x7070700070707, 0x200000100000001
        simd "cls v0.4h, v1.4h", 0, 0xf000000000008, 0xf0000000f, 0x2000000000000
        simd "cls v0.2s, v1.2s", 0, 0xf00000000, 0x0, 0x200000000
        simd "cls v0.16b, v1.16b", 0, 0x607000700060707000600000700, 0x70707070707070007070700070707, 0x1040200000000040200000100000001
        simd "cls v0.8h, v1.8h", 0, 0x600000000000f000000000008, 0xf000f000f0000000f0000000f, 0x10002000000000002000000000000
        simd "cls v0.4s, v1.4s", 0, 0xf00000000, 0x1f0000000000000000, 0x1000000000000000200000000
        simd "clz v0.8b, v1.8b", 0, 0x10001000000, 0x100000000080808, 0x1010200000002
        simd "clz v0.4h, v1.4h", 0, 0x100010000, 0x1000000000010, 0x100000000
        simd "clz v0.2s, v1.2s", 0, 0x1, 0x100000000, 0x0
        simd "clz v0.16b, v1.16b", 0, 0x10700000800070000010001000000, 0x80808080808080100000000080808, 0x301000001050001010200000002
        simd "clz v0.8h, v1.8h", 0, 0x7000000000000000100010000, 0x10001000100001000000000010, 0x3000000010000000100000000
        simd "clz v0.4s, v1.4s", 0, 0x1, 0x200000000100000000, 0x0
        simd "cnt v0.8b, v1.8b", 0, 0x808070707010801, 0x708080801000000, 0x403040204070404
        simd "cnt v0.16b, v1.16b", 0, 0x1070108010001010808070707010801, 0x1000000000000000708080801000000, 0x4050205040505020403040204070404
        simd "not v0.8b, v1.8b", 0, 0x8001807f007f, 0x800000007fffffff, 0x178fb2de69405ac3
        simd "not v0.16b, v1.16b", 0, 0x7f80fe007fff7ffe00008001807f007f, 0x7fffffffffffffff800000007fffffff, 0x3c07ed854b6192fa178fb2de69405ac3
        simd "rbit v0.8b, v1.8b", 0, 0xfffffe7ffe01ff01, 0xfeffffff01000000, 0x170eb28469fda53c
        simd "rbit v0.16b, v1.16b", 0, 0x1fe80ff01000180fffffe7ffe01ff01, 0x100000000000000feffffff01000000, 0xc31f485e2d79b6a0170eb28469fda53c
        simd "suqadd v0.8b, v1.8b", 7, 0x7f7f007f7f7f7f00, 0xff7f7f7f7fffffff, 0x7f511630687f7f7f
        simd "suqadd v0.4h, v1.4h", 7, 0x7fff01fd7f817fff, 0xffff7fff7fffffff, 0x7fff163068f77fff
        simd "suqadd v0.2s, v1.2s", 5, 0x7fffffff7f827e00, 0xffffffff7fffffff, 0x7fffffff68f7f0ab
        simd "suqadd v0.16b, v1.16b", 7, 0x7f7e817f7fff7fff7f7f007f7f7f7f00, 0x7fffffffffffffffff7f7f7f7fffffff, 0x7f7fb07f7f711f8d7f511630687f7f7f
        simd "suqadd v0.8h, v1.8h", 7, 0x7fff81ff7fff7fff7fff01fd7f817fff, 0x7fffffffffffffffffff7fff7fffffff, 0x7fffb0967fff1f8d7fff163068f77fff
        simd "suqadd v0.4s, v1.4s", 7, 0x7fffffff7fffffff7fffffff7f827e00, 0x7fffffffffffffffffffffff7fffffff, 0x7fffffff7fffffff7fffffff68f7f0ab
        simd "suqadd v0.2d, v1.2d", 7, 0x7fffffffffffffff7fffffffffffffff, 0x7fffffffffffffff000000007fffffff, 0x7fffffffffffffff7fffffffffffffff
        simd "usqadd v0.8b, v1.8b", 7, 0x7f7efffd7f007d00, 0xff0000007fffffff, 0x2effff30680000ab
        simd "usqadd v0.4h, v1.4h", 7, 0x807effff7f817e00, 0xffff00007fffffff, 0x2f51ffff68f70000
        simd "usqadd v0.2s, v1.2s", 0, 0x807f01fd7f827e00, 0xffffffff7fffffff, 0x2f52163068f7f0ab
        simd "usqadd v0.16b, v1.16b", 7, 0xff810000ff00ff7f7efffd7f007d00, 0xffffffffffffffff0000007fffffff, 0x1d07b0962b71ff8d2effff30680000ab
        simd "usqadd v0.8h, v1.8h", 7, 0x7e81ff00000000807effff7f817e00, 0xffffffffffffffff00007fffffff, 0x1e07b0962c71ffff2f51ffff68f70000
        simd "usqadd v0.4s, v1.4s", 3, 0x7e81ff00000000807f01fd7f827e00, 0xffffffffffffffff7fffffff, 0x1e07b0962c721f8d2f52163068f7f0ab
        simd "usqadd v0.2d, v1.2d", 2, 0x7e81ff80ff81ff807f01fd7f827e00, 0xffffffffffffffff, 0x1e07b0972c721f8d2f52163168f7f0ab
        simd "suqadd b0, b1", 4, 0x0, 0xff, 0x7f
        simd "suqadd h0, h1", 5, 0x7fff, 0xffff, 0x7fff
        simd "suqadd s0, s1", 0, 0x7f827e00, 0x7fffffff, 0x68f7f0ab
        simd "suqadd d0, d1", 5, 0x7fffffffffffffff, 0x7fffffff, 0x7fffffffffffffff
        simd "usqadd b0, b1", 0, 0x0, 0xff, 0xab
        simd "usqadd h0, h1", 4, 0x7e00, 0xffff, 0x0
        simd "usqadd s0, s1", 0, 0x7f827e00, 0x7fffffff, 0x68f7f0ab
        simd "usqadd d0, d1", 2, 0x807f01fd7f827e00, 0xffffffffffffffff, 0x2f52163168f7f0ab
        simd "sqabs v0.8b, v1.8b", 3, 0x1017f027f7f017f, 0x7f0101017f000000, 0x18704d216a415b3c
        simd "sqabs v0.4h, v1.4h", 2, 0x17ffe7f800080, 0x7fff00017fff0000, 0x17904d2169415ac4
        simd "sqabs v0.2s, v1.2s", 2, 0x80027f80ff80, 0x7fffffff7fffffff, 0x178fb2df69405ac4
        simd "sqabs v0.16b, v1.16b", 3, 0x7f7f01017f007f0101017f027f7f017f, 0x7f000000000000007f0101017f000000, 0x3d08127a4c626d0518704d216a415b3c
        simd "sqabs v0.8h, v1.8h", 3, 0x7f8101ff7fff7fff00017ffe7f800080, 0x7fff0000000000007fff00017fff0000, 0x3c08127a4b626d0517904d2169415ac4
        simd "sqabs v0.4s, v1.4s", 2, 0x7f80fe017fff7fff000080027f80ff80, 0x7fffffff000000007fffffff7fffffff, 0x3c07ed864b6192fb178fb2df69405ac4
        simd "sqabs v0.2d, v1.2d", 2, 0x7f80fe007fff7fff00008001807f0080, 0x7fffffffffffffff7fffffff80000000, 0x3c07ed854b6192fb178fb2de69405ac4
        simd "sqneg v0.8b, v1.8b", 3, 0x1018102817f017f, 0x810101017f000000, 0x1890b3df6a415bc4
        simd "sqneg v0.4h, v1.4h", 2, 0x1800280800080, 0x800100017fff0000, 0x1790b2df69415ac4
        simd "sqneg v0.2s, v1.2s", 2, 0x8002807f0080, 0x800000017fffffff, 0x178fb2df69405ac4
        simd "sqneg v0.16b, v1.16b", 3, 0x7f81ff017f007fff01018102817f017f, 0x7f00000000000000810101017f000000, 0x3d08ee864c6293fb1890b3df6a415bc4
        simd "sqneg v0.8h, v1.8h", 3, 0x7f81fe017fff7fff0001800280800080, 0x7fff000000000000800100017fff0000, 0x3c08ed864b6292fb1790b2df69415ac4
        simd "sqneg v0.4s, v1.4s", 2, 0x7f80fe017fff7fff00008002807f0080, 0x7fffffff00000000800000017fffffff, 0x3c07ed864b6192fb178fb2df69405ac4
        simd "sqneg v0.2d, v1.2d", 2, 0x7f80fe007fff7fff00008001807f0080, 0x7fffffffffffffff8000000080000000, 0x3c07ed854b6192fb178fb2de69405ac4
        simd "sqabs b0, b1", 1, 0x7f, 0x0, 0x3c
        simd "sqabs h0, h1", 0, 0x80, 0x0, 0x5ac4
        simd "sqabs s0, s1", 2, 0x7f80ff80, 0x7fffffff, 0x69405ac4
        simd "sqabs d0, d1", 0, 0x8001807f0080, 0x7fffffff80000000, 0x178fb2de69405ac4
        simd "sqneg b0, b1", 1, 0x7f, 0x0, 0xc4
        simd "sqneg h0, h1", 0, 0x80, 0x0, 0x5ac4
        simd "sqneg s0, s1", 2, 0x807f0080, 0x7fffffff, 0x69405ac4
        simd "sqneg d0, d1", 0, 0x8001807f0080, 0x8000000080000000, 0x178fb2de69405ac4
        simd "abs v0.8b, v1.8b", 0, 0x1017f027f800180, 0x7f01010180000000, 0x18704d216a415b3c
        simd "abs v0.4h, v1.4h", 0, 0x17ffe7f800080, 0x7fff000180000000, 0x17904d2169415ac4
        simd "abs v0.2s, v1.2s", 0, 0x80027f80ff80, 0x7fffffff80000000, 0x178fb2df69405ac4
        simd "abs v0.16b, v1.16b", 0, 0x807f01018000800101017f027f800180, 0x80000000000000007f01010180000000, 0x3d08127a4c626d0518704d216a415b3c
        simd "abs v0.8h, v1.8h", 0, 0x7f8101ff80007fff00017ffe7f800080, 0x80000000000000007fff000180000000, 0x3c08127a4b626d0517904d2169415ac4
        simd "abs v0.4s, v1.4s", 0, 0x7f80fe017fff7fff000080027f80ff80, 0x80000000000000007fffffff80000000, 0x3c07ed864b6192fb178fb2df69405ac4
        simd "abs v0.2d, v1.2d", 0, 0x7f80fe007fff7fff00008001807f0080, 0x80000000000000007fffffff80000000, 0x3c07ed854b6192fb178fb2de69405ac4
        simd "neg v0.8b, v1.8b", 0, 0x101810281800180, 0x8101010180000000, 0x1890b3df6a415bc4
        simd "neg v0.4h, v1.4h", 0, 0x1800280800080, 0x8001000180000000, 0x1790b2df69415ac4
        simd "neg v0.2s, v1.2s", 0, 0x8002807f0080, 0x8000000180000000, 0x178fb2df69405ac4
        simd "neg v0.16b, v1.16b", 0, 0x8081ff01800080ff0101810281800180, 0x80000000000000008101010180000000, 0x3d08ee864c6293fb1890b3df6a415bc4
        simd "neg v0.8h, v1.8h", 0, 0x7f81fe0180007fff0001800280800080, 0x80000000000000008001000180000000, 0x3c08ed864b6292fb1790b2df69415ac4
        simd "neg v0.4s, v1.4s", 0, 0x7f80fe017fff7fff00008002807f0080, 0x80000000000000008000000180000000, 0x3c07ed864b6192fb178fb2df69405ac4
        simd "neg v0.2d, v1.2d", 0, 0x7f80fe007fff7fff00008001807f0080, 0x80000000000000008000000080000000, 0x3c07ed854b6192fb178fb2de69405ac4
        simd "abs d0, d1", 0, 0x8001807f0080, 0x7fffffff80000000, 0x178fb2de69405ac4
        simd "neg d0, d1", 0, 0x8001807f0080, 0x8000000080000000, 0x178fb2de69405ac4
        simd "cmgt v0.8b, v1.8b, #0", 0, 0xff00ff000000, 0xff00000000000000, 0xffffff000000ff
        simd "cmgt v0.4h, v1.4h, #0", 0, 0xffffffff0000, 0xffff000000000000, 0xffff00000000
        simd "cmgt v0.2s, v1.2s, #0", 0, 0xffffffff, 0xffffffff00000000, 0x0
        simd "cmgt v0.16b, v1.16b, #0", 0, 0xffff00000000ff0000ff00ff000000, 0xff00000000000000, 0xffff0000ffff00ffffff000000ff
        simd "cmgt v0.8h, v1.8h, #0", 0, 0xffff000000000000ffffffff0000, 0xffff000000000000, 0xffff0000ffff0000ffff00000000
        simd "cmgt v0.4s, v1.4s, #0", 0, 0xffffffff, 0xffffffff00000000, 0x0
        simd "cmgt v0.2d, v1.2d, #0", 0, 0x0, 0xffffffffffffffff, 0x0
        simd "cmgt d0, d1, #0", 0, 0x0, 0xffffffffffffffff, 0x0
        simd "cmge v0.8b, v1.8b, #0", 0, 0xff00ff000000, 0xff00000000ffffff, 0xffffff000000ff
        simd "cmge v0.4h, v1.4h, #0", 0, 0xffffffff0000, 0xffff00000000ffff, 0xffff00000000
        simd "cmge v0.2s, v1.2s, #0", 0, 0xffffffff, 0xffffffff00000000, 0x0
        simd "cmge v0.16b, v1.16b, #0", 0, 0xffff0000ff00ff0000ff00ff000000, 0xffffffffffffffff00000000ffffff, 0xffff0000ffff00ffffff000000ff
        simd "cmge v0.8h, v1.8h, #0", 0, 0xffff000000000000ffffffff0000, 0xffffffffffffffff00000000ffff, 0xffff0000ffff0000ffff00000000
        simd "cmge v0.4s, v1.4s, #0", 0, 0xffffffff, 0xffffffffffffffff00000000, 0x0
        simd "cmge v0.2d, v1.2d, #0", 0, 0x0, 0xffffffffffffffff, 0x0
        simd "cmge d0, d1, #0", 0, 0x0, 0xffffffffffffffff, 0x0
        simd "cmeq v0.8b, v1.8b, #0", 0, 0x0, 0xffffff, 0x0
        simd "cmeq v0.4h, v1.4h, #0", 0, 0x0, 0xffff, 0x0
        simd "cmeq v0.2s, v1.2s, #0", 0, 0x0, 0x0, 0x0
        simd "cmeq v0.16b, v1.16b, #0", 0, 0xff00000000000000000000, 0xffffffffffffff0000000000ffffff, 0x0
        simd "cmeq v0.8h, v1.8h, #0", 0, 0x0, 0xffffffffffff000000000000ffff, 0x0
        simd "cmeq v0.4s, v1.4s, #0", 0, 0x0, 0xffffffff0000000000000000, 0x0
        simd "cmeq v0.2d, v1.2d, #0", 0, 0x0, 0x0, 0x0
        simd "cmeq d0, d1, #0", 0, 0x0, 0x0, 0x0
        simd "cmle v0.8b, v1.8b, #0", 0, 0xffff00ff00ffffff, 0xffffffffffffff, 0xff000000ffffff00
        simd "cmle v0.4h, v1.4h, #0", 0, 0xffff00000000ffff, 0xffffffffffff, 0xffff0000ffffffff
        simd "cmle v0.2s, v1.2s, #0", 0, 0xffffffff00000000, 0xffffffff, 0xffffffffffffffff
        simd "cmle v0.16b, v1.16b, #0", 0, 0xff0000ffffffff00ffff00ff00ffffff, 0xffffffffffffffff00ffffffffffffff, 0xffff0000ffff0000ff000000ffffff00
        simd "cmle v0.8h, v1.8h, #0", 0, 0xffff0000ffffffffffff00000000ffff, 0xffffffffffffffff0000ffffffffffff, 0xffff0000ffff0000ffff0000ffffffff
        simd "cmle v0.4s, v1.4s, #0", 0, 0xffffffffffffffffffffffff00000000, 0xffffffffffffffff00000000ffffffff, 0xffffffffffffffffffffffffffffffff
        simd "cmle v0.2d, v1.2d, #0", 0, 0xffffffffffffffffffffffffffffffff, 0xffffffffffffffff0000000000000000, 0xffffffffffffffffffffffffffffffff
        simd "cmle d0, d1, #0", 0, 0xffffffffffffffff, 0x0, 0xffffffffffffffff
        simd "cmlt v0.8b, v1.8b, #0", 0, 0xffff00ff00ffffff, 0xffffffff000000, 0xff000000ffffff00
        simd "cmlt v0.4h, v1.4h, #0", 0, 0xffff00000000ffff, 0xffffffff0000, 0xffff0000ffffffff
        simd "cmlt v0.2s, v1.2s, #0", 0, 0xffffffff00000000, 0xffffffff, 0xffffffffffffffff
        simd "cmlt v0.16b, v1.16b, #0", 0, 0xff0000ffff00ff00ffff00ff00ffffff, 0xff0000000000000000ffffffff000000, 0xffff0000ffff0000ff000000ffffff00
        simd "cmlt v0.8h, v1.8h, #0", 0, 0xffff0000ffffffffffff00000000ffff, 0xffff0000000000000000ffffffff0000, 0xffff0000ffff0000ffff0000ffffffff
        simd "cmlt v0.4s, v1.4s, #0", 0, 0xffffffffffffffffffffffff00000000, 0xffffffff0000000000000000ffffffff, 0xffffffffffffffffffffffffffffffff
        simd "cmlt v0.2d, v1.2d, #0", 0, 0xffffffffffffffffffffffffffffffff, 0xffffffffffffffff0000000000000000, 0xffffffffffffffffffffffffffffffff
        simd "cmlt d0, d1, #0", 0, 0xffffffffffffffff, 0x0, 0xffffffffffffffff
        simd "xtn v0.8b, v1.8h", 0, 0x7fff0001fffe8080, 0xffff0000, 0xf87a9e057021bf3c
        simd "xtn v0.4h, v1.4s", 0, 0x1ff80017ffeff80, 0xffff0000, 0x127a6d054d21a53c
        simd "xtn v0.2s, v1.2d", 0, 0x800080017f80ff80, 0x80000000, 0xb49e6d0596bfa53c
        simd "xtn2 v0.16b, v1.8h", 0, 0x7fff0001fffe8080807f81ff00017e80, 0xffff000080000000ffffffff, 0xf87a9e057021bf3c46e1c90fd2384b6f
        simd "xtn2 v0.8h, v1.4s", 0, 0x1ff80017ffeff80807f81ff00017e80, 0xffff000080000000ffffffff, 0x127a6d054d21a53c46e1c90fd2384b6f
        simd "xtn2 v0.4s, v1.2d", 0, 0x800080017f80ff80807f81ff00017e80, 0x8000000080000000ffffffff, 0xb49e6d0596bfa53c46e1c90fd2384b6f
        simd "sqxtun v0.8b, v1.8h", 7, 0xff000000ffff00, 0xff000000, 0xff00ff00ff0000
        simd "sqxtun v0.4h, v1.4s", 7, 0xffff, 0xffff0000, 0x0
        simd "sqxtun v0.2s, v1.2d", 7, 0x0, 0xffffffff, 0x0
        simd "sqxtun2 v0.16b, v1.8h", 7, 0xff000000ffff00807f81ff00017e80, 0xff00000080000000ffffffff, 0xff00ff00ff000046e1c90fd2384b6f
        simd "sqxtun2 v0.8h, v1.4s", 7, 0xffff807f81ff00017e80, 0xffff000080000000ffffffff, 0x46e1c90fd2384b6f
        simd "sqxtun2 v0.4s, v1.2d", 7, 0x807f81ff00017e80, 0xffffffff80000000ffffffff, 0x46e1c90fd2384b6f
        simd "sqxtun b0, h1", 5, 0x0, 0x0, 0x0
        simd "sqxtun h0, s1", 7, 0xffff, 0x0, 0x0
        simd "sqxtun s0, d1", 7, 0x0, 0xffffffff, 0x0
        simd "sqxtn v0.8b, v1.8h", 7, 0x807f8080ff7f7f80, 0x800000007fff8000, 0x807f807f807f8080
        simd "sqxtn v0.4h, v1.4s", 7, 0x8000800080007fff, 0x800000007fff8000, 0x8000800080008000
        simd "sqxtn v0.2s, v1.2d", 7, 0x8000000080000000, 0x800000007fffffff, 0x8000000080000000
        simd "sqxtn2 v0.16b, v1.8h", 7, 0x807f8080ff7f7f80807f81ff00017e80, 0x800000007fff800080000000ffffffff, 0x807f807f807f808046e1c90fd2384b6f
        simd "sqxtn2 v0.8h, v1.4s", 7, 0x8000800080007fff807f81ff00017e80, 0x800000007fff800080000000ffffffff, 0x800080008000800046e1c90fd2384b6f
        simd "sqxtn2 v0.4s, v1.2d", 7, 0x8000000080000000807f81ff00017e80, 0x800000007fffffff80000000ffffffff, 0x800000008000000046e1c90fd2384b6f
        simd "sqxtn b0, h1", 4, 0x80, 0x0, 0x80
        simd "sqxtn h0, s1", 7, 0x7fff, 0x8000, 0x8000
        simd "sqxtn s0, d1", 7, 0x80000000, 0x7fffffff, 0x80000000
        simd "uqxtn v0.8b, v1.8h", 7, 0xffffffffffffffff, 0xff000000ffffff00, 0xffffffffffffffff
        simd "uqxtn v0.4h, v1.4s", 7, 0xffffffffffffffff, 0xffff0000ffffffff, 0xffffffffffffffff
        simd "uqxtn v0.2s, v1.2d", 7, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff
        simd "uqxtn2 v0.16b, v1.8h", 7, 0xffffffffffffffff807f81ff00017e80, 0xff000000ffffff0080000000ffffffff, 0xffffffffffffffff46e1c90fd2384b6f
        simd "uqxtn2 v0.8h, v1.4s", 7, 0xffffffffffffffff807f81ff00017e80, 0xffff0000ffffffff80000000ffffffff, 0xffffffffffffffff46e1c90fd2384b6f
        simd "uqxtn2 v0.4s, v1.2d", 7, 0xffffffffffffffff807f81ff00017e80, 0xffffffffffffffff80000000ffffffff, 0xffffffffffffffff46e1c90fd2384b6f
        simd "uqxtn b0, h1", 5, 0xff, 0x0, 0xff
        simd "uqxtn h0, s1", 7, 0xffff, 0xffff, 0xffff
        simd "uqxtn s0, d1", 7, 0xffffffff, 0xffffffff, 0xffffffff
        simd "shll v0.8h, v1.8b, #8", 0, 0xff00ff007f00fe007f008000ff008000, 0x7f00ff00ff00ff008000000000000000, 0xe80070004d0021009600bf00a5003c00
        simd "shll v0.4s, v1.4h, #16", 0, 0xffff00007ffe00007f800000ff800000, 0x7fff0000ffff00008000000000000000, 0xe87000004d21000096bf0000a53c0000
        simd "shll v0.2d, v1.2s, #32", 0, 0xffff7ffe000000007f80ff8000000000, 0x7fffffff000000008000000000000000, 0xe8704d210000000096bfa53c00000000
        simd "shll2 v0.8h, v1.16b, #8", 0, 0x80007f000100ff008000000080000100, 0x80000000000000000000000000000000, 0xc300f80012007a00b4009e006d000500
        simd "shll2 v0.4s, v1.8h, #16", 0, 0x807f000001ff00008000000080010000, 0x80000000000000000000000000000000, 0xc3f80000127a0000b49e00006d050000
        simd "shll2 v0.2d, v1.4s, #32", 0, 0x807f01ff000000008000800100000000, 0x80000000000000000000000000000000, 0xc3f8127a00000000b49e6d0500000000
        simd "saddlv h0, v1.8b", 0, 0xfff9, 0xfffc, 0xfffc
        simd "saddlv s0, v1.4h", 0, 0xfefd, 0xfffffffe, 0xffff718c
        simd "saddlv h0, v1.16b", 0, 0xfef9, 0xff7c, 0x7
        simd "saddlv s0, v1.8h", 0, 0xffff817c, 0xffff7ffe, 0xffff69a1
        simd "saddlv d0, v1.4s", 0, 0xffffffff8000017e, 0xffffffff7fffffff, 0xfffffffef7c671dc
        simd "uaddlv h0, v1.8b", 0, 0x5f9, 0x3fc, 0x3fc
        simd "uaddlv s0, v1.4h", 0, 0x2fefd, 0x1fffe, 0x2718c
        simd "uaddlv h0, v1.16b", 0, 0x8f9, 0x47c, 0x807
        simd "uaddlv s0, v1.8h", 0, 0x4817c, 0x27ffe, 0x469a1
        simd "uaddlv d0, v1.4s", 0, 0x28000017e, 0x17fffffff, 0x2f7c671dc
        simd "smaxv b0, v1.8b", 0, 0x7f, 0x7f, 0x70
        simd "smaxv h0, v1.4h", 0, 0x7ffe, 0x7fff, 0x4d21
        simd "smaxv b0, v1.16b", 0, 0x7f, 0x7f, 0x7a
        simd "smaxv h0, v1.8h", 0, 0x7ffe, 0x7fff, 0x6d05
        simd "smaxv s0, v1.4s", 0, 0x7f80ff80, 0x7fffffff, 0xe8704d21
        simd "umaxv b0, v1.8b", 0, 0xff, 0xff, 0xe8
        simd "umaxv h0, v1.4h", 0, 0xffff, 0xffff, 0xe870
        simd "umaxv b0, v1.16b", 0, 0xff, 0xff, 0xf8
        simd "umaxv h0, v1.8h", 0, 0xffff, 0xffff, 0xe870
        simd "umaxv s0, v1.4s", 0, 0xffff7ffe, 0x80000000, 0xe8704d21
        simd "sminv b0, v1.8b", 0, 0x80, 0x80, 0x96
        simd "sminv h0, v1.4h", 0, 0xff80, 0x8000, 0x96bf
        simd "sminv b0, v1.16b", 0, 0x80, 0x80, 0x96
        simd "sminv h0, v1.8h", 0, 0x8000, 0x8000, 0x96bf
        simd "sminv s0, v1.4s", 0, 0x80008001, 0x80000000, 0x96bfa53c
        simd "uminv b0, v1.8b", 0, 0x7f, 0x0, 0x21
        simd "uminv h0, v1.4h", 0, 0x7f80, 0x0, 0x4d21
        simd "uminv b0, v1.16b", 0, 0x0, 0x0, 0x5
        simd "uminv h0, v1.8h", 0, 0x1ff, 0x0, 0x127a
        simd "uminv s0, v1.4s", 0, 0x7f80ff80, 0x0, 0x96bfa53c
        simd "addv b0, v1.8b", 0, 0xf9, 0xfc, 0xfc
        simd "addv h0, v1.4h", 0, 0xfefd, 0xfffe, 0x718c
        simd "addv b0, v1.16b", 0, 0xf9, 0x7c, 0x7
        simd "addv h0, v1.8h", 0, 0x817c, 0x7ffe, 0x69a1
        simd "addv s0, v1.4s", 0, 0x8000017e, 0x7fffffff, 0xf7c671dc
        simd "addp d0, v1.2d", 0, 0x807e81fdff817f81, 0xffffffff80000000, 0xac685f9c4b5e1241
        finish
