// Advanced SIMD: AES, SHA, SM3, SM4.
// SPDX-License-Identifier: MIT

#include "simd.inc"

        start
        simd "aese v0.16b, v1.16b", 0, 0xcdcd0c16d20c0c16d2cd0c7c1616bb63, 0x1616161616161616d216161616161616, 0x2e812833e417645d1b689e31eee35fed
        simd "aesd v0.16b, v1.16b", 0, 0x6b3a917d7d910c7d3a3a91096b7d9152, 0x6b7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d, 0x86acefd3f9ea4fb4332699c3be65f050
        simd "aesmc v0.16b, v1.16b", 0, 0x7f9bfc19981a9a197c7ee5661ae581fe, 0x1b9b808000000000e4647f7f1b9b8080, 0xf9dd8ef98f88d29795afc30d695d21a5
        simd "aesimc v0.16b, v1.16b", 0, 0x45a5c627901692152e1eb7064089db92, 0x41f7daec00000000be08251341f7daec, 0x3e4d4969e0f4bdebd61180b352901a68
        simd "sha1c q0, s1, v2.4s", 0, 0x806a333f6d8a004f26181655a2cc08e2, 0x7fffffff87ffffeffffff7bd1ffef7bd, 0x9566e71f0365426c1c4a60e06120a595
        simd "sha1p q0, s1, v2.4s", 0, 0x604a32c021827fcca377dcecb4e00e65, 0xbfffffff87fffff71ffffbc17fff7800, 0x58827b00c66da4bc1310a380fa95e161
        simd "sha1m q0, s1, v2.4s", 0, 0xa0aa533f75560033ac09e8b660e64903, 0x7fffffff7fffffeffffff7b91ffef73d, 0x9363e81cfa7481eda4cde1d46e44b36a
        simd "sha1su0 v0.4s, v1.4s, v2.4s", 0, 0xff8001fcff7e7e7eff8f7e00010684fe, 0xffffffff800000017fffffff7fffffff, 0xa371d0c9fc47124816fbbe14bce90ad7
        simd "sha256h q0, q1, v2.4s", 0, 0xa60012871e11c37cd47056689b323fc2, 0x210003df74501c6e326bd4e50c2cfe9, 0x2d151156c5da6e3a55a422abfbb92421
        simd "sha256h2 q0, q1, v2.4s", 0, 0xd435c5527d433f72daa6e5738d7a1818, 0xfffffffd77bffefbed4f75b9eef247c9, 0x6d85af2228148b02a94ab94485f825a7
        simd "sha256su1 v0.4s, v1.4s, v2.4s", 0, 0x1d5686a01006b244615e920ff0214ede, 0x203fe5c4217fce803fffff803f5ffd, 0xd367da6b98438b34bd00ff3a9cef6081
        simd "sha1h s0, s1", 0, 0x1fe03fe0, 0x20000000, 0x25afe94f
        simd "sha1su1 v0.4s, v1.4s", 0, 0x705fb0100000300fe03fcfffc02fd, 0xfffffffcfffffffe0000000100000001, 0x5d3f2500685741e5e4ff481574900c9c
        simd "sha256su0 v0.4s, v1.4s", 0, 0xb0ee81efefff12fdbce120020f726da3, 0x91001fff0effdffe9fffffff11001fff, 0xdcc54c5e4c46ad04399995cf364a767a
        simd "sha512h q0, q1, v2.2d", 0, 0xe140e122c8b4e27890a7ecd915c310ac, 0xfffbbfff7f7ffffefff51ff0ee3ffffa, 0x498185409db914ac3da4d12f730aee53
        simd "sha512h2 q0, q1, v2.2d", 0, 0x2181771503743c6eff9922974da664fb, 0x60fffff81f00000468fe00409f01ff7d, 0xba81716c58cf19a6a35aeca53705a59f
        simd "sha512su1 v0.2d, v1.2d, v2.2d", 0, 0x117a41f69f3c740a64831ff1ec00aa09, 0x8200100000000001fe000ffd81fff001, 0x3c8d6df3e16cff8d057be74d253f2443
        simd "rax1 v0.2d, v1.2d, v2.2d", 0, 0x7f7efdfa80038001ffe180007c710880, 0x7ffffffffffffffd7fffffff7fffffff, 0xe1e415928ec866fdfc5b9f2fa4ba435c
        simd "sm3partw1 v0.4s, v1.4s, v2.4s", 0, 0x782c666fbf1ebe9fe05fa19e431dde38, 0x3800580000000000400080405fbfffdf, 0xe24f5832ac53edbab4a42b492970b16e
        simd "sm3partw2 v0.4s, v1.4s, v2.4s", 0, 0x7f8f6efe803f81bf783f018183fc4100, 0xdfdfafcf00000080ffffffbf80000040, 0xf410bec456cf2183a46507abc5fe765f
        simd "sm4ekey v0.4s, v1.4s, v2.4s", 0, 0x2720cfd7cf9566b7014125fb2fedff33, 0xeac471e5846b3a6f910f38c8db7960e7, 0x8f094ccc6263e731f32b7e0451e6ac4c
        simd "sha512su0 v0.2d, v1.2d", 0, 0x7eff3e7f3e4000be41ff427f0080007d, 0xbf7fffffc07fffffc0800000fffffffe, 0xa310546421b7c4f9eccba8bbf1a9f902
        simd "sm4e v0.4s, v1.4s", 0, 0xf0e5bbb635edee5f2f396f45ff5f0a00, 0xd60e51bd034ec1c60c7e5c7168985454, 0xf06cd64d81a6cc4184e8937b63ce36cc
        simd "eor3 v0.16b, v1.16b, v2.16b, v3.16b", 0, 0xe0d4c3f77ffe00117ff0fff97d7c257f, 0x7fffffffffffffc17ffffffe0000000f, 0x4fb4f7f1a104aba314413fa6fe500a02
        simd "bcax v0.16b, v1.16b, v2.16b, v3.16b", 0, 0xe0ffc3ff00000001fff07ff97f782500, 0x7fffffffffffffc07fffffff8000000f, 0xc3f413faa19469a1e0612d269ebd060c
        simd "sm3ss1 v0.4s, v1.4s, v2.4s, v3.4s", 0, 0x661909c7000000000000000000000000, 0x3ff80000000000000000000000000, 0xbc4b5917000000000000000000000000
        simd "xar v0.2d, v1.2d, v2.2d, #0", 0, 0xfffffffd00010001fff000017e780400, 0x7ffffffffffffffeffffffffffffffff, 0xd2f6118ea9b568f9e265a4268fbd560c
        simd "xar v0.2d, v1.2d, v2.2d, #13", 0, 0xfffffffe800082007ff80000bf3c0, 0xfff3ffffffffffffffffffffffffffff, 0x47ce97b08c754dabb067132d21347dea
        simd "xar v0.2d, v1.2d, v2.2d, #63", 0, 0xfffffffa00020003ffe00002fcf00801, 0xfffffffffffffffcffffffffffffffff, 0xa5ec231d536ad1f3c4cb484d1f7aac19
        simd "sm3tt1a v0.4s, v1.4s, v2.s[0]", 0, 0x79f880017fff8000fe03fc01807f81ff, 0xfffff7fd7fffffffffffffff80000000, 0x9092fc145a0f9e1ca76510ef46e1c90f
        simd "sm3tt1a v0.4s, v1.4s, v2.s[2]", 0, 0xf80104817fff8000fe03fc01807f81ff, 0x7ffff7fc7fffffffffffffff80000000, 0x94bb0ee05a0f9e1ca76510ef46e1c90f
        simd "sm3tt1a v0.4s, v1.4s, v2.s[3]", 0, 0xf78082837fff8000fe03fc01807f81ff, 0x7ffff7fd7fffffffffffffff80000000, 0x889e0cd85a0f9e1ca76510ef46e1c90f
        simd "sm3tt1b v0.4s, v1.4s, v2.s[0]", 0, 0x7b7901fe7fff8000fe03fc01807f81ff, 0xfffff7fc7fffffffffffffff80000000, 0x7c18b0855a0f9e1ca76510ef46e1c90f
        simd "sm3tt1b v0.4s, v1.4s, v2.s[1]", 0, 0x798f867d7fff8000fe03fc01807f81ff, 0xfffff7fd7fffffffffffffff80000000, 0x6d2ba65c5a0f9e1ca76510ef46e1c90f
        simd "sm3tt1b v0.4s, v1.4s, v2.s[3]", 0, 0xf90104807fff8000fe03fc01807f81ff, 0x7ffff7fc7fffffffffffffff80000000, 0x7423c1495a0f9e1ca76510ef46e1c90f
        simd "sm3tt2a v0.4s, v1.4s, v2.s[0]", 0, 0x89017ef37fff80000ff007f8807f81ff, 0xfffdfdfe7fffffffffffffff80000000, 0x95746a625a0f9e1c9443be9d46e1c90f
        simd "sm3tt2a v0.4s, v1.4s, v2.s[3]", 0, 0x278847d7fff80000ff007f8807f81ff, 0x7ffcfcfe7fffffffffffffff80000000, 0x640293a45a0f9e1c9443be9d46e1c90f
        simd "sm3tt2b v0.4s, v1.4s, v2.s[0]", 0, 0x87f87087fff80000ff007f8807f81ff, 0xfffbfbfd7fffffffffffffff80000000, 0x601760065a0f9e1c9443be9d46e1c90f
        simd "sm3tt2b v0.4s, v1.4s, v2.s[2]", 0, 0x8778fc7f7fff80000ff007f8807f81ff, 0x7ff8f8fc7fffffffffffffff80000000, 0x19b2c29a5a0f9e1c9443be9d46e1c90f
        simd "sm3tt2b v0.4s, v1.4s, v2.s[3]", 0, 0x810083837fff80000ff007f8807f81ff, 0x7ffafafd7fffffffffffffff80000000, 0xd39a19505a0f9e1c9443be9d46e1c90f

        // Pairs that are translated together.
        simd "aese v0.16b, v1.16b; aesmc v0.16b, v0.16b; aese v0.16b, v2.16b; aesmc v0.16b, v0.16b; aese v0.16b, v3.16b; eor v0.16b, v0.16b, v1.16b", 0, 0xe7460766a87fa5790032dea395f90a9e, 0x501791ec95d63a6ea98ad72a6cf20030, 0xaddb275577d9c5a1b8666b41c0dbd7ec
        simd "aesd v0.16b, v1.16b; aesimc v0.16b, v0.16b; aesd v0.16b, v2.16b; aesimc v0.16b, v0.16b; aesd v0.16b, v3.16b; eor v0.16b, v0.16b, v1.16b", 0, 0x5fb6db444eae64c93654d39f031e1ba9, 0xb607fdb514d2532d614f43f44343a514, 0x8b5580590267a8d20f8e5673f439b70f
        simd "aese v0.16b, v1.16b; aesmc v2.16b, v0.16b; aese v3.16b, v2.16b; eor v0.16b, v0.16b, v3.16b; eor v0.16b, v0.16b, v2.16b", 0, 0x9ac4f80d8d17a9b2e4e11ea47fb8f2db, 0x47831e476b1e47a5491083a24747b58e, 0xac96309ee55efb07f1916ad9e24ede6
        simd "aese v0.16b, v1.16b; aesimc v0.16b, v0.16b; aesd v0.16b, v2.16b; aesmc v0.16b, v0.16b", 0, 0x3dd2e9a11822219339e26832b7ae25b9, 0x57a51946c88e44677c6f6ff8d1ccf6f6, 0x221cb56805a557df7c6a03b79bae94e5
        simd "mov v3.16b, v0.16b; sha256h q0, q1, v2.4s; sha256h2 q1, q3, v2.4s; eor v0.16b, v0.16b, v1.16b", 0, 0x958622593f094bc627f543d22512694f, 0x80000003848d1cc720c96485f5b18f59, 0xcc40b94464110d107bf16359cc1d6058
        simd "sha1h s3, s0; sha1c q0, s1, v2.4s; sha1p q0, s3, v2.4s; sha1m q0, s1, v2.4s", 0, 0xe89c92b5cd64363fd2f6585d19403e29, 0x11c581acbd6dd124e53df6f44e648b74, 0xc5329cf08614222fdd5f83e1a5e16cfa
        finish
