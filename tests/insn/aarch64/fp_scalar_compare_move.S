/* Recorded by record_fp.py. SPDX-License-Identifier: MIT */
#include "fp.inc"

        check   "fmov s0, s1", v1=0x7f7fffff3ee52017cf0000004065c84b, fpcr=0x2480000, to_v0=0x4065c84b
        check   "fmov s0, s1", v1=0xbf80000000800000bf8bb7307f800001, to_v0=0x7f800001
        check   "fmov s0, s1", v1=0x3dbfe8223e02876a338000007f800001, to_v0=0x7f800001
        check   "fmov s0, s1", v1=0x3e0390ba7f7fffff4f00000042f6e979, fpcr=0x400000, to_v0=0x42f6e979
        check   "fmov d0, d1", v1=0xbfce038e45a6ed20c3e0000000000000, fpcr=0x2c80000, to_v0=0xc3e0000000000000
        check   "fmov d0, d1", v1=0x3ff80000000000003ff775de5325cfd7, to_v0=0x3ff775de5325cfd7
        check   "fmov d0, d1", v1=0x380ffffffffffffffff5555555555555, fpcr=0x2000000, to_v0=0xfff5555555555555
        check   "fmov d0, d1", v1=0xc027a03a0cbbcd7f0000000000000001, to_v0=0x1
        check   "fmov h0, h1", v1=0x47b2ba7a83ff78004248fbffbc003319, fpcr=0x3080000, to_v0=0x3319
        check   "fmov h0, h1", v1=0xfc0078004ff16401bd2d00014ac88000, to_v0=0x8000
        check   "fmov h0, h1", v1=0x38ca63ff63fffbff80004413fe343c01, to_v0=0x3c01
        check   "fmov h0, h1", v1=0x359877fffbff04007c004a2db23ec82f, to_v0=0xc82f
        check   "fcmp d1, d2", v1=0x403aa0de0b300be17ff0000000000001, v2=0x43e0000000000000c03a13831c099a63, nzcv=0xe0000000, fpsr=0x1, to_nzcv=0x30000000
        check   "fcmp d1, d2", v1=0xfff55555555555550000000000000001, v2=0xc036221e6496a259bfc351c228d48c69, fpcr=0x5480000, nzcv=0x60000000, fpsr=0x80, to_nzcv=0x20000000
        check   "fcmp d1, d2", v1=0x10000000000000bfb0769c674ee8d3, v2=0x3ff0000000000001bfec26af03d99d87, nzcv=0x90000000, to_nzcv=0x20000000
        check   "fcmp d1, d2", v1=0xbfcb6760f46c9ca5c023fc3471c4784d, v2=0x402f89e5ec9b521c3ff0000000000001, nzcv=0x40000000, to_nzcv=0x80000000
        check   "fcmp s1, s2", v1=0x413f44e2477ff0007f7fffff3f800000, v2=0xbeb2fbe400000001bfd7f7a15f000000, nzcv=0x90000000, to_nzcv=0x80000000
        check   "fcmp s1, s2", v1=0xbfac25adc04d4c62807fffffc17694a1, v2=0x3e25fe7f4f7fffff40490fdbc1e0f44e, fpcr=0x6880000, nzcv=0xe0000000, to_nzcv=0x20000000
        check   "fcmp s1, s2", v1=0x4f7fffffbec924614b000001409654c8, v2=0x5f00000041ac7b4c3d86a331c0352792, nzcv=0x20000000
        check   "fcmp s1, s2", v1=0xbf800000c08042917f7fffffbff49eff, v2=0x3ff827eec1436c30c06a6e5affa55555, nzcv=0xa0000000, fpsr=0x1, to_nzcv=0x30000000
        check   "fcmp h1, h2", v1=0x48642dddbc00fc0004004248328b7e00, v2=0x4b198000c0a104007800424863ff0400, fpcr=0x2880000, nzcv=0x30000000
        check   "fcmp h1, h2", v1=0x800083ff7e0064017c007e00b0eefc00, v2=0x7800fe347bff3ac17800fc00b39abc00, fpcr=0x1c00000, nzcv=0x80000000
        check   "fcmp h1, h2", v1=0x3e0083ff368a64013e0e380c3c01bc35, v2=0xb63135a646e646543c1cca9cfc008000, nzcv=0xe0000000, to_nzcv=0x80000000
        check   "fcmp h1, h2", v1=0xc05dc02c3e00bc002eee42480400, v2=0xc9e435a9cecd7c0077ff3a12cc48bddf, nzcv=0xe0000000, to_nzcv=0x20000000
        check   "fcmp s1, #0.0", v1=0x41615a09477ff0003f35e42242f6e979, nzcv=0xe0000000, to_nzcv=0x20000000
        check   "fcmp s1, #0.0", v1=0x3e8e94553e73072d40490fdbbdc9866f, fpcr=0x3080000, nzcv=0xa0000000, to_nzcv=0x80000000
        check   "fcmp s1, #0.0", v1=0xc18fa8d03efd36a94117c0b63ec2f016, fpcr=0x2080000, nzcv=0xa0000000, to_nzcv=0x20000000
        check   "fcmp s1, #0.0", v1=0x5f0000005f000000c0a54d3fbdb8dc66, to_nzcv=0x80000000
        check   "fcmp d1, #0.0", v1=0x40effdffffffffff8000000000000000, fpcr=0x6400000, nzcv=0xd0000000, to_nzcv=0x60000000
        check   "fcmp d1, #0.0", v1=0x800fffffffffffff3fc74bb237dc12d9, nzcv=0xd0000000, to_nzcv=0x20000000
        check   "fcmp d1, #0.0", v1=0xbfcd79398b216a76c00dd06f529dd0bf, nzcv=0xf0000000, to_nzcv=0x80000000
        check   "fcmp d1, #0.0", v1=0x10000000000000001, fpcr=0x3c80000, nzcv=0x30000000, fpsr=0x80, to_nzcv=0x60000000
        check   "fcmp h1, #0.0", v1=0xfbff780083fffc00fbffbf260400fbff, to_nzcv=0x80000000
        check   "fcmp h1, #0.0", v1=0x8000cf54cb63fc0038004248cdadbcea, fpcr=0x2400000, nzcv=0x70000000, to_nzcv=0x80000000
        check   "fcmp h1, #0.0", v1=0x3e00c723432aacf8bc7e3c01fe343e00, fpcr=0x1480000, nzcv=0xb0000000, to_nzcv=0x20000000
        check   "fcmp h1, #0.0", v1=0x63ff7c007c004ce963fffe34cd697bff, nzcv=0x20000000
        check   "fcmpe h1, h2", v1=0x4eeb7e0000003bb6fc004b3f3cb5afd7, v2=0xfc00b71fbe2330d48000cce283ffbc00, nzcv=0x20000000
        check   "fcmpe h1, h2", v1=0xb8d83c01becfc49080002fd2cd8eb1b3, v2=0x7c004248bdc549f3fc0063ffcbc43800, nzcv=0x60000000, to_nzcv=0x80000000
        check   "fcmpe h1, h2", v1=0x45dd7e00c45231a93a387c010400aef1, v2=0x7bffad97bd117e0063ff63ff3c01fe34, fpcr=0x2080000, nzcv=0x10000000, fpsr=0x1, to_nzcv=0x30000000
        check   "fcmpe h1, h2", v1=0x7800fc000400ad96ccc078007bff7e00, v2=0x3e0042487c01bc0049fe0000ad80fc00, nzcv=0x60000000, fpsr=0x1, to_nzcv=0x30000000
        check   "fcmpe s1, s2", v1=0x4185972a387fc000c1883719bd9ecabd, v2=0xff7fffff3e18b82ac1a918783f027cf8, fpcr=0x5c80000, nzcv=0xb0000000, to_nzcv=0x80000000
        check   "fcmpe s1, s2", v1=0x3eec8ada8000000033000001bf800000, v2=0x4f0000004b0000015f000000807fffff, nzcv=0xa0000000, to_nzcv=0x80000000
        check   "fcmpe s1, s2", v1=0xc11fadab3f574c8240e13b273e2edbdd, v2=0x4f00000000000001807fffff7f800001, fpcr=0x1800000, nzcv=0x50000000, fpsr=0x1, to_nzcv=0x30000000
        check   "fcmpe s1, s2", v1=0x338000007f7fffff4f8000007f800001, v2=0xbf2ed0c74b000001bdbb6b413fc00000, fpsr=0x1, to_nzcv=0x30000000
        check   "fcmpe d1, d2", v1=0x405edd2f1a9fbe77fff0000000000000, v2=0xfff5555555555555fff5555555555555, fpcr=0x480000, nzcv=0x20000000, fpsr=0x1, to_nzcv=0x30000000
        check   "fcmpe d1, d2", v1=0xc030c0b2e6f204fd40014e2d6d887671, v2=0xc01a06eae98481ca40214ae67aa3a359, nzcv=0xf0000000, to_nzcv=0x80000000
        check   "fcmpe d1, d2", v1=0x800fffffffffffffbfb346a8f4ff5e8d, v2=0x43e00000000000007ff0000000000000, fpcr=0x7000000, nzcv=0x80000000
        check   "fcmpe d1, d2", v1=0x13ff89a76ecdb0816, v2=0xbfd3ca34bff0364c0010000000000000, nzcv=0xe0000000, to_nzcv=0x20000000
        check   "fcmpe d1, #0.0", v1=0xc013535f34c4a5b4403b7edef496d70a, nzcv=0x20000000
        check   "fcmpe d1, #0.0", v1=0x380fffffffffffffffefffffffffffff, nzcv=0x80000000
        check   "fcmpe d1, #0.0", v1=0x41dfffffffe00000c03c106a6f40290d, fpcr=0x2400000, nzcv=0x10000000, to_nzcv=0x80000000
        check   "fcmpe d1, #0.0", v1=0xc1e000000000000041dfffffffe00000, fpcr=0x7400000, nzcv=0xc0000000, to_nzcv=0x20000000
        check   "fcmpe h1, #0.0", v1=0x6401be68bdfb00017bff78004248baf7, fpcr=0x3880000, nzcv=0xe0000000, to_nzcv=0x80000000
        check   "fcmpe h1, #0.0", v1=0x38003c9cfbfffd55bc00fbfffe34b5b7, nzcv=0xc0000000, to_nzcv=0x80000000
        check   "fcmpe h1, #0.0", v1=0xfbffaf9e40d4cd6538594248cd270000, fpcr=0x7000000, nzcv=0x20000000, to_nzcv=0x60000000
        check   "fcmpe h1, #0.0", v1=0x3e004248380064017c0038003c0136b5, nzcv=0xf0000000, to_nzcv=0x20000000
        check   "fcmpe s1, #0.0", v1=0xbf646e7d7f800001bf800000, fpcr=0xc80000, nzcv=0x40000000, to_nzcv=0x80000000
        check   "fcmpe s1, #0.0", v1=0x411478c33f14a4c542f6e979387fc000, fpcr=0x80000, nzcv=0x20000000
        check   "fcmpe s1, #0.0", v1=0x477fe000477fe000415c733f7fc00000, nzcv=0xd0000000, fpsr=0x1, to_nzcv=0x30000000
        check   "fcmpe s1, #0.0", v1=0x40490fdbc0ac267ec159363f00800000, nzcv=0xd0000000, to_nzcv=0x20000000
        check   "fccmp d1, d2, #0x6, vs", v1=0x401aea9a6c4f4b17c3e0000000000000, v2=0x7ff0000000000001bff0000000000000, nzcv=0x80000000, to_nzcv=0x60000000
        check   "fccmp d1, d2, #0x6, vs", v1=0x3fc0a7010d4326abffefffffffffffff, v2=0xc01c5ad966913d96400db130f8c04655, fpcr=0x400000, nzcv=0xd0000000, to_nzcv=0x80000000
        check   "fccmp d1, d2, #0x6, vs", v1=0x40effdffffffffff0000000000000001, v2=0x14007758e18f436e6, fpcr=0x3800000, nzcv=0xe0000000, to_nzcv=0x60000000
        check   "fccmp d1, d2, #0x6, vs", v1=0x7fefffffffffffff380fffffffffffff, v2=0xc011c26f228504f3bfbf794f22b133d4, fpcr=0x3c00000, nzcv=0x50000000, to_nzcv=0x20000000
        check   "fccmp s1, s2, #0x4, lt", v1=0x4f7fffffbf78b65b4f000000387fc000, v2=0x3eae55a1800000004b0000017e800000, nzcv=0x40000000
        check   "fccmp s1, s2, #0x4, lt", v1=0xcf0000003ebcaf8d4f000000807fffff, v2=0x7f800001c182d97b7f8000007f800001, fpcr=0x2000000, nzcv=0xc0000000, fpsr=0x1, to_nzcv=0x30000000
        check   "fccmp s1, s2, #0x4, lt", v1=0x40490fdb40572390ff7fffff33800000, v2=0xffc543214f0000003e4063f04b000001, fpcr=0x3000000, nzcv=0x60000000, to_nzcv=0x40000000
        check   "fccmp s1, s2, #0x4, lt", v1=0xffa5555580000000ffc5432100000000, v2=0x4f0000003f07fd9d477fe00000000001, fpcr=0x2c80000, nzcv=0xa0000000, to_nzcv=0x80000000
        check   "fccmp h1, h2, #0x8, ge", v1=0xc28aafefc95d3cb5800000003800b8d3, v2=0xb2492ce238363e00fbff4f757bff39ed, nzcv=0x70000000, to_nzcv=0x80000000
        check   "fccmp h1, h2, #0x8, ge", v1=0x1fc00bb76ada904000400448e7c00, v2=0x3b823ebdc495c998fc00fe3483ffb159, to_nzcv=0x20000000
        check   "fccmp h1, h2, #0x8, ge", v1=0xb4ae362fba744248ac9900017c002c7e, v2=0x4f497e007e0083fffc0077ff83ff3804, fpcr=0xc00000, to_nzcv=0x80000000
        check   "fccmp h1, h2, #0x8, ge", v1=0x49c177ff640104003c01ac422d2e7bff, v2=0x400309e7c01c4eebb85fc0000007bff, nzcv=0x60000000
        check   "fccmp h1, h2, #0x1, gt", v1=0xb734380033b9800031e763ffcbd92edf, v2=0xfd554248afcc63ff8000b5c13c00b6ca, nzcv=0x60000000, to_nzcv=0x10000000
        check   "fccmp h1, h2, #0x1, gt", v1=0xfc0077ff3b1e2d0cfe34b2cc4f9b4248, v2=0xc83d3800fe343e00b5828000c5367bff, fpcr=0x3880000, nzcv=0xf0000000, to_nzcv=0x10000000
        check   "fccmp h1, h2, #0x1, gt", v1=0x3c00c5fccaf80000fd55780063ff3c00, v2=0x3d782e453c007c0163ff00013c016401, fpcr=0x2800000, nzcv=0xb0000000, to_nzcv=0x80000000
        check   "fccmp h1, h2, #0x1, gt", v1=0x40077ff2d493e00000042483c007e00, v2=0x3800b20804004dbb7c00cd5d64010001, to_nzcv=0x30000000
        check   "fccmp s1, s2, #0x1, gt", v1=0x7f800000404826a80000000000000000, v2=0xff7fffff807fffff40490fdbbe47a3b0, nzcv=0xe0000000, to_nzcv=0x10000000
        check   "fccmp s1, s2, #0x1, gt", v1=0x3fc000007f7fffff42f6e9793f000000, v2=0x4b000001c107c6793e818a4a3f181aca, to_nzcv=0x80000000
        check   "fccmp s1, s2, #0x1, gt", v1=0xbe545468bf3ae0ccffc54321c0e4f11c, v2=0x4b0000013f8000013f800001cf000000, fpcr=0x880000, nzcv=0x80000000, to_nzcv=0x10000000
        check   "fccmp s1, s2, #0x1, gt", v1=0x7f800000ff8000004f00000000800000, v2=0xbdd10e1b477fe00042f6e9797fc00000, fpcr=0x1400000, nzcv=0x90000000, to_nzcv=0x30000000
        check   "fccmpe h1, h2, #0xb, hs", v1=0x37537c00c17cb0ff640183fffe34b956, v2=0x7c003df8341cb27e363ffc00fd557e00, nzcv=0x30000000, fpsr=0x1
        check   "fccmpe h1, h2, #0xb, hs", v1=0x7bff7800346ec3547bff35a8fd553800, v2=0x38002da6bc00fd55fc00c39800017800, fpcr=0x1000000, nzcv=0x90000000, to_nzcv=0xb0000000
        check   "fccmpe h1, h2, #0xb, hs", v1=0xb4d8ba3c0000040083fffbff00012c68, v2=0x460563fffc00bc00b6d20000bfa13c01, nzcv=0xf0000000, to_nzcv=0x80000000
        check   "fccmpe h1, h2, #0xb, hs", v1=0xfd55000180007c0004007800b07346ea, v2=0x3c003e003dcdfbff442737373c01, nzcv=0xb0000000, to_nzcv=0x20000000
        check   "fccmpe d1, d2, #0x4, lt", v1=0x400921fb54442d1841e0000000000000, v2=0xc005535c63f1bd92bfc987254b5f44b6, fpcr=0x1c00000, nzcv=0x60000000, to_nzcv=0x40000000
        check   "fccmpe d1, d2, #0x4, lt", v1=0x3fddb2a5317d1ef38000000000000000, v2=0x4037796429b19072, nzcv=0xb0000000, to_nzcv=0x40000000
        check   "fccmpe d1, d2, #0x4, lt", v1=0xbfb462769627ed153ff0000000000001, v2=0x3ff32bb61c0882ecbfc5fe477f9e9f89, nzcv=0xa0000000, to_nzcv=0x20000000
        check   "fccmpe d1, d2, #0x4, lt", v1=0x7ff8000000000000c033fb7748a5867c, v2=0x140054b42598617a2, nzcv=0xe0000000, to_nzcv=0x80000000
        check   "fccmpe s1, s2, #0xb, vc", v1=0x1bfaedd0f807fffff, v2=0x411abd98be0137a1bf800000be66d90f, fpcr=0x3880000, nzcv=0x90000000, to_nzcv=0xb0000000
        check   "fccmpe s1, s2, #0xb, vc", v1=0x477ff0003f515ade33000001c17a4d3f, v2=0x3e7d63324136e3dbc035a5e0c178c461, fpcr=0x3480000, to_nzcv=0x80000000
        check   "fccmpe s1, s2, #0xb, vc", v1=0x80000000be3118f8330000013f800000, v2=0x3e150cb5800000003f8000013fd7e2d0, to_nzcv=0x80000000
        check   "fccmpe s1, s2, #0xb, vc", v1=0xbd944ee2c1c5850e3ef0f3b0477fe000, v2=0xcf000000406d81ee3faf12bcc0b63e97, fpcr=0x2400000, nzcv=0xa0000000, to_nzcv=0x20000000
        check   "fccmpe h1, h2, #0x1, mi", v1=0xbf922e12fc00bc00c915424800013c00, v2=0x2e6335a1ac4b77ffcb0d8000bd9d7bff, nzcv=0xf0000000, to_nzcv=0x80000000
        check   "fccmpe h1, h2, #0x1, mi", v1=0x3f794e5100004f127c0078007bff3c00, v2=0x63ff2d6cbc004df840757e004fad7e00, nzcv=0xd0000000, fpsr=0x1, to_nzcv=0x30000000
        check   "fccmpe h1, h2, #0x1, mi", v1=0x424804004ac53800424800003e007bff, v2=0xb4923ed1040077ff3c0083ff3800fd55, nzcv=0x50000000, to_nzcv=0x10000000
        check   "fccmpe h1, h2, #0x1, mi", v1=0x83ff3800b58864017c01424883fffd55, v2=0x3c018000b0ea42483c003c00bc404800, fpcr=0x880000, nzcv=0x60000000, to_nzcv=0x10000000
        check   "fcsel h0, h1, h2, al", v1=0xfbff37fcfc003e00bc0045583c003800, v2=0x7bffc721cf77cccf040063ff3e00fe34, nzcv=0xa0000000, to_v0=0x3800
        check   "fcsel h0, h1, h2, al", v1=0xc4f1fc0083ff7bffbabd33f2800083ff, v2=0xfc007c00c8c4c5e53c0138d63c00bfad, fpcr=0x3480000, nzcv=0x70000000, to_v0=0x83ff
        check   "fcsel h0, h1, h2, al", v1=0x3c0177ffcdc442487800b3eeacc43c72, v2=0x3e0063ffb24263ff7e0042484ec97bff, fpcr=0xc80000, nzcv=0x90000000, to_v0=0x3c72
        check   "fcsel h0, h1, h2, al", v1=0x7bff7c0080007c01cc2e424842486401, v2=0x38007bff04007e00cca1fbfffe344e9f, fpcr=0x2880000, nzcv=0xf0000000, to_v0=0x6401
        check   "fcsel s0, s1, s2, ls", v1=0x40490fdb5f0000003f458c394b000001, v2=0x3e17281e4f7fffff00000000bf800000, nzcv=0x50000000, to_v0=0x4b000001
        check   "fcsel s0, s1, s2, ls", v1=0xc13d4407be1cf0867f8000017fc00000, v2=0xff7fffff40490fdb807fffffbfb77b73, nzcv=0xd0000000, to_v0=0x7fc00000
        check   "fcsel s0, s1, s2, ls", v1=0xc1b97b0a7f7fffff3fc000004f000000, v2=0x80000000ff7fffff3f8000007f800001, nzcv=0xc0000000, to_v0=0x4f000000
        check   "fcsel s0, s1, s2, ls", v1=0x807fffffbf800000477ff0004b000001, v2=0xbdb654f5c02c25183f80000100000001, to_v0=0x4b000001
        check   "fcsel d0, d1, d2, vs", v1=0x41dfffffffe00000400921fb54442d18, v2=0xc02ffa148cf185dfc00956c70fffc14c, fpcr=0x880000, nzcv=0x80000000, to_v0=0xc00956c70fffc14c
        check   "fcsel d0, d1, d2, vs", v1=0x3ff82ce8dd1885c00010000000000000, v2=0xc0128b1aa101cd1f380fffffffffffff, nzcv=0x10000000, to_v0=0x10000000000000
        check   "fcsel d0, d1, d2, vs", v1=0xc022c4c001ad29c88000000000000000, v2=0x800fffffffffffffbfd88fda9d1f6abd, nzcv=0x30000000, to_v0=0x8000000000000000
        check   "fcsel d0, d1, d2, vs", v1=0xfff8abcdef0123454036c488cf334069, v2=0xc3e00000000000003fc3cbfa77bb46dc, fpcr=0x1c00000, nzcv=0x60000000, to_v0=0x3fc3cbfa77bb46dc
        check   "fmov s0, #-0.93750000", to_v0=0xbf700000
        check   "fmov s0, #-0.93750000", fpcr=0x3400000, to_v0=0xbf700000
        check   "fmov s0, #-0.93750000", to_v0=0xbf700000
        check   "fmov s0, #-0.93750000", to_v0=0xbf700000
        check   "fmov d0, #0.93750000", to_v0=0x3fee000000000000
        check   "fmov d0, #0.93750000", fpcr=0x880000, to_v0=0x3fee000000000000
        check   "fmov d0, #0.93750000", to_v0=0x3fee000000000000
        check   "fmov d0, #0.93750000", fpcr=0x3c00000, to_v0=0x3fee000000000000
        check   "fmov h0, #18.00000000", to_v0=0x4c80
        check   "fmov h0, #18.00000000", fpcr=0x1480000, to_v0=0x4c80
        check   "fmov h0, #18.00000000", to_v0=0x4c80
        check   "fmov h0, #18.00000000", to_v0=0x4c80
        check   "fmov w0, s1", v1=0xcf000000bebf6579c0ff67acc09b9f1f, fpcr=0x2000000, to_x0=0xc09b9f1f
        check   "fmov w0, s1", v1=0x33800000bdbe33f3cf0000003fc00000, to_x0=0x3fc00000
        check   "fmov w0, s1", v1=0x40748d32bf1e442d3f800000ffc54321, to_x0=0xffc54321
        check   "fmov w0, s1", v1=0x477ff000bf38fb73bde2d25441cad1ad, fpcr=0x1400000, to_x0=0x41cad1ad
        check   "fmov s0, w1", x1=0x94dbc, to_v0=0x94dbc
        check   "fmov s0, w1", x1=0x141a887933ea12, fpcr=0x2400000, to_v0=0x7933ea12
        check   "fmov s0, w1", x1=0xe6d1d9a15023517c, to_v0=0x5023517c
        check   "fmov s0, w1", x1=0x3ff8000000000000, fpcr=0x3080000, to_v0=0x0
        check   "fmov x0, d1", v1=0x405edd2f1a9fbe77405edd2f1a9fbe77, to_x0=0x405edd2f1a9fbe77
        check   "fmov x0, d1", v1=0x43e0000000000000c01ea5ec97c0ad97, fpcr=0x2880000, to_x0=0xc01ea5ec97c0ad97
        check   "fmov x0, d1", v1=0x40effdffffffffff380fffffffffffff, fpcr=0x1c00000, to_x0=0x380fffffffffffff
        check   "fmov x0, d1", v1=0x400fbba22c37e6793ff0000000000000, to_x0=0x3ff0000000000000
        check   "fmov d0, x1", x1=0xf598786fdbbc565a, to_v0=0xf598786fdbbc565a
        check   "fmov d0, x1", x1=0x21bfe649da, fpcr=0x3080000, to_v0=0x21bfe649da
        check   "fmov d0, x1", x1=0xf7c67886ef02a203, to_v0=0xf7c67886ef02a203
        check   "fmov d0, x1", x1=0x41e0000000000000, fpcr=0x2400000, to_v0=0x41e0000000000000
        check   "fmov x0, h1", v1=0xfd55fc0035ad44aa83ffb31c0001fc00, fpcr=0x2c00000, to_x0=0xfc00
        check   "fmov x0, h1", v1=0xbf9f3c00c43efd5537d3b32b2e6dfc00, to_x0=0xfc00
        check   "fmov x0, h1", v1=0x137ef4248fd5577fffbfffd55bcd9, fpcr=0x3c00000, to_x0=0xbcd9
        check   "fmov x0, h1", v1=0x63ff3369c9ad8000fd5542487e000001, to_x0=0x1
        check   "fmov w0, h1", v1=0x6401b5947bff3e007c0100007bffbd89, to_x0=0xbd89
        check   "fmov w0, h1", v1=0x30cc7e00ae9800016401fe3478000000, fpcr=0x2080000, to_x0=0x0
        check   "fmov w0, h1", v1=0xc02880003c012c32fe340001fc000000, to_x0=0x0
        check   "fmov w0, h1", v1=0x8000000042486401bc0038ea6401b1b5, to_x0=0xb1b5
        check   "fmov h0, x1", x1=0xfffffffffffde42e, fpcr=0xc80000, to_v0=0xe42e
        check   "fmov h0, x1", x1=0xa560a744e0f9841e, to_v0=0x841e
        check   "fmov h0, x1", x1=0x2b5bba71de550de, to_v0=0x50de
        check   "fmov h0, x1", x1=0x10050d1, to_v0=0x50d1
        check   "fmov h0, w1", x1=0x43f0000000000000, to_v0=0x0
        check   "fmov h0, w1", x1=0x7ce8079e6, fpcr=0x2000000, to_v0=0x79e6
        check   "fmov h0, w1", x1=0xd0c65a9df19cc8, to_v0=0x9cc8
        check   "fmov h0, w1", x1=0x3a8cdcc513af1510, fpcr=0x4400000, to_v0=0x1510
        check   "fmov x0, v1.d[1]", v1=0x41dfffffffe00000c02e768d0b44864a, to_x0=0x41dfffffffe00000
        check   "fmov x0, v1.d[1]", v1=0xc3e00000000000004016bdcae68444d8, fpcr=0x400000, to_x0=0xc3e0000000000000
        check   "fmov x0, v1.d[1]", v1=0x47efffffefffffffbfd7f47438dd7cf7, to_x0=0x47efffffefffffff
        check   "fmov x0, v1.d[1]", v1=0x3690000000000001bfce279b2bb6a462, to_x0=0x3690000000000001
        check   "fmov v0.d[1], x1", v0=0x3fcc266697f24534, x1=0x467f6cad2ead0f82, to_v0=0x467f6cad2ead0f823fcc266697f24534
        check   "fmov v0.d[1], x1", v0=0x3fc614a11abc5760c02617209c791abd, x1=0x47efffffefffffff, fpcr=0x480000, to_v0=0x47efffffefffffffc02617209c791abd
        check   "fmov v0.d[1], x1", v0=0x3fe45f260ab336dbfff8abcdef012345, x1=0xfffd24fd16a3176d, to_v0=0xfffd24fd16a3176dfff8abcdef012345
        check   "fmov v0.d[1], x1", v0=0xbfebf4594fb3230b0010000000000000, x1=0x27610a77acdb6, fpcr=0x1480000, to_v0=0x27610a77acdb60010000000000000

        end_of_file
