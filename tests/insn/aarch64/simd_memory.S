// Advanced SIMD: loads and stores of structures.
// SPDX-License-Identifier: MIT

#include "simd.inc"

        start
        memory "st4 { v0.8b, v1.8b, v2.8b, v3.8b }, [x0]", 0x792cf95ae8d8962
        memory "st4 { v0.4h, v1.4h, v2.4h, v3.4h }, [x0]", 0x1cd9d5533c0de8b9
        memory "st4 { v0.2s, v1.2s, v2.2s, v3.2s }, [x0]", 0x2af3d465218c0eb2
        memory "ld4 { v0.8b, v1.8b, v2.8b, v3.8b }, [x0]", 0xa6a7c645b499adfe
        memory "ld4 { v0.4h, v1.4h, v2.4h, v3.4h }, [x0]", 0x99d954be02f41bde
        memory "ld4 { v0.2s, v1.2s, v2.2s, v3.2s }, [x0]", 0x88532beb761c784d
        memory "st4 { v0.16b, v1.16b, v2.16b, v3.16b }, [x0]", 0xc4eca86668d72a82
        memory "st4 { v0.8h, v1.8h, v2.8h, v3.8h }, [x0]", 0xb0700b88eba1f7a0
        memory "st4 { v0.4s, v1.4s, v2.4s, v3.4s }, [x0]", 0x4fcae0b5a2237720
        memory "st4 { v0.2d, v1.2d, v2.2d, v3.2d }, [x0]", 0x981926d30ab5ab14
        memory "ld4 { v0.16b, v1.16b, v2.16b, v3.16b }, [x0]", 0x9ebd1b655dbc8713
        memory "ld4 { v0.8h, v1.8h, v2.8h, v3.8h }, [x0]", 0xd5a4c9ab1d39b91e
        memory "ld4 { v0.4s, v1.4s, v2.4s, v3.4s }, [x0]", 0xff6fb2d6528b36d5
        memory "ld4 { v0.2d, v1.2d, v2.2d, v3.2d }, [x0]", 0xd55d5303eca4ee46
        memory "st4 { v0.4s, v1.4s, v2.4s, v3.4s }, [x0], x1", 0xc027229645b2f05a
        memory "st4 { v0.2d, v1.2d, v2.2d, v3.2d }, [x0], #64", 0x33afa0cc2e857aa3
        memory "ld4 { v0.2s, v1.2s, v2.2s, v3.2s }, [x0], #32", 0x91a1c1c03ae3d487
        memory "ld4 { v0.2s, v1.2s, v2.2s, v3.2s }, [x0], x1", 0x3296e13beb2c472a
        memory "st4 { v0.4h, v1.4h, v2.4h, v3.4h }, [x0], #32", 0xb153d56cef69b7ff
        memory "st4 { v0.2s, v1.2s, v2.2s, v3.2s }, [x0], #32", 0x4e9e47b7a3bf1274
        memory "ld4 { v0.8h, v1.8h, v2.8h, v3.8h }, [x0], x1", 0xf4d4caa0c51f7fce
        memory "st4 { v0.8b, v1.8b, v2.8b, v3.8b }, [x0], x1", 0xb556ef23c004e94b
        memory "ld4 { v0.4h, v1.4h, v2.4h, v3.4h }, [x0], #32", 0x29347005bc2ff473
        memory "st4 { v0.16b, v1.16b, v2.16b, v3.16b }, [x0], #64", 0xae9ccb6534c5fafc
        memory "ld4 { v0.2d, v1.2d, v2.2d, v3.2d }, [x0], #64", 0x725c48a8b240c0c3
        memory "st4 { v0.2s, v1.2s, v2.2s, v3.2s }, [x0], x1", 0x2ac811fe408d1631
        memory "ld4 { v0.4s, v1.4s, v2.4s, v3.4s }, [x0], #64", 0x7d12f42026b2b1b6
        memory "ld4 { v0.16b, v1.16b, v2.16b, v3.16b }, [x0], #64", 0x9cecc4f217b554e2
        memory "st3 { v0.8b, v1.8b, v2.8b }, [x0]", 0xdcd48e4a6693a5fe
        memory "st3 { v0.4h, v1.4h, v2.4h }, [x0]", 0x5f609eaaf461d5a9
        memory "st3 { v0.2s, v1.2s, v2.2s }, [x0]", 0xed57a76c801f5a2f
        memory "ld3 { v0.8b, v1.8b, v2.8b }, [x0]", 0x8a688e3a0b482b0d
        memory "ld3 { v0.4h, v1.4h, v2.4h }, [x0]", 0x1ec22be3936985f0
        memory "ld3 { v0.2s, v1.2s, v2.2s }, [x0]", 0x12ad1e5bfa3c42bd
        memory "st3 { v0.16b, v1.16b, v2.16b }, [x0]", 0xcf78b3d19b708a23
        memory "st3 { v0.8h, v1.8h, v2.8h }, [x0]", 0xa2fb535e4e9b4517
        memory "st3 { v0.4s, v1.4s, v2.4s }, [x0]", 0xe1a1a27f12190272
        memory "st3 { v0.2d, v1.2d, v2.2d }, [x0]", 0xe5ea8633bb7b41a5
        memory "ld3 { v0.16b, v1.16b, v2.16b }, [x0]", 0x332d064146ecffc8
        memory "ld3 { v0.8h, v1.8h, v2.8h }, [x0]", 0xdbdb235cbb1abbfa
        memory "ld3 { v0.4s, v1.4s, v2.4s }, [x0]", 0x338ba516b2f7e102
        memory "ld3 { v0.2d, v1.2d, v2.2d }, [x0]", 0x454435ad497e4f69
        memory "st3 { v0.2d, v1.2d, v2.2d }, [x0], #48", 0xccbdf033942fd2d3
        memory "ld3 { v0.4s, v1.4s, v2.4s }, [x0], x1", 0x2212bab7ffa08c2e
        memory "st3 { v0.4h, v1.4h, v2.4h }, [x0], x1", 0xa381fd5bfe6ca8e9
        memory "ld3 { v0.2d, v1.2d, v2.2d }, [x0], x1", 0xe1b3568fb415c9ab
        memory "st3 { v0.16b, v1.16b, v2.16b }, [x0], x1", 0x824fa65c1958968
        memory "st3 { v0.2s, v1.2s, v2.2s }, [x0], #24", 0x9b5b123c5f9f9bb7
        memory "st3 { v0.4s, v1.4s, v2.4s }, [x0], x1", 0x7b5a98c5e91ff249
        memory "st3 { v0.8h, v1.8h, v2.8h }, [x0], x1", 0x56e17c91bea8bfda
        memory "ld3 { v0.4s, v1.4s, v2.4s }, [x0], #48", 0x3c10cdbb8accd205
        memory "ld3 { v0.2d, v1.2d, v2.2d }, [x0], #48", 0x4cca4f908e5c26d
        memory "ld3 { v0.4h, v1.4h, v2.4h }, [x0], x1", 0x9d5a8b8834da92a0
        memory "ld3 { v0.8h, v1.8h, v2.8h }, [x0], #48", 0xd44224fe779ae0da
        memory "st3 { v0.8b, v1.8b, v2.8b }, [x0], #24", 0xfff50f940c6079dc
        memory "st3 { v0.2s, v1.2s, v2.2s }, [x0], x1", 0x9b5b123c5f9f9bb7
        memory "st2 { v0.8b, v1.8b }, [x0]", 0xf592619ca5bd5902
        memory "st2 { v0.4h, v1.4h }, [x0]", 0xcebc12429d5f600e
        memory "st2 { v0.2s, v1.2s }, [x0]", 0x6a73d5d8c4eec781
        memory "ld2 { v0.8b, v1.8b }, [x0]", 0xcc85c27b6f4016a5
        memory "ld2 { v0.4h, v1.4h }, [x0]", 0xa8357777413f5d0c
        memory "ld2 { v0.2s, v1.2s }, [x0]", 0x12280e1a13067de
        memory "st2 { v0.16b, v1.16b }, [x0]", 0xcf2f7ab72ff753dc
        memory "st2 { v0.8h, v1.8h }, [x0]", 0x8bc7d5418d1d1b39
        memory "st2 { v0.4s, v1.4s }, [x0]", 0x3da975b23f636f1a
        memory "st2 { v0.2d, v1.2d }, [x0]", 0xfe2bfc209b480be2
        memory "ld2 { v0.16b, v1.16b }, [x0]", 0x66ad15844eeb566
        memory "ld2 { v0.8h, v1.8h }, [x0]", 0xacc2393078619303
        memory "ld2 { v0.4s, v1.4s }, [x0]", 0x31b27d119b7eeab7
        memory "ld2 { v0.2d, v1.2d }, [x0]", 0x9ef8e63e14eaa978
        memory "st2 { v0.16b, v1.16b }, [x0], #32", 0x81fc40f57b88b504
        memory "st2 { v0.4s, v1.4s }, [x0], #32", 0x86d7a8e44f25144a
        memory "st2 { v0.2s, v1.2s }, [x0], x1", 0x7b3fed83f505e8c2
        memory "ld2 { v0.16b, v1.16b }, [x0], #32", 0x8a6127dae8d685c5
        memory "ld2 { v0.4s, v1.4s }, [x0], x1", 0x7ef285036a4b69c4
        memory "st2 { v0.16b, v1.16b }, [x0], x1", 0xeaaceee2d9cf4bd1
        memory "st2 { v0.8b, v1.8b }, [x0], #16", 0xf608dbcec7b64f98
        memory "ld2 { v0.8b, v1.8b }, [x0], #16", 0xc7c916fab9a1ddf4
        memory "ld2 { v0.8b, v1.8b }, [x0], x1", 0xfe4249d7b382cd8f
        memory "ld2 { v0.4h, v1.4h }, [x0], x1", 0x8cdd49b01fef88a
        memory "st2 { v0.8h, v1.8h }, [x0], x1", 0xe6670fe2c4a67e8c
        memory "ld2 { v0.8h, v1.8h }, [x0], #32", 0xfbebc03ace8c723e
        memory "ld2 { v0.2s, v1.2s }, [x0], x1", 0xb67fe2f2c6094d75
        memory "st2 { v0.4s, v1.4s }, [x0], x1", 0x93aa293a59c5b087
        memory "ld1 { v0.2s }, [x0]", 0xe2f08acba164901c
        memory "ld1 { v0.2d }, [x0]", 0x44b783f28f80b5d2
        memory "ld1 { v0.8b }, [x0]", 0xe2f08acba164901c
        memory "ld1 { v0.4h }, [x0]", 0xe2f08acba164901c
        memory "st1 { v0.8b }, [x0]", 0x674df13ac10aa993
        memory "st1 { v0.1d }, [x0]", 0x674df13ac10aa993
        memory "st1 { v0.2d }, [x0]", 0x4f823b57ebb545c2
        memory "ld1 { v0.4s }, [x0]", 0x44b783f28f80b5d2
        memory "st1 { v0.8h }, [x0]", 0x4f823b57ebb545c2
        memory "st1 { v0.4s }, [x0]", 0x4f823b57ebb545c2
        memory "st1 { v0.16b }, [x0]", 0x4f823b57ebb545c2
        memory "st1 { v0.4h }, [x0]", 0x674df13ac10aa993
        memory "ld1 { v0.1d }, [x0]", 0xe2f08acba164901c
        memory "ld1 { v0.16b }, [x0]", 0x44b783f28f80b5d2
        memory "ld1 { v0.2d }, [x0], x1", 0x816a85dfed77e66c
        memory "st1 { v0.2d }, [x0], #16", 0x2b8416b6c3571c9f
        memory "ld1 { v0.8h }, [x0], #16", 0x99a8ad9c20285c8b
        memory "ld1 { v0.2d }, [x0], #16", 0x99a8ad9c20285c8b
        memory "st1 { v0.1d }, [x0], x1", 0x77796cf7ae07cb77
        memory "st1 { v0.2d }, [x0], x1", 0x8c5b788484471f37
        memory "st1 { v0.8b }, [x0], x1", 0x77796cf7ae07cb77
        memory "ld1 { v0.16b }, [x0], #16", 0x99a8ad9c20285c8b
        memory "st1 { v0.4s }, [x0], x1", 0x8c5b788484471f37
        memory "st1 { v0.2s }, [x0], #8", 0xb8cc8275fc1def24
        memory "st1 { v0.4s }, [x0], #16", 0x2b8416b6c3571c9f
        memory "ld1 { v0.2s }, [x0], x1", 0x2130f6fae550626c
        memory "ld1 { v0.8h }, [x0], x1", 0x816a85dfed77e66c
        memory "st1 { v0.2s }, [x0], x1", 0x77796cf7ae07cb77
        memory "ld1 { v0.8b, v1.8b }, [x0]", 0x1188a3bd32a50696
        memory "st1 { v0.16b, v1.16b }, [x0]", 0xed3ad61365370691
        memory "st1 { v0.8b, v1.8b }, [x0]", 0x6a73d5d8c4eec781
        memory "ld1 { v0.4s, v1.4s }, [x0]", 0xbde2e80a97256e02
        memory "st1 { v0.4h, v1.4h }, [x0]", 0x6a73d5d8c4eec781
        memory "st1 { v0.8h, v1.8h }, [x0]", 0xed3ad61365370691
        memory "ld1 { v0.1d, v1.1d }, [x0]", 0x1188a3bd32a50696
        memory "ld1 { v0.16b, v1.16b }, [x0]", 0xbde2e80a97256e02
        memory "st1 { v0.1d, v1.1d }, [x0]", 0x6a73d5d8c4eec781
        memory "st1 { v0.4s, v1.4s }, [x0]", 0xed3ad61365370691
        memory "ld1 { v0.8h, v1.8h }, [x0]", 0xbde2e80a97256e02
        memory "ld1 { v0.2s, v1.2s }, [x0]", 0x1188a3bd32a50696
        memory "st1 { v0.2d, v1.2d }, [x0]", 0xed3ad61365370691
        memory "st1 { v0.2s, v1.2s }, [x0]", 0x6a73d5d8c4eec781
        memory "st1 { v0.4h, v1.4h }, [x0], #16", 0xbea88336bad95238
        memory "st1 { v0.4s, v1.4s }, [x0], #32", 0x47d6e179d09902d8
        memory "st1 { v0.4s, v1.4s }, [x0], x1", 0x43d36b35c4c36ef7
        memory "st1 { v0.8b, v1.8b }, [x0], #16", 0xbea88336bad95238
        memory "ld1 { v0.2d, v1.2d }, [x0], #32", 0x4ab4de8ae22e30fe
        memory "st1 { v0.2d, v1.2d }, [x0], x1", 0x43d36b35c4c36ef7
        memory "st1 { v0.2d, v1.2d }, [x0], #32", 0x47d6e179d09902d8
        memory "st1 { v0.4h, v1.4h }, [x0], x1", 0x7b3fed83f505e8c2
        memory "ld1 { v0.16b, v1.16b }, [x0], x1", 0xe486b8875b18fbe1
        memory "ld1 { v0.8b, v1.8b }, [x0], x1", 0xb37a222b277a9b95
        memory "st1 { v0.8h, v1.8h }, [x0], x1", 0x43d36b35c4c36ef7
        memory "ld1 { v0.4s, v1.4s }, [x0], x1", 0xe486b8875b18fbe1
        memory "ld1 { v0.16b, v1.16b }, [x0], #32", 0x4ab4de8ae22e30fe
        memory "ld1 { v0.4s, v1.4s }, [x0], #32", 0x4ab4de8ae22e30fe
        memory "st1 { v0.4h, v1.4h, v2.4h }, [x0]", 0xf68fd9d9c9e6fcd2
        memory "ld1 { v0.2d, v1.2d, v2.2d }, [x0]", 0xd7a5126bb5876b00
        memory "ld1 { v0.8h, v1.8h, v2.8h }, [x0]", 0xd7a5126bb5876b00
        memory "st1 { v0.2d, v1.2d, v2.2d }, [x0]", 0x2172d5ce1c73f207
        memory "ld1 { v0.2s, v1.2s, v2.2s }, [x0]", 0x2bc6022fb2547856
        memory "st1 { v0.1d, v1.1d, v2.1d }, [x0]", 0xf68fd9d9c9e6fcd2
        memory "st1 { v0.2s, v1.2s, v2.2s }, [x0]", 0xf68fd9d9c9e6fcd2
        memory "st1 { v0.16b, v1.16b, v2.16b }, [x0]", 0x2172d5ce1c73f207
        memory "st1 { v0.8b, v1.8b, v2.8b }, [x0]", 0xf68fd9d9c9e6fcd2
        memory "ld1 { v0.4h, v1.4h, v2.4h }, [x0]", 0x2bc6022fb2547856
        memory "st1 { v0.8h, v1.8h, v2.8h }, [x0]", 0x2172d5ce1c73f207
        memory "ld1 { v0.8b, v1.8b, v2.8b }, [x0]", 0x2bc6022fb2547856
        memory "ld1 { v0.1d, v1.1d, v2.1d }, [x0]", 0x2bc6022fb2547856
        memory "ld1 { v0.4s, v1.4s, v2.4s }, [x0]", 0xd7a5126bb5876b00
        memory "st1 { v0.1d, v1.1d, v2.1d }, [x0], #24", 0x24526c57116e4fb3
        memory "ld1 { v0.2d, v1.2d, v2.2d }, [x0], x1", 0x21a5988d72bb8c83
        memory "ld1 { v0.16b, v1.16b, v2.16b }, [x0], #48", 0x55625370614b0645
        memory "st1 { v0.4s, v1.4s, v2.4s }, [x0], x1", 0x5b6bf9c25953f4ac
        memory "ld1 { v0.1d, v1.1d, v2.1d }, [x0], x1", 0x7d0781c51a0e44dd
        memory "ld1 { v0.2s, v1.2s, v2.2s }, [x0], #24", 0x7d0781c51a0e44dd
        memory "st1 { v0.2s, v1.2s, v2.2s }, [x0], #24", 0x24526c57116e4fb3
        memory "ld1 { v0.8b, v1.8b, v2.8b }, [x0], #24", 0x7d0781c51a0e44dd
        memory "ld1 { v0.8h, v1.8h, v2.8h }, [x0], x1", 0x21a5988d72bb8c83
        memory "ld1 { v0.8h, v1.8h, v2.8h }, [x0], #48", 0x55625370614b0645
        memory "st1 { v0.8b, v1.8b, v2.8b }, [x0], x1", 0x24526c57116e4fb3
        memory "ld1 { v0.16b, v1.16b, v2.16b }, [x0], x1", 0x21a5988d72bb8c83
        memory "st1 { v0.2d, v1.2d, v2.2d }, [x0], x1", 0x5b6bf9c25953f4ac
        memory "ld1 { v0.2s, v1.2s, v2.2s }, [x0], x1", 0x7d0781c51a0e44dd
        memory "st1 { v0.8b, v1.8b, v2.8b, v3.8b }, [x0]", 0x8d9880982eddf821
        memory "ld1 { v0.2s, v1.2s, v2.2s, v3.2s }, [x0]", 0x3fd0776475769c1
        memory "st1 { v0.4h, v1.4h, v2.4h, v3.4h }, [x0]", 0x8d9880982eddf821
        memory "st1 { v0.1d, v1.1d, v2.1d, v3.1d }, [x0]", 0x8d9880982eddf821
        memory "ld1 { v0.16b, v1.16b, v2.16b, v3.16b }, [x0]", 0x8f64524cc07f83a1
        memory "ld1 { v0.1d, v1.1d, v2.1d, v3.1d }, [x0]", 0x3fd0776475769c1
        memory "ld1 { v0.8b, v1.8b, v2.8b, v3.8b }, [x0]", 0x3fd0776475769c1
        memory "ld1 { v0.4h, v1.4h, v2.4h, v3.4h }, [x0]", 0x3fd0776475769c1
        memory "ld1 { v0.8h, v1.8h, v2.8h, v3.8h }, [x0]", 0x8f64524cc07f83a1
        memory "st1 { v0.2s, v1.2s, v2.2s, v3.2s }, [x0]", 0x8d9880982eddf821
        memory "st1 { v0.16b, v1.16b, v2.16b, v3.16b }, [x0]", 0x8397702213eb0fad
        memory "ld1 { v0.4s, v1.4s, v2.4s, v3.4s }, [x0]", 0x8f64524cc07f83a1
        memory "ld1 { v0.2d, v1.2d, v2.2d, v3.2d }, [x0]", 0x8f64524cc07f83a1
        memory "st1 { v0.8h, v1.8h, v2.8h, v3.8h }, [x0]", 0x8397702213eb0fad
        memory "st1 { v0.1d, v1.1d, v2.1d, v3.1d }, [x0], x1", 0xc69c70034b825d70
        memory "st1 { v0.8b, v1.8b, v2.8b, v3.8b }, [x0], x1", 0xc69c70034b825d70
        memory "ld1 { v0.8b, v1.8b, v2.8b, v3.8b }, [x0], #32", 0xcd68f1e0f1933889
        memory "ld1 { v0.16b, v1.16b, v2.16b, v3.16b }, [x0], x1", 0xfc3779c312fc75e5
        memory "st1 { v0.8h, v1.8h, v2.8h, v3.8h }, [x0], x1", 0xf0308d8781664d42
        memory "ld1 { v0.8h, v1.8h, v2.8h, v3.8h }, [x0], x1", 0xfc3779c312fc75e5
        memory "ld1 { v0.4h, v1.4h, v2.4h, v3.4h }, [x0], #32", 0xcd68f1e0f1933889
        memory "ld1 { v0.1d, v1.1d, v2.1d, v3.1d }, [x0], #32", 0xcd68f1e0f1933889
        memory "ld1 { v0.1d, v1.1d, v2.1d, v3.1d }, [x0], x1", 0x3bb8f98fdb6933aa
        memory "st1 { v0.4s, v1.4s, v2.4s, v3.4s }, [x0], #64", 0x910fde1575ee0bbf
        memory "st1 { v0.1d, v1.1d, v2.1d, v3.1d }, [x0], #32", 0x45d6dbaa8bdafaa
        memory "st1 { v0.4s, v1.4s, v2.4s, v3.4s }, [x0], x1", 0xf0308d8781664d42
        memory "st1 { v0.2s, v1.2s, v2.2s, v3.2s }, [x0], x1", 0xc69c70034b825d70
        memory "ld1 { v0.4s, v1.4s, v2.4s, v3.4s }, [x0], x1", 0xfc3779c312fc75e5
        memory "st1 { v0.b }[7], [x0]", 0x61b710f45a33d27f
        memory "st2 { v0.b, v1.b }[7], [x0]", 0x2d8c6e2f69f54328
        memory "st3 { v0.b, v1.b, v2.b }[7], [x0]", 0xf60992cf31abc6f4
        memory "st4 { v0.b, v1.b, v2.b, v3.b }[7], [x0]", 0x7bc1f42b31d8323f
        memory "ld1 { v0.b }[7], [x0]", 0x61b710f45a33d27f
        memory "ld2 { v0.b, v1.b }[7], [x0]", 0x227392c9ae028485
        memory "ld3 { v0.b, v1.b, v2.b }[7], [x0]", 0x89060e723afdac7
        memory "ld4 { v0.b, v1.b, v2.b, v3.b }[7], [x0]", 0x489060e4e94668d5
        memory "ld3 { v0.b, v1.b, v2.b }[3], [x0], x1", 0x430b5e334096f87f
        memory "ld1 { v0.b }[3], [x0], x1", 0x8acf0b527b7bde2e
        memory "st3 { v0.b, v1.b, v2.b }[3], [x0], #3", 0xaae64902cf32f5ba
        memory "ld4 { v0.b, v1.b, v2.b, v3.b }[3], [x0], x1", 0xc5fe0fcc9541d70f
        memory "ld3 { v0.b, v1.b, v2.b }[3], [x0], #3", 0x2fb682aa72290321
        memory "st2 { v0.b, v1.b }[3], [x0], x1", 0x6f9b6e6e121178c6
        memory "st3 { v0.b, v1.b, v2.b }[3], [x0], x1", 0x9c336af70dec44d3
        memory "ld2 { v0.b, v1.b }[3], [x0], x1", 0xbeaef809d8b237e7
        memory "ld1 { v0.b }[3], [x0], #1", 0xbe4dabc71f726df8
        memory "st1 { v0.b }[3], [x0], x1", 0xb19ef9baff73568
        memory "st4 { v0.b, v1.b, v2.b, v3.b }[3], [x0], x1", 0x4cda9f817a2f94a9
        memory "st1 { v0.b }[3], [x0], #1", 0x192d60bb0c7adb3d
        memory "ld4 { v0.b, v1.b, v2.b, v3.b }[3], [x0], #4", 0xed9e5dce34dee8c8
        memory "ld2 { v0.b, v1.b }[3], [x0], #2", 0x47ff814350e77ada
        memory "st1 { v0.h }[1], [x0]", 0xee01654e29dfc23d
        memory "st2 { v0.h, v1.h }[1], [x0]", 0xb99d2d3524d110ec
        memory "st3 { v0.h, v1.h, v2.h }[1], [x0]", 0xb99d2d3524d110ec
        memory "st4 { v0.h, v1.h, v2.h, v3.h }[1], [x0]", 0x308606948dfc9502
        memory "ld1 { v0.h }[1], [x0]", 0x89c8336c48573d5e
        memory "ld2 { v0.h, v1.h }[1], [x0]", 0x801c0a4a66dbf89e
        memory "ld3 { v0.h, v1.h, v2.h }[1], [x0]", 0x801c0a4a66dbf89e
        memory "ld4 { v0.h, v1.h, v2.h, v3.h }[1], [x0]", 0x5bb616951881f6c3
        memory "st1 { v0.h }[2], [x0], x1", 0xb0c7713513d9f811
        memory "ld4 { v0.h, v1.h, v2.h, v3.h }[2], [x0], #8", 0x373453b0061d0ddc
        memory "ld4 { v0.h, v1.h, v2.h, v3.h }[2], [x0], x1", 0xf7b5629644318cf9
        memory "st4 { v0.h, v1.h, v2.h, v3.h }[2], [x0], #8", 0xe01fb9835777555d
        memory "st2 { v0.h, v1.h }[2], [x0], #4", 0xc6728b6be2f5226d
        memory "st4 { v0.h, v1.h, v2.h, v3.h }[2], [x0], x1", 0x765029b9d77047d0
        memory "st3 { v0.h, v1.h, v2.h }[2], [x0], x1", 0x5c6f4018cd27688b
        memory "ld3 { v0.h, v1.h, v2.h }[2], [x0], #6", 0x6202b9653da53621
        memory "st3 { v0.h, v1.h, v2.h }[2], [x0], #6", 0xfab1b87ab29fab5c
        memory "st2 { v0.h, v1.h }[2], [x0], x1", 0x40f5f89cece51b08
        memory "st1 { v0.h }[2], [x0], #2", 0xbbff085572980b02
        memory "ld2 { v0.h, v1.h }[2], [x0], #4", 0xa7810a11be9f055d
        memory "ld2 { v0.h, v1.h }[2], [x0], x1", 0x6e9672d559193702
        memory "ld1 { v0.h }[2], [x0], x1", 0x12dc258377ef855
        memory "st1 { v0.s }[0], [x0]", 0x415ba4971ab2ce56
        memory "st2 { v0.s, v1.s }[0], [x0]", 0x674df13ac10aa993
        memory "st3 { v0.s, v1.s, v2.s }[0], [x0]", 0x38057658c8f44d70
        memory "st4 { v0.s, v1.s, v2.s, v3.s }[0], [x0]", 0xec3c000a3c2aba97
        memory "ld1 { v0.s }[0], [x0]", 0xbf9606938a15be58
        memory "ld2 { v0.s, v1.s }[0], [x0]", 0x86764ed7dbc3bbf6
        memory "ld3 { v0.s, v1.s, v2.s }[0], [x0]", 0xaa43d923593bbb5d
        memory "ld4 { v0.s, v1.s, v2.s, v3.s }[0], [x0]", 0xfe746aad5e6927b8
        memory "st2 { v0.s, v1.s }[2], [x0], #8", 0x2eaf0af18a9e5f71
        memory "st1 { v0.s }[2], [x0], #4", 0xfbd425f0ad79b2db
        memory "st4 { v0.s, v1.s, v2.s, v3.s }[2], [x0], x1", 0xabbe18f5f925329a
        memory "st4 { v0.s, v1.s, v2.s, v3.s }[2], [x0], #16", 0x620fe66d17aff07e
        memory "st2 { v0.s, v1.s }[2], [x0], x1", 0x6820b7b3ae58468d
        memory "ld1 { v0.s }[2], [x0], x1", 0xc80cce710fa58afe
        memory "ld3 { v0.s, v1.s, v2.s }[2], [x0], #12", 0x13e0d70ecdfe15d
        memory "ld2 { v0.s, v1.s }[2], [x0], #8", 0xe217c6d37a25eccc
        memory "st3 { v0.s, v1.s, v2.s }[2], [x0], x1", 0x1bddf48d09fd7e5a
        memory "ld1 { v0.s }[2], [x0], #4", 0xe067578bdb7eda2b
        memory "ld3 { v0.s, v1.s, v2.s }[2], [x0], x1", 0x492dac94c5c490d8
        memory "st3 { v0.s, v1.s, v2.s }[2], [x0], #12", 0x90707780a440636e
        memory "ld4 { v0.s, v1.s, v2.s, v3.s }[2], [x0], #16", 0xd0b54f1a5e8c8b59
        memory "ld4 { v0.s, v1.s, v2.s, v3.s }[2], [x0], x1", 0x5bb75a1fce3a2427
        memory "st1 { v0.d }[0], [x0]", 0x674df13ac10aa993
        memory "st2 { v0.d, v1.d }[0], [x0]", 0x6a73d5d8c4eec781
        memory "st3 { v0.d, v1.d, v2.d }[0], [x0]", 0xf68fd9d9c9e6fcd2
        memory "st4 { v0.d, v1.d, v2.d, v3.d }[0], [x0]", 0x8d9880982eddf821
        memory "ld1 { v0.d }[0], [x0]", 0x4039e330e3ef0cee
        memory "ld2 { v0.d, v1.d }[0], [x0]", 0xc2706e09fe9ff6c9
        memory "ld3 { v0.d, v1.d, v2.d }[0], [x0]", 0xaed94728125c681e
        memory "ld4 { v0.d, v1.d, v2.d, v3.d }[0], [x0]", 0xcd55b6d701d4f7e4
        memory "ld1 { v0.d }[0], [x0], x1", 0x42de4f39c306fc9e
        memory "ld4 { v0.d, v1.d, v2.d, v3.d }[0], [x0], #32", 0xea49ea9e425b3e19
        memory "st2 { v0.d, v1.d }[0], [x0], x1", 0x7b3fed83f505e8c2
        memory "ld3 { v0.d, v1.d, v2.d }[0], [x0], #24", 0xbd08f491cf464d5d
        memory "ld2 { v0.d, v1.d }[0], [x0], x1", 0x2b27700a34993210
        memory "st1 { v0.d }[0], [x0], #8", 0xb8cc8275fc1def24
        memory "ld3 { v0.d, v1.d, v2.d }[0], [x0], x1", 0xbd08f491cf464d5d
        memory "st2 { v0.d, v1.d }[0], [x0], #16", 0xbea88336bad95238
        memory "st1 { v0.d }[0], [x0], x1", 0x77796cf7ae07cb77
        memory "ld2 { v0.d, v1.d }[0], [x0], #16", 0xd563c7cea218403a
        memory "st4 { v0.d, v1.d, v2.d, v3.d }[0], [x0], x1", 0xc69c70034b825d70
        memory "ld4 { v0.d, v1.d, v2.d, v3.d }[0], [x0], x1", 0x6e865ed9ffac25e6
        memory "st3 { v0.d, v1.d, v2.d }[0], [x0], x1", 0x24526c57116e4fb3
        memory "ld1 { v0.d }[0], [x0], #8", 0x28de338790b36ec3
        memory "ld3r { v0.16b, v1.16b, v2.16b }, [x0]", 0x6f093b9f1d4e96ab
        memory "ld1r { v0.2s }, [x0]", 0x72726d540c51c551
        memory "ld2r { v0.4h, v1.4h }, [x0]", 0x62464529bf0572db
        memory "ld1r { v0.8h }, [x0]", 0x759dd3296d4abef3
        memory "ld4r { v0.1d, v1.1d, v2.1d, v3.1d }, [x0]", 0x3fd0776475769c1
        memory "ld1r { v0.4s }, [x0]", 0x8eb0ed7f89e05a76
        memory "ld3r { v0.8b, v1.8b, v2.8b }, [x0]", 0xc46410397a911169
        memory "ld4r { v0.16b, v1.16b, v2.16b, v3.16b }, [x0]", 0x1521953b637981ed
        memory "ld4r { v0.4s, v1.4s, v2.4s, v3.4s }, [x0]", 0x466f16794034489c
        memory "ld2r { v0.16b, v1.16b }, [x0]", 0xcea898bdd2fc7698
        memory "ld1r { v0.8b }, [x0]", 0x23390f4f02263df
        memory "ld3r { v0.4s, v1.4s, v2.4s }, [x0]", 0xa86108d6a458f427
        memory "ld2r { v0.4s, v1.4s }, [x0]", 0xf15520280a0ae7d3
        memory "ld4r { v0.4h, v1.4h, v2.4h, v3.4h }, [x0]", 0x7f6ac5714d66eabe
        memory "ld1r { v0.2d }, [x0], #8", 0xbad14dd008bc84c2
        memory "ld1r { v0.8h }, [x0], x1", 0xd7c034f1af64df3a
        memory "ld4r { v0.4s, v1.4s, v2.4s, v3.4s }, [x0], #16", 0xf287d5e893492eb4
        memory "ld1r { v0.4s }, [x0], x1", 0x18215dcb50c40805
        memory "ld2r { v0.8h, v1.8h }, [x0], x1", 0x8686c83802ee319d
        memory "ld4r { v0.4s, v1.4s, v2.4s, v3.4s }, [x0], x1", 0x18e04c87954c0ed4
        memory "ld3r { v0.4s, v1.4s, v2.4s }, [x0], x1", 0xa34ed2e666ffeac2
        memory "ld1r { v0.8b }, [x0], #1", 0x15f1ff77750e6755
        memory "ld4r { v0.2d, v1.2d, v2.2d, v3.2d }, [x0], x1", 0x534dbe490167942e
        memory "ld1r { v0.16b }, [x0], #1", 0xa04fa2a4f810498f
        memory "ld4r { v0.16b, v1.16b, v2.16b, v3.16b }, [x0], #4", 0x3147edaf47bc00ba
        memory "ld3r { v0.1d, v1.1d, v2.1d }, [x0], x1", 0x7d0781c51a0e44dd
        memory "ld4r { v0.16b, v1.16b, v2.16b, v3.16b }, [x0], x1", 0x92353a7756eb4d49
        memory "ld2r { v0.4s, v1.4s }, [x0], #8", 0xa209515ae80320d6
        finish
