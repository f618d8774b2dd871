/* Recorded by record_fp.py. SPDX-License-Identifier: MIT */
#include "fp.inc"

        check   "fmla v0.8h, v1.8h, v2.h[4]", v0=0x7c002f5541427bff83ff42b1fc00fbff, v1=0xc7b177ff4248fbff7bffcb87800063ff, v2=0xadc646923b006401000146303f463e00, to_v0=0x7c007c006a4bfc007c00f388fc007c00, fpsr=0x14
        check   "fmla v0.8h, v1.8h, v2.h[4]", v0=0xaf8477ff4611bee0c914fd557e004ab9, v1=0x77fffc00c8bd3c12000142483e003acf, v2=0x7c003c003da1424883ff3ccc395d0001, fpcr=0x1400000, to_v0=0x7c00fc00cdec3de9c913ff557e004c08, fpsr=0x15
        check   "fmla v0.8h, v1.8h, v2.h[4]", v0=0x400bc00fc00b516ce90426d7c00ad58, v1=0x34f763ff6401fbffb4a64731424863ff, v2=0x13e003e00427536abfd5540c3fd55, fpcr=0x1080000, to_v0=0x3c026a74fc00fc00cecc4e9c7c006a74, fpsr=0x14
        check   "fmla v0.8h, v1.8h, v2.h[4]", v0=0xcfd73a46fe3445a942483c01b423b830, v1=0xfbffcaab4b9e3a8000014ba73c0063ff, v2=0x4173cf71b9f533acba8e63ffbbef77ff, to_v0=0xf3afc0d3fe3445db424844aca4d05ba7, fpsr=0x10
        check   "fmla v0.8h, v1.8h, v2.h[5]", v0=0x7800780000017c010001b686cc10, v1=0x38000400bc667c002da334ca77ffc2df, v2=0xc5703e004659fc007800fd5564013c01, to_v0=0x4259780078007c007e013f9a7c00d0c2, fpsr=0x15
        check   "fmla v0.8h, v1.8h, v2.h[5]", v0=0x3a6b4248bc0004007800375a33bdfd55, v1=0x83ff32e73c003c01bc72cd9db58ffd55, v2=0xfc00fbff3bdb780000003800fd553d68, to_v0=0x3a6b42b4a4a03bdd7800cd66ae5bff55, fpsr=0x11
        check   "fmla v0.8h, v1.8h, v2.h[5]", v0=0x6401cf867e0077fffe3442483f9877ff, v1=0x481b83ffc578ac4a83ff3c01fe344632, v2=0x7800640100003800c82940cb7c017c00, fpcr=0x1400000, to_v0=0x6401cf867e0077fffe344248fe3477ff
        check   "fmla v0.8h, v1.8h, v2.h[5]", v0=0x4f96cfd464012c9c433b3c0139c77bff, v1=0x4004b77bbaefd55bbecc2b12de54fac, v2=0xbd65fbff7bff7e004248424804003069, fpcr=0x400000, to_v0=0x504b7c00fb8dff55fbeafbff6de57c00, fpsr=0x15
        check   "fmla v0.2s, v1.2s, v2.s[0]", v0=0xc06892443d83fe93477fe0007f7fffff, v1=0x3dd24c92bda73eb83f80000100800000, v2=0xbfd2d464ff800000387fc0004116e83b, to_v0=0x477fe96f7f7fffff, fpsr=0x10
        check   "fmla v0.2s, v1.2s, v2.s[0]", v0=0x800000004f7fffff3fc11bf15f000000, v1=0x3e3adbb4008000003d8cfd7300800000, v2=0xc1d9a89b3e7527673e012e585f000000, fpcr=0x1000000, to_v0=0x5d0cfd735f000000, fpsr=0x10
        check   "fmla v0.2s, v1.2s, v2.s[0]", v0=0x4f00000041902be7000000014b000001, v1=0x3dc8d1d440490fdb414d2cbeffc54321, v2=0xbf800000be30a34f3f80000040826c84, fpcr=0x3c80000, to_v0=0x42510f627fc00000, fpsr=0x90
        check   "fmla v0.2s, v1.2s, v2.s[0]", v0=0x3ee48ea14077f09b3fc15b57ffa55555, v1=0x40ae6d047fc00000477fe000, v2=0xffa555557f800000bdf9372c4f000000, to_v0=0x7fc00000ffe55555, fpsr=0x1
        check   "fmla v0.4s, v1.4s, v2.s[1]", v0=0x477fe0003300000100000001c03a516d, v1=0xc0d3776cc07f84a241c65d6f3f800001, v2=0xbf986df93e7c065cbf0bcf25, fpcr=0x5880000, to_v0=0x477fde5fbf7b8ce840c348e6c02a9108, fpsr=0x90
        check   "fmla v0.4s, v1.4s, v2.s[1]", v0=0xbfd73029bd96d612807fffff41f7d51c, v1=0x3fc00000c0ff959340d468903f000000, v2=0xbf1a31d0c0c1964cbf0b676000000001, to_v0=0xc01fded84088d214c067551841f5a77e, fpsr=0x10
        check   "fmla v0.4s, v1.4s, v2.s[1]", v0=0x3df119ffc034f59d33000001be5ee862, v1=0x3e222c563df98c587f800000c0fa809a, v2=0x7f7fffffff80000040375cc87e800000, fpcr=0x6480000, to_v0=0x3f124bb8c01e9de47f800000c1b52a88, fpsr=0x10
        check   "fmla v0.4s, v1.4s, v2.s[1]", v0=0xbfb5a9494009d8b9ffc54321bfb4798f, v1=0x387fc0005f0000007e800000ffa55555, v2=0xbf41760abfe7f3ab3f8000007f7fffff, to_v0=0xbfb5a74a5f000000ffc54321ffe55555, fpsr=0x11
        check   "fmla v0.2d, v1.2d, v2.d[0]", v0=0xbfeb50ec7ce7c63b43f0000000000000, v1=0xc007b8c0dd87f4afc02fa910748e6fef, v2=0x3fe9f72aa4cdd6b1403b6e468c5c10b3, to_v0=0xc0548c43f710794743f0000000000000, fpsr=0x10
        check   "fmla v0.2d, v1.2d, v2.d[0]", v0=0x41e0000000000000c1e0000000000000, v1=0x3fe0000000000000fff5555555555555, v2=0x13fc98c074b2b46ed, to_v0=0x41e0000000033181fffd555555555555, fpsr=0x11
        check   "fmla v0.2d, v1.2d, v2.d[0]", v0=0xbfd06073035a503c0000000000000000, v1=0x403d7924e8149b4441dfffffffe00000, v2=0x43e0000000000000800fffffffffffff, fpcr=0x2c80000, to_v0=0xbfd06073035a503c81ffffffffdffffe, fpsr=0x10
        check   "fmla v0.2d, v1.2d, v2.d[0]", v0=0x4015c6e4ea6f2dbcffefffffffffffff, v1=0xfff8abcdef0123457fefffffffffffff, v2=0x3fdaf1b320a3c28340effdffffffffff, fpcr=0x1000000, to_v0=0xfff8abcdef0123457ff0000000000000, fpsr=0x14
        check   "fmla v0.2d, v1.2d, v2.d[1]", v0=0x800fffffffffffff402fb93f1beaa6de, v1=0xc021e2b8d8965350, v2=0x7ff800000000000043e0000000000000, to_v0=0x7ff80000000000007ff8000000000000
        check   "fmla v0.2d, v1.2d, v2.d[1]", v0=0xfff00000000000003ffa7807601fb7d0, v1=0xbfb4e841dc4773f33fb2990da26049d1, v2=0x405edd2f1a9fbe77bfc7e96060f45fed, fpcr=0x3c80000, to_v0=0xfff000000000000040253f0a1aacddea, fpsr=0x10
        check   "fmla v0.2d, v1.2d, v2.d[1]", v0=0x3fb69fff71053b8c7ff0000000000001, v1=0x7fefffffffffffffc016cdbd4aff11bf, v2=0xbfba76348cfabe26bfef211045d41532, fpcr=0x3480000, to_v0=0xffba76348cfabe257ff8000000000000, fpsr=0x11
        check   "fmla v0.2d, v1.2d, v2.d[1]", v0=0x40effdffffffffff3fb3529ed1504d1b, v1=0xbfc30521eae073403ff0000000000001, v2=0x3fbf90eebd3f9583c02183278ecc7166, to_v0=0x40effdff69e711283fc971c6c747f150, fpsr=0x10
        check   "fmla h0, h1, v2.h[1]", v0=0x63ffad5100003e003f2c40603e006401, v1=0xb75237ccfd557c00fd55452e3e00fd55, v2=0x7e000400fbffbe643ee8bab964010001, fpcr=0x3c80000, to_v0=0x7e00, fpsr=0x1
        check   "fmla h0, h1, v2.h[1]", v0=0x100007c00442d00013800ae294452, v1=0x4248bc007c0032e00400000078000000, v2=0xfbffc883fe34cf9d42963a523c01b39e, fpcr=0x7800000, to_v0=0x4452
        check   "fmla h0, h1, v2.h[1]", v0=0x2f517c01c94044203d957c0138008000, v1=0x400bc0083ff7c012e29aea063ff4242, v2=0xb79438577e0064017c00bc00468d7c00, to_v0=0x4d20, fpsr=0x10
        check   "fmla h0, h1, v2.h[1]", v0=0xb72e7c0080000000c7113c01fbffbc00, v1=0x3c017e007e00bc83800083ff7c013e9f, v2=0xc416ce913c01fe34c0140000bebcfbff, fpcr=0xc00000, to_v0=0xc392, fpsr=0x10
        check   "fmla h0, h1, v2.h[3]", v0=0x7c01b211fd557c017e003c01b1530000, v1=0xb2a2379f4e40fe347c01b3f4fbff7c00, v2=0x7c013c0143c6cf50406bfc00b7ca7e00, fpcr=0x2c80000, to_v0=0x7c00
        check   "fmla h0, h1, v2.h[3]", v0=0x4004f2dc1debc0037b28000c9cb7c00, v1=0x3c013c01af5163ffc090af9dafadb972, v2=0x7c00fd5580007800b52a7e00fbff3c00, to_v0=0x7c00
        check   "fmla h0, h1, v2.h[3]", v0=0x142c24248b048fc00fe34ca2d7bff, v1=0x78002da63e0038006401b6eb45564bc8, v2=0xcfce470863fffd553634c1ff4ddfbc00, to_v0=0x7bff, fpsr=0x10
        check   "fmla h0, h1, v2.h[3]", v0=0x3e0042347e00780038343c00c1483a5d, v1=0x4e4f0400cc383c017c014f3b64017bff, v2=0x3c0078004e6942483c014e3b63ff4c40, fpcr=0x3080000, to_v0=0x7c00, fpsr=0x14
        check   "fmla s0, s1, v2.s[3]", v0=0x7f7fffff4158f9ad387fc000ffc54321, v1=0xcf00000040490fdbbfd9b58c3f3a825d, v2=0x477fe000387fc000477ff0007f7fffff, to_v0=0xffc54321
        check   "fmla s0, s1, v2.s[3]", v0=0xbf1c9c2c401a560141dc141e477ff000, v1=0x4f8000007f8000014f7fffffc1c54109, v2=0x40490fdb7e8000003fc000005f000000, to_v0=0x477fa28a, fpsr=0x10
        check   "fmla s0, s1, v2.s[3]", v0=0xbf800000008000004b00000142f6e979, v1=0xc19ef673bf8000007e8000003e9c77fe, v2=0xbe4ce48e418d3672800000004f800000, fpcr=0x1800000, to_v0=0x42f6ca2a, fpsr=0x10
        check   "fmla s0, s1, v2.s[3]", v0=0x3f579ded4f000000000000005f000000, v1=0x4078963f40ec11b0cf000000, v2=0xffa555553f800000417ec03a3dda0620, to_v0=0xffe55555, fpsr=0x1
        check   "fmla s0, s1, v2.s[2]", v0=0x7f800001be18a29d4b000001be9b3ca7, v1=0x33800000c063f516bec0baf3c0b3a77c, v2=0xbdffcf7d3fca3227bdf040aa42f6e979, fpcr=0x2c80000, to_v0=0xc112bf3f, fpsr=0x10
        check   "fmla s0, s1, v2.s[2]", v0=0x33800000807fffffff7fffff00800000, v1=0xc1542f20477fe00040d93f73412b5fe8, v2=0x40a38c8433800000bf800000417ab033, to_v0=0x352b5fe8, fpsr=0x10
        check   "fmla s0, s1, v2.s[2]", v0=0x7f8000013f800000413035b041cb7ff7, v1=0xbe4f0a9f40f97361000000017f7fffff, v2=0x7f8000004f800000477fe00042f6e979, to_v0=0x7f800000, fpsr=0x14
        check   "fmla s0, s1, v2.s[2]", v0=0x7f7fffff4f00000040c7261d00000001, v1=0x3f0000004f000000be2e6daf7fc00000, v2=0x40d5c78e4f0000004b000001ffa55555, to_v0=0x7fc00000
        check   "fmla d0, d1, v2.d[1]", v0=0xc02be5b84d07a4893fe0000000000000, v1=0x40effdffffffffff400058c63fdf5aec, v2=0x405edd2f1a9fbe77bfff2fc4823d864d, to_v0=0x406f986e0a0eda24, fpsr=0x10
        check   "fmla d0, d1, v2.d[1]", v0=0x800000000000000041e0000000000000, v1=0x800fffffffffffff4020d0b8686ecbdb, v2=0x141dfffffffe00000, fpcr=0x1880000, to_v0=0x41e0000000000000, fpsr=0x80
        check   "fmla d0, d1, v2.d[1]", v0=0x43f00000000000008000000000000000, v1=0xfff000000000000043f0000000000000, v2=0x3fc4cabe950a2401bfe74846b9c0d81a, fpcr=0x400000, to_v0=0x43c4cabe950a2401
        check   "fmla d0, d1, v2.d[1]", v0=0x3fe66be3c3ce60c2, v1=0x1fff0000000000000, v2=0x41e00000000000000000000000000001, to_v0=0xfff0000000000000
        check   "fmla d0, d1, v2.d[0]", v0=0xbfeddf65d82a97a97ff0000000000000, v1=0x800000000000000043e0000000000000, v2=0xc3e000000000000043f0000000000000, fpcr=0x3880000, to_v0=0x7ff0000000000000
        check   "fmla d0, d1, v2.d[0]", v0=0x380fffffffffffff3fc611c21232af0a, v1=0x3ffa2893afb0c5223690000000000001, v2=0x100000000000003ff0000000000000, to_v0=0x3fc611c21232af0a, fpsr=0x10
        check   "fmla d0, d1, v2.d[0]", v0=0x3ff80000000000003fc74ea2c66cd133, v1=0x400364c64796e2c8c01643e130daff67, v2=0x3ffd49b3d2f84d08fff8abcdef012345, to_v0=0xfff8abcdef012345
        check   "fmla d0, d1, v2.d[0]", v0=0x40effdffffffffff0000000000000000, v1=0x380fffffffffffff3fb0696f2199e3fd, v2=0xffefffffffffffff3fb0c434cb86a31c, fpcr=0x2080000, to_v0=0x3f7132b0da627aa6, fpsr=0x10
        check   "fmls v0.4h, v1.4h, v2.h[1]", v0=0x2dcec4f2bc00b4e1640139fdb4613686, v1=0xaf03b9a938003c0163fffd557bffaceb, v2=0x63ff3f3b3e00bc0035746401b8ec7bff, to_v0=0x66777f5578eb35c4, fpsr=0x11
        check   "fmls v0.4h, v1.4h, v2.h[1]", v0=0xb2a840c4040000003c007c010000c9b7, v1=0x2cab38003c0000007c01bc0004003800, v2=0x3b334ef1800004004919355938004248, to_v0=0xfe017e018200c9d7, fpsr=0x1
        check   "fmls v0.4h, v1.4h, v2.h[1]", v0=0x400fc00fbfffe343e87000133303aa3, v1=0x42487e00fc00cf4b35a4424845c048cd, v2=0x477bfc007c00c2af37447bff38003e00, to_v0=0x3dd2be48c14dc3f1, fpsr=0x10
        check   "fmls v0.4h, v1.4h, v2.h[1]", v0=0x4248bc913b13c6780000bacf3c007c00, v1=0x640178000000bd95b77a040077ff3ac9, v2=0x310bfbffc9cb63ffac7264017bff3e00, to_v0=0x7779c4d9fc007c00, fpsr=0x14
        check   "fmls v0.8h, v1.8h, v2.h[1]", v0=0x402c33447bff00003c01fbff77ffb886, v1=0x3f3a6401bc003f727e004a32bcdd83ff, v2=0x32c43a5c424863ff7bff3c4db7fe0000, fpcr=0x2800000, to_v0=0x41fa60007bfe3b707e00fbff77feb887, fpsr=0x10
        check   "fmls v0.8h, v1.8h, v2.h[1]", v0=0xc9fafc00fd55fbffb8693b1c344d4a8e, v1=0xcc6fb95bb133b2364440800046d4c12e, v2=0xc37c80003c7b40f62c533800c28683ff, to_v0=0xd45dfc00ff55fbff4aa83b1c4da344a9, fpsr=0x11
        check   "fmls v0.8h, v1.8h, v2.h[1]", v0=0x83ff63ff3c017c01c04dbfc3ad0ab2ad, v1=0x479e3e00fe343800fd550001fc004248, v2=0xac1bfbffade4b6a2bad63c00fbff3c00, to_v0=0x7c007c007e347e017f55bfbffc007c00, fpsr=0x15
        check   "fmls v0.8h, v1.8h, v2.h[1]", v0=0x3fd33e51b44877ffb934fc002e670001, v1=0x4d9c63fffc00bebd3c004ba0fbff63ff, v2=0x7bff780063ffb49a353e7c00fc00fbff, to_v0=0x7c007c00fc00fc007c007e00fc007c00, fpsr=0x1
        check   "fmls v0.4s, v1.4s, v2.s[0]", v0=0xbe13ba9040490fdbbffb40fac14cd77f, v1=0x800000003f0000003f8000004b000001, v2=0x7fc00000bf558410c096f6f0477ff000, to_v0=0xbe13ba90c6ffe9b8c77ff1f7d2fff002, fpsr=0x10
        check   "fmls v0.4s, v1.4s, v2.s[0]", v0=0xbef1556fbe06add73ea253eec0e3f172, v1=0x3f800001bf800000ffa5555533000001, v2=0x7fc0000033800000c11a1d0c5f000000, to_v0=0xdf0000015f0000007fe55555d2800001, fpsr=0x11
        check   "fmls v0.4s, v1.4s, v2.s[0]", v0=0x4f000000800000003ea3bd0bbf8a4230, v1=0x7f8000013f5909f6387fc000bfc8998e, v2=0x42f6e9794f00000000000000bfb7cc34, fpcr=0x2080000, to_v0=0x7fc000003f9bd33f3ea3c885c05526e0, fpsr=0x11
        check   "fmls v0.4s, v1.4s, v2.s[0]", v0=0xbdb8ab42bff88736477fe00000000001, v1=0x477ff000000000013f800001ff7fffff, v2=0xc131c4d1800000007f8000014b000001, fpcr=0x1480000, to_v0=0xd2fff001bff88736cafe00447f800000, fpsr=0x94
        check   "fmls v0.2s, v1.2s, v2.s[3]", v0=0xc0a3e0ad7f7fffff3f8000003f800000, v1=0x3f000000000000003ead762000000000, v2=0x5f000000bf12b8143da015bf3f800001, fpcr=0x3080000, to_v0=0xde2d76203f800000, fpsr=0x10
        check   "fmls v0.2s, v1.2s, v2.s[3]", v0=0x3e2af219008000003d8f2cadc0b51545, v1=0x8000007e8000003ee50af54f800000, v2=0xc07fa7e4ff7fffff7f7fffffff800000, to_v0=0x3fedaeeb507fa7e4, fpsr=0x10
        check   "fmls v0.2s, v1.2s, v2.s[3]", v0=0x4184510e3f95a22600000000ff7fffff, v1=0x7fc0000000000001ffa55555ffc54321, v2=0xc0e41d4141ac264e3e44e33a33800000, to_v0=0x7fe555557fc54321, fpsr=0x1
        check   "fmls v0.2s, v1.2s, v2.s[3]", v0=0x7f8000013fea5d88c079efddbe2606be, v1=0x4080d76e000000013f800000ffa55555, v2=0xbed98eeeffc5432140aa449ac0f75934, to_v0=0xc05ebdff7fe55555, fpsr=0x11
        check   "fmls v0.2d, v1.2d, v2.d[1]", v0=0xc0297af11f7be1d63fe1d61e40f47f78, v1=0x7ff0000000000000c001ff5d96279dc6, v2=0xc007f5a149e030aafff5555555555555, to_v0=0x7ff0000000000000c018b89e757ca145, fpsr=0x10
        check   "fmls v0.2d, v1.2d, v2.d[1]", v0=0x3fc32343bcf0912e7ff0000000000001, v1=0x4037dd84b5424fceffefffffffffffff, v2=0x41e00000000000000010000000000000, fpcr=0x3080000, to_v0=0xc227dd84b54203417ff8000000000000, fpsr=0x11
        check   "fmls v0.2d, v1.2d, v2.d[1]", v0=0x7fefffffffffffff7ff8000000000000, v1=0x43e00000000000007fefffffffffffff, v2=0x3ff0000000000000bfb531fd20468c7a, fpcr=0x2c00000, to_v0=0x7feffffffffffffe7ff8000000000000, fpsr=0x10
        check   "fmls v0.2d, v1.2d, v2.d[1]", v0=0xc00295fe37d071a2, v1=0x3ff00000000000018000000000000000, v2=0x7ff800000000000040effdffffffffff, to_v0=0x7ff80000000000007ff8000000000000
        check   "fmls v0.2d, v1.2d, v2.d[0]", v0=0xc01ff72d6767dcfc0000000000000000, v1=0x402c1070b21853753ff8290ae53d1e06, v2=0x4024a0060f83aff07ff8000000000000, to_v0=0x7ff80000000000007ff8000000000000
        check   "fmls v0.2d, v1.2d, v2.d[0]", v0=0xc030e0073783b5b3bff0000000000000, v1=0xbfdec3b35d395e2b400705af5de12dbf, v2=0xc021f82484a32b843fb06576d13fd017, to_v0=0xc030d82584b7efc7bff2f2f5c6fca683, fpsr=0x10
        check   "fmls v0.2d, v1.2d, v2.d[0]", v0=0x3feba84277ba119b3690000000000001, v1=0xbfb2bb088b49132b40effdffffffffff, v2=0xc02f76291504b235bfb2dfb1e34a8ff7, fpcr=0x1400000, to_v0=0x3feb7c11e6743bec40b2de83e82c5b4e, fpsr=0x10
        check   "fmls v0.2d, v1.2d, v2.d[0]", v0=0x3fb1695f424ecd1c800fffffffffffff, v1=0xc1e00000000000003ff0000000000000, v2=0x800fffffffffffffffefffffffffffff, fpcr=0x800000, to_v0=0xfff00000000000007feffffffffffffe, fpsr=0x14
        check   "fmls h0, h1, v2.h[6]", v0=0xbcee4e7ffbff405036a93c010001fd55, v1=0x482e45e7380077fffc0000007bff7bff, v2=0x400fbff7e007e0064013e0b63ff0001, to_v0=0xff55, fpsr=0x1
        check   "fmls h0, h1, v2.h[6]", v0=0x7e000000ba176401780063ff7e003058, v1=0x38003cc63826fbff3d883707fd55bfcb, v2=0x3d4b7bffc4187c00c3b542487800bc00, to_v0=0x7c00, fpsr=0x14
        check   "fmls h0, h1, v2.h[6]", v0=0xce567800af9b2dee77ff63ff3c013800, v1=0x3f3ffe3444bbbfdc77ff4c2fb03063ff, v2=0x1000077fffd55fe3443674a4efbff, to_v0=0x3800
        check   "fmls h0, h1, v2.h[6]", v0=0x3c0077ffcc1e2c2f42483f2b3c013c01, v1=0xb02204007e00cfa748e9c26b04004542, v2=0xbc00ae8241e84248b4477e003e002e85, to_v0=0x3e24, fpsr=0x10
        check   "fmls h0, h1, v2.h[7]", v0=0xbc007bffc523c731bfcdfe347800cd4f, v1=0x4248b73063ff38003d6a040083ff3e00, v2=0xfc0038003800fc00fe342f4ccb863800, fpcr=0x1480000, to_v0=0x7c00
        check   "fmls h0, h1, v2.h[7]", v0=0x1bc002fb3000183ff7c01caf263ff, v1=0x7e00be07bc003c0038003155c885fd55, v2=0xbd6f8000ccfc438778003c00424844bf, fpcr=0x3c80000, to_v0=0x7e00, fpsr=0x1
        check   "fmls h0, h1, v2.h[7]", v0=0x3abcb0af3c017c0083ff3e007c010001, v1=0x3800fd55bace469eba21fd554fee7e00, v2=0x4007c00bcc00400beafbc0078008000, to_v0=0xfe00
        check   "fmls h0, h1, v2.h[7]", v0=0x7c0100013e00490d7e00c74fafbf63ff, v1=0x34dc4c8efc00ca573fe24d59405a3c00, v2=0xce2f2c1a7c013e004b8e37677e004248, to_v0=0x6418, fpsr=0x10
        check   "fmls s0, s1, v2.s[2]", v0=0xc1996ddebf80000040490fdbbf994ac2, v1=0x80000033000001477ff0007f7fffff, v2=0x40d08da3bf9aa3933f1fd0cf7f800001, to_v0=0x7f800000, fpsr=0x14
        check   "fmls s0, s1, v2.s[2]", v0=0x3ed1d486ff800000c099c9b97f800001, v1=0x3fc00000c018a87f807fffff41a414e8, v2=0x4f7fffff3300000142f6e979c0c25b9e, to_v0=0x7fc00001, fpsr=0x1
        check   "fmls s0, s1, v2.s[2]", v0=0x477fe000bff00ecd3dfef45233000001, v1=0xbeb61fc17fc000004f7fffff00000000, v2=0x3fa7a7835f0000004002371cff800000, to_v0=0x33000001
        check   "fmls s0, s1, v2.s[2]", v0=0xbf3ffbfd3f800000ff8000003f1c8872, v1=0x3f1e7c2c3f9aa440beb6f6033dde70e6, v2=0x7fc000004038cffd41a6495780000000, fpcr=0x2800000, to_v0=0x3e987b05, fpsr=0x10
        check   "fmls s0, s1, v2.s[1]", v0=0x5f0000007f8000014f0000004f7fffff, v1=0x330000017f80000040e8e3554f000000, v2=0xffa55555c061ae5e412c85ba4b000001, to_v0=0xd08c85ba, fpsr=0x10
        check   "fmls s0, s1, v2.s[1]", v0=0x4187809f7f7fffff40ab0283ffc54321, v1=0x807fffffff7fffff3faed241bf8f8e01, v2=0x3de2d13f40b58f354f7fffff5f000000, to_v0=0xffc54321
        check   "fmls s0, s1, v2.s[1]", v0=0x7f7fffff7e800000338000003fc00000, v1=0xbfb0dbaf3fb1ec727e80000040490fdb, v2=0xc1491302ff8000007f800001cf000000, to_v0=0x7fc00001, fpsr=0x1
        check   "fmls s0, s1, v2.s[1]", v0=0x3faf5f1b33800000be22ef5dc0499d79, v1=0x477fe0003f5a8711bfab57aa4b000001, v2=0x387fc0007f7fffffbfd11c82be02d81d, fpcr=0xc80000, to_v0=0x4b511c80, fpsr=0x10
        check   "fmls d0, d1, v2.d[1]", v0=0x3fefe4e0cc5b4ec9380fffffffffffff, v1=0xbfbf6ce20c164f94c03be1a48c32d41b, v2=0x3ff00000000000013fc4f3cb000883d1, to_v0=0x403be1a48c32d41d, fpsr=0x10
        check   "fmls d0, d1, v2.d[1]", v0=0xbff00000000000007ff0000000000000, v1=0xbfdebef5796e9ea343f0000000000000, v2=0x40effdffffffffff3fb270eb795f0c27, to_v0=0x7ff0000000000000
        check   "fmls d0, d1, v2.d[1]", v0=0x400c4a3a5b0879493fe54a52f0c8c7c4, v1=0xbfb2ee647e4b48e1c00d3ab5dbba236c, v2=0x401b42b1f9096ba37ff0000000000000, fpcr=0x800000, to_v0=0x403990c7b037dd51, fpsr=0x10
        check   "fmls d0, d1, v2.d[1]", v0=0xc3e0000000000000bfcc1117b1425a9c, v1=0xc002ed8ae0193e64ffefffffffffffff, v2=0x402713919bd2ad4e3fe0000000000000, to_v0=0x7ff0000000000000, fpsr=0x14
        check   "fmls d0, d1, v2.d[0]", v0=0xc002a40ea4a842353fc58c14e27de9f1, v1=0x10000000000000fff5555555555555, v2=0x3ff00000000000013ff30045a253bebf, fpcr=0x3880000, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "fmls d0, d1, v2.d[0]", v0=0xc008189eded7b72547efffffefffffff, v1=0x41e00000000000004009c5476251f9e8, v2=0xc00c5b268bc763863fb7602a2295cc16, to_v0=0x47efffffefffffff, fpsr=0x10
        check   "fmls d0, d1, v2.d[0]", v0=0x10000000000000400f4a21288011b8, v1=0x3ff00000000000013ff93e2c7be10fb0, v2=0x3fdc25b9f43386348000000000000000, to_v0=0x400f4a21288011b8
        check   "fmls d0, d1, v2.d[0]", v0=0xbfc977860de6cb12400921fb54442d18, v1=0x402ac8b9557858567ff8000000000000, v2=0x4005ddcfa37a8df1402aa09273d3fd71, fpcr=0x1800000, to_v0=0xfff8000000000000
        check   "fmul v0.4h, v1.4h, v2.h[1]", v1=0xc8af7e00380031ec34913bec63ff8000, v2=0x3e00fe347e003c0100013c01c242472a, to_v0=0xbb25c232ea410000, fpsr=0x10
        check   "fmul v0.4h, v1.4h, v2.h[1]", v1=0x3f5e0001fc007c013fb477ffad068000, v2=0x7bff0001bfd4aedd83ff7e00bc007800, to_v0=0xbfb4f7ff2d060000
        check   "fmul v0.4h, v1.4h, v2.h[1]", v1=0x7bffbb13fc000001c33538004b81bce4, v2=0x4008000fc0080007c00bc7878003568, to_v0=0xfc0074007c00f8e4, fpsr=0x14
        check   "fmul v0.4h, v1.4h, v2.h[1]", v1=0x3c0063ffaf3bc9a63a0bbca477ff3475, v2=0x379c401cac073e008000b2597c00ba1a, fpcr=0x3c80000, to_v0=0x7c00fc007c007c00
        check   "fmul v0.4h, v1.4h, v2.h[2]", v1=0x3e00640183ff38003800cfabbcb5bc00, v2=0xcfc938007c003c00ceb383ffc42a4f83, to_v0=0x820017a904b403ff, fpsr=0x18
        check   "fmul v0.4h, v1.4h, v2.h[2]", v1=0x7bff0400adeac0fe77ff7800bccdb81d, v2=0x3e0000000001640104003c0148f6fc00, to_v0=0x78007801bcceb81e, fpsr=0x10
        check   "fmul v0.4h, v1.4h, v2.h[2]", v1=0x77ff6401c55cfbff7e00800078003c00, v2=0xc747fd553e0041ebbb87fe347c013c00, to_v0=0x7e00fe34fe34fe34
        check   "fmul v0.4h, v1.4h, v2.h[2]", v1=0x7c003c01fd55b3814468fbff4fd13800, v2=0x63ff7e000400ad664e924072c7320000, fpcr=0x3c00000, to_v0=0x48e5fbff54573c72, fpsr=0x14
        check   "fmul v0.2s, v1.2s, v2.s[2]", v1=0x7e800000c00880807fc000004f800000, v2=0xff7fffff4b000001be860a504b000001, to_v0=0x7fc000005b000001
        check   "fmul v0.2s, v1.2s, v2.s[2]", v1=0x4f00000000000000ff80000000000001, v2=0x40490fdb33800000387fc0003ea07a42, fpcr=0x3400000, to_v0=0xff80000000000000, fpsr=0x80
        check   "fmul v0.2s, v1.2s, v2.s[2]", v1=0x800000003f643d2e4f7fffff3fc00000, v2=0xff800000c07f25d6ff7fffffbdfe73e5, fpcr=0x2400000, to_v0=0xd07f25d5c0bf5c60, fpsr=0x10
        check   "fmul v0.2s, v1.2s, v2.s[2]", v1=0xc0c76e42ff7fffffbedb3c844f000000, v2=0x3e2dcc6a3fc00000ffa5555580000000, fpcr=0xc00000, to_v0=0xbf246d634f400000
        check   "fmul v0.2s, v1.2s, v2.s[0]", v1=0x807fffff00000000415693414f000000, v2=0x41047e6741a3a0723f800001ff800000, to_v0=0xff800000ff800000
        check   "fmul v0.2s, v1.2s, v2.s[0]", v1=0x7fc0000080000000412bb64333800000, v2=0x3f2c5be240ebbe963f1b3a5a33000001, to_v0=0x34abb64427000001, fpsr=0x10
        check   "fmul v0.2s, v1.2s, v2.s[0]", v1=0xc1860f94338000007f8000013f800001, v2=0x477ff000c1fb6f49c02d19c580000000, fpcr=0x2000000, to_v0=0x7fc0000080000000, fpsr=0x1
        check   "fmul v0.2s, v1.2s, v2.s[0]", v1=0x387fc000cf0000004f7fffffc146c3fb, v2=0x416ce216bf8735fcc02bba357f7fffff, to_v0=0x7f800000ff800000, fpsr=0x14
        check   "fmul v0.2d, v1.2d, v2.d[1]", v1=0x800000000000000040041548aaaa3b60, v2=0xc0326c37a47cbe1e7ff0000000000001, to_v0=0xc0471fc7422006f1, fpsr=0x10
        check   "fmul v0.2d, v1.2d, v2.d[1]", v1=0x380fffffffffffff7ff0000000000001, v2=0x3fdafa309e631d183fd8e72b4d50634e, to_v0=0x37fafa309e631d177ff8000000000001, fpsr=0x11
        check   "fmul v0.2d, v1.2d, v2.d[1]", v1=0xfff00000000000007fefffffffffffff, v2=0xbff0000000000000bfe3dbaa3e108c04, to_v0=0x7ff0000000000000ffefffffffffffff
        check   "fmul v0.2d, v1.2d, v2.d[1]", v1=0xfff8abcdef012345bfdb18dfaf6b9a6c, v2=0xc037107157612fbffff5555555555555, fpcr=0x1880000, to_v0=0xfff8abcdef012345402387cd2fc0dc38, fpsr=0x10
        check   "fmul v0.2d, v1.2d, v2.d[0]", v1=0x3fcd83e5cbea6c00bfe1af07dcf3aab5, v2=0xbffa5310bfa67f180010000000000000, to_v0=0x3b07cb97d4d808008d783ee79d55a, fpsr=0x18
        check   "fmul v0.2d, v1.2d, v2.d[0]", v1=0xc019a2751f537e9b3fe0000000000000, v2=0xc3e0000000000000bff0000000000000, to_v0=0x4019a2751f537e9bbfe0000000000000
        check   "fmul v0.2d, v1.2d, v2.d[0]", v1=0x17fefffffffffffff, v2=0xffefffffffffffff40effdffffffffff, to_v0=0xfff07ff0000000000000, fpsr=0x1c
        check   "fmul v0.2d, v1.2d, v2.d[0]", v1=0x403d78b3e79e11f2c00588592d6f0a0e, v2=0xbfca508a8b99b713bfd4cf96ff5ff801, to_v0=0xc0232aa04d829bcc3fec01ceb078d7ad, fpsr=0x10
        check   "fmul h0, h1, v2.h[3]", v1=0x63ff83ff7c003ae6b9ca3cd483ffaf28, v2=0x800080000400ae984da53e00fe34c346, fpcr=0x3800000, to_v0=0xc10d, fpsr=0x10
        check   "fmul h0, h1, v2.h[3]", v1=0x380040353e003800b6bafe34bc007800, v2=0xbe9038007c0048b67e007e007c01fc00, to_v0=0x7e00
        check   "fmul h0, h1, v2.h[3]", v1=0x77fffbff0000b510bc0046e83e004faa, v2=0x7c01b73dfbfffd553c0083ff33d43c01, fpcr=0x3000000, to_v0=0x4faa
        check   "fmul h0, h1, v2.h[3]", v1=0x35a83d0464016401fc00be2c780083ff, v2=0x63fffc00fc0038007c013c00cbd07c01, fpcr=0x1c00000, to_v0=0x7e01, fpsr=0x1
        check   "fmul h0, h1, v2.h[7]", v1=0x3c017bff4f48780035c8c359fe34fbff, v2=0x4c78aee5fc007c00640178007e00c5bc, to_v0=0xfc00, fpsr=0x14
        check   "fmul h0, h1, v2.h[7]", v1=0x13876ac4efbff8000fbfffbff7e00, v2=0xb3b4b6bfb67dcb164c5cb1820000fc00, to_v0=0x7e00
        check   "fmul h0, h1, v2.h[7]", v1=0x316f6401369ffd55b9654afc77ff0000, v2=0xc9d0fbff3c01fd55fd55fbffb9c4c3c3, fpcr=0x80000, to_v0=0x8000
        check   "fmul h0, h1, v2.h[7]", v1=0x3bdffd5548cfc26d3c00b4917bffb10d, v2=0x83ffcfe5c3b12d642cddfd55fbff7c01, to_v0=0xa1, fpsr=0x18
        check   "fmul s0, s1, v2.s[0]", v1=0x80000000c093220b410d56e15f000000, v2=0x3ddcdfd54b0000014f7fffff80000000, fpcr=0xc80000, to_v0=0x80000000
        check   "fmul s0, s1, v2.s[0]", v1=0x7fc0000041e41f98407a28dabf2d64fc, v2=0xbe1b500b3fc0000040e4e08e3ec9b10d, fpcr=0x1000000, to_v0=0xbe889c35, fpsr=0x10
        check   "fmul s0, s1, v2.s[0]", v1=0x5f0000007f7fffffbe3967a8be3fa108, v2=0xbf2aec5b3fcd8409bf9f6f63bfcdf22a, to_v0=0x3e9a2939, fpsr=0x10
        check   "fmul s0, s1, v2.s[0]", v1=0x40151a5a00000001cf000000, v2=0xbebc913d7f800001008000003fc00000, to_v0=0xcf400000
        check   "fmul s0, s1, v2.s[1]", v1=0x4f7fffff7fc00000cf000000bf800000, v2=0x7f7fffffbe392bd9ffa555553ec16323, to_v0=0xffe55555, fpsr=0x1
        check   "fmul s0, s1, v2.s[1]", v1=0x7fc000003f46abea4b0000017f800001, v2=0x4f8000005f000000c053a6153e025523, fpcr=0x2400000, to_v0=0x7fc00000, fpsr=0x1
        check   "fmul s0, s1, v2.s[1]", v1=0xffc54321387fc0004f7fffff477ff000, v2=0x807fffffcf0000003f8000017f800001, fpcr=0x3c00000, to_v0=0x477ff001, fpsr=0x10
        check   "fmul s0, s1, v2.s[1]", v1=0xc1ce2b8bbf8000003fc000003ff1bfe4, v2=0x33800000c00d09f07f7fffffc0b86e05, to_v0=0x7f800000, fpsr=0x14
        check   "fmul d0, d1, v2.d[1]", v1=0x80000000000000004025881fe052bbe9, v2=0x1405edd2f1a9fbe77, to_v0=0xb, fpsr=0x18
        check   "fmul d0, d1, v2.d[1]", v1=0x3690000000000001c0198bd2294ee266, v2=0xc00b835f5a3ab36740268e6d92310455, fpcr=0x2000000, to_v0=0x4035f6d9d653b051, fpsr=0x10
        check   "fmul d0, d1, v2.d[1]", v1=0xc00f82cb6a87cbab40effdffffffffff, v2=0x43f000000000000041dfffffffe00000, fpcr=0x1c80000, to_v0=0x44effdffffffffff
        check   "fmul d0, d1, v2.d[1]", v1=0x7ff0000000000001c00298b3c7347118, v2=0x100000000000004005b43a55149358, to_v0=0x802298b3c7347118
        check   "fmul d0, d1, v2.d[0]", v1=0xc1e000000000000043e0000000000000, v2=0x403a4dd5d224e68cc009afbd0dc2e745, to_v0=0xc3f9afbd0dc2e745
        check   "fmul d0, d1, v2.d[0]", v1=0x400a575cd8a7f4a6bfcdcd9ac7fdaea8, v2=0x41e00000000000003fd8a91e7a7e386e, to_v0=0xbfb6f7b65244fe78, fpsr=0x10
        check   "fmul d0, d1, v2.d[0]", v1=0xbfdf987548d4693e3ff0000000000000, v2=0x3ff0000000000000bfb218f20e4f793b, fpcr=0x1400000, to_v0=0xbfb218f20e4f793b
        check   "fmul d0, d1, v2.d[0]", v1=0xffefffffffffffff3fe70d7a0579067e, v2=0x1bfb74e9d027807bc, fpcr=0x4400000, to_v0=0xbfb0ca51a9424e40, fpsr=0x10
        check   "fmulx v0.8h, v1.8h, v2.h[4]", v1=0xfe347c006401ca6763ff7800b496be80, v2=0x2fe583fffd5500003e977bff7e007bff, to_v0=0xfe344000000080000000000080008000
        check   "fmulx v0.8h, v1.8h, v2.h[4]", v1=0x7c013e947bff489430397bff7c00fe34, v2=0x8000380080003c01418db12838006401, fpcr=0x3880000, to_v0=0x7e003e957bff4895303a7bff7c007e00, fpsr=0x15
        check   "fmulx v0.8h, v1.8h, v2.h[4]", v1=0x2d33adb9adea0001b0e9b6ba78007e00, v2=0x78004bf03403b4ce3e00cbbd04003800, fpcr=0x2400000, to_v0=0xa63e26e0271b800029e6300bf0ce7e00, fpsr=0x18
        check   "fmulx v0.8h, v1.8h, v2.h[4]", v1=0x7e003ac0fe343800b5ac3c007c013e00, v2=0x40004003c016401c59363ffbc223c01, fpcr=0xc80000, to_v0=0x7e0062c1fe346001ddad64017e016601, fpsr=0x11
        check   "fmulx v0.4h, v1.4h, v2.h[5]", v1=0xc5247c00fe34b9ecfbff3c0000003c01, v2=0xce2948c57800424804007c00c85e3e00, to_v0=0xfc00780000007801, fpsr=0x14
        check   "fmulx v0.4h, v1.4h, v2.h[5]", v1=0x63ff3c000000b82d800000007e00b25e, v2=0x7bff2ef8adde2c1bc8863a9c00003c01, to_v0=0x80007e0024ab, fpsr=0x10
        check   "fmulx v0.4h, v1.4h, v2.h[5]", v1=0xc451b2ba7c00c50d7e00fbfffd554248, v2=0x39292ef47e008000ac5bac0e412cb897, fpcr=0x2c00000, to_v0=0x7e007e007e007e00, fpsr=0x1
        check   "fmulx v0.4h, v1.4h, v2.h[5]", v1=0xfbff4ed34821fd553c0064017c00ccdf, v2=0xb87cb3e4bc0000013e00fbff80003c00, to_v0=0xbc00e401fc004cdf
        check   "fmulx v0.4s, v1.4s, v2.s[0]", v1=0x477fe00000800000bffcf6693ec349cf, v2=0xc1c3b4e6bea395fc41d389b633800000, to_v0=0x3b7fe00000000000b3fcf66932c349cf, fpsr=0x18
        check   "fmulx v0.4s, v1.4s, v2.s[0]", v1=0xbf30ea9fbfd5d4bf387fc0007f800001, v2=0x7f7fffff4f7fffffc14d5e63beb426f7, fpcr=0x480000, to_v0=0x3e78ffcb3f167a23b7b3f9ed7fc00001, fpsr=0x11
        check   "fmulx v0.4s, v1.4s, v2.s[0]", v1=0x7e8000007e800000ff800000807fffff, v2=0x3e5365223f0000007e8000007f800001, to_v0=0x7fc000017fc000017fc000017fc00001, fpsr=0x1
        check   "fmulx v0.4s, v1.4s, v2.s[0]", v1=0x41c470614f8000004f7fffffc12ae269, v2=0xbf8000005f0000007e800000be297e6d, to_v0=0xc0820f33ce297e6dce297e6c3fe247b7, fpsr=0x10
        check   "fmulx v0.4s, v1.4s, v2.s[3]", v1=0xbdcfff7dc1d504137fc00000be68c455, v2=0x3e31efe2387fc000bf2f18db7f800001, to_v0=0xbc90928dc0940f6c7fc00000bd21c9dc, fpsr=0x10
        check   "fmulx v0.4s, v1.4s, v2.s[3]", v1=0xff80000040490fdb477fe0004f000000, v2=0xffc54321413153bf477fe000cf000000, to_v0=0xffc54321ffc54321ffc54321ffc54321
        check   "fmulx v0.4s, v1.4s, v2.s[3]", v1=0x338000004b000001bfeff560c0abae6e, v2=0xbddfaf57477fe00000000000c187c94a, fpcr=0x3080000, to_v0=0xb1dfaf57c95faf593e51ab193f160288, fpsr=0x10
        check   "fmulx v0.4s, v1.4s, v2.s[3]", v1=0x41a72a79bf8000003380000033800000, v2=0x80000000bdd773e43f800000bf0d2a6c, fpcr=0x2c80000, to_v0=0x80000000000000008000000080000000
        check   "fmulx v0.2d, v1.2d, v2.d[0]", v1=0x400921fb54442d18ffefffffffffffff, v2=0xc00f52d1a704b238403db7548c0e1234, fpcr=0x2800000, to_v0=0x405756c880db24adfff0000000000000, fpsr=0x14
        check   "fmulx v0.2d, v1.2d, v2.d[0]", v1=0xc036d93aaf25a67a3fbe82fdd115ee23, v2=0xfff0000000000000380fffffffffffff, fpcr=0x800000, to_v0=0xb856d93aaf25a67a37de82fdd115ee22, fpsr=0x10
        check   "fmulx v0.2d, v1.2d, v2.d[0]", v1=0x4007d4247668f261ffefffffffffffff, v2=0x3ff80000000000003fd5a21291e3a6e7, to_v0=0x3ff01be7ba439f59ffd5a21291e3a6e6, fpsr=0x10
        check   "fmulx v0.2d, v1.2d, v2.d[0]", v1=0xfff5555555555555c03a3cd93b45107d, v2=0x47efffffefffffff400921fb54442d18, fpcr=0x3400000, to_v0=0x7ff8000000000000c0549b6688b29d82, fpsr=0x11
        check   "fmulx v0.2d, v1.2d, v2.d[1]", v1=0x1401ca0b0382f1ad1, v2=0x3fc1e411077a001a3ff3177c78ee01ee, to_v0=0x3ff00165c1773efb, fpsr=0x18
        check   "fmulx v0.2d, v1.2d, v2.d[1]", v1=0x3feda8b0998763efbfb3c3ebf0b2c330, v2=0xc018c4dc07919161bff98aaad3e5c832, fpcr=0x6c00000, to_v0=0xc016f4f99b93d97a3fde9911c2966a93, fpsr=0x10
        check   "fmulx v0.2d, v1.2d, v2.d[1]", v1=0xc01dad80dd22874dbff0000000000000, v2=0x1000000000000040effdffffffffff, to_v0=0x803dad80dd22874d8010000000000000
        check   "fmulx v0.2d, v1.2d, v2.d[1]", v1=0x7ff000000000000041dfffffffe00000, v2=0x3fc56176ef711ac2380fffffffffffff, to_v0=0x7ff000000000000041b56176ef5bb94b, fpsr=0x10
        check   "fmulx h0, h1, v2.h[7]", v1=0x4987fbffc2aefd558000780004003a7c, v2=0x40cc000063ff7c002ccf780034743800, to_v0=0x3fc7, fpsr=0x10
        check   "fmulx h0, h1, v2.h[7]", v1=0x42d2fbff46660400fbff4924b470fd55, v2=0xc9abac2377ffb1017c003ed07c010400, to_v0=0xff55, fpsr=0x1
        check   "fmulx h0, h1, v2.h[7]", v1=0x49837c002f1e83fffd552d48348f0400, v2=0x78007e006401780000013d68ac7d7bff, to_v0=0x4000
        check   "fmulx h0, h1, v2.h[7]", v1=0x77ff64010001fe347e004248bda5c371, v2=0xfbff77ffb44e38be458a7bffcff6afb2, to_v0=0x7c00, fpsr=0x14
        check   "fmulx h0, h1, v2.h[3]", v1=0xfbff000063ff04003cd6413f7c004ea2, v2=0x4248bc00c8b3fe34bdcc2db53c004e12, to_v0=0xd0ce, fpsr=0x10
        check   "fmulx h0, h1, v2.h[3]", v1=0x7e003c00baab0001b88e335ec9a07e00, v2=0x363c3c01b8c28000c0863e007c007bff, to_v0=0x7e00
        check   "fmulx h0, h1, v2.h[3]", v1=0x6401356f2cad380077ff4248c22d77ff, v2=0x7e006401bc00bc00c7dbbc00c6ccc4d4, to_v0=0xfc00, fpsr=0x14
        check   "fmulx h0, h1, v2.h[3]", v1=0x3e00439c7e00b1f03e00c6b2bc00, v2=0xbc00fe3439cb3bbc7e0030023c00bc00, fpcr=0x80000, to_v0=0x7e00
        check   "fmulx s0, s1, v2.s[0]", v1=0xbf8000003d959b89403f9115413c8909, v2=0x4096f852cf0000003f635705bf7c13c8, fpcr=0x480000, to_v0=0xc139a576, fpsr=0x10
        check   "fmulx s0, s1, v2.s[0]", v1=0x42f6e9793fc00000cf00000000800000, v2=0x412afccc40490fdbc169ab6c33800000, to_v0=0x0, fpsr=0x18
        check   "fmulx s0, s1, v2.s[0]", v1=0xc1d69b89bee1ad7b5f000000ffc54321, v2=0x33000001c1210e2e4f7fffff416b91a1, fpcr=0x1400000, to_v0=0xffc54321
        check   "fmulx s0, s1, v2.s[0]", v1=0x3f00000040490fdb00000000ff7fffff, v2=0x3f8000005f0000004f800000bdb71f92, to_v0=0x7db71f91, fpsr=0x10
        check   "fmulx s0, s1, v2.s[1]", v1=0x7f8000013e2ab1bd0000000040f43ba9, v2=0xc087632abec034b3807fffff3f990347, fpcr=0x1400000, to_v0=0x80000000, fpsr=0x80
        check   "fmulx s0, s1, v2.s[1]", v1=0xff7fffff3f800000330000017fc00000, v2=0xbe6fc8b64f000000bf3bfc3f3f000000, to_v0=0x7fc00000
        check   "fmulx s0, s1, v2.s[1]", v1=0xc06935163f6563444011de8f33800000, v2=0xc023d127c1167a6540490fdb4027858f, fpcr=0x1080000, to_v0=0x34490fdb
        check   "fmulx s0, s1, v2.s[1]", v1=0x387fc0007f80000140490fdbbde97ab3, v2=0x3e758965c1370e4a477fe000ff800000, to_v0=0xc5e95d84, fpsr=0x10
        check   "fmulx d0, d1, v2.d[1]", v1=0x3fc0d75b066402e247efffffefffffff, v2=0x400921fb54442d187ff0000000000000, to_v0=0x480921fb47b32f6d, fpsr=0x10
        check   "fmulx d0, d1, v2.d[1]", v1=0x400921fb54442d18380fffffffffffff, v2=0xbfc18525d2781239fff8abcdef012345, fpcr=0x3400000, to_v0=0xb7e18525d2781238, fpsr=0x10
        check   "fmulx d0, d1, v2.d[1]", v1=0x3fdd49103dd261b6ffefffffffffffff, v2=0x3fe0000000000000402d60a8d6d57440, fpcr=0x1080000, to_v0=0xffdfffffffffffff
        check   "fmulx d0, d1, v2.d[1]", v1=0x7fefffffffffffff400921fb54442d18, v2=0x3ff80000000000007ff8000000000000, to_v0=0x4012d97c7f3321d2
        check   "fmulx d0, d1, v2.d[0]", v1=0xc02e2555a449ff4c3ff0000000000000, v2=0x3ff00000000000004028ae28f8300e7a, to_v0=0x4028ae28f8300e7a
        check   "fmulx d0, d1, v2.d[0]", v1=0xfff555555555555543f0000000000000, v2=0x800fffffffffffff, fpcr=0x1000000, to_v0=0x8000000000000000, fpsr=0x80
        check   "fmulx d0, d1, v2.d[0]", v1=0xbff0000000000000bff0000000000000, v2=0x47efffffefffffff7ff0000000000001, fpcr=0x880000, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "fmulx d0, d1, v2.d[0]", v1=0x41e00000000000003fe21a6037c48519, v2=0xbfea2c7664cafc5ec03333b797d4ce0c, to_v0=0xc025b9d60e6150f8, fpsr=0x10
        check   "fmov v0.2s, #18.00000000", to_v0=0x4190000041900000
        check   "fmov v0.2s, #18.00000000", fpcr=0x2480000, to_v0=0x4190000041900000
        check   "fmov v0.2s, #18.00000000", to_v0=0x4190000041900000
        check   "fmov v0.2s, #18.00000000", to_v0=0x4190000041900000
        check   "fmov v0.4s, #-4.00000000", to_v0=0xc0800000c0800000c0800000c0800000
        check   "fmov v0.4s, #-4.00000000", fpcr=0x880000, to_v0=0xc0800000c0800000c0800000c0800000
        check   "fmov v0.4s, #-4.00000000", to_v0=0xc0800000c0800000c0800000c0800000
        check   "fmov v0.4s, #-4.00000000", to_v0=0xc0800000c0800000c0800000c0800000
        check   "fmov v0.2d, #-0.16406250", to_v0=0xbfc5000000000000bfc5000000000000
        check   "fmov v0.2d, #-0.16406250", fpcr=0x1400000, to_v0=0xbfc5000000000000bfc5000000000000
        check   "fmov v0.2d, #-0.16406250", fpcr=0x3880000, to_v0=0xbfc5000000000000bfc5000000000000
        check   "fmov v0.2d, #-0.16406250", to_v0=0xbfc5000000000000bfc5000000000000
        check   "fmov v0.2d, #-0.59375000", to_v0=0xbfe3000000000000bfe3000000000000
        check   "fmov v0.2d, #-0.59375000", fpcr=0x3080000, to_v0=0xbfe3000000000000bfe3000000000000
        check   "fmov v0.2d, #-0.59375000", to_v0=0xbfe3000000000000bfe3000000000000
        check   "fmov v0.2d, #-0.59375000", fpcr=0x2480000, to_v0=0xbfe3000000000000bfe3000000000000
        check   "fmov v0.4h, #0.35937500", to_v0=0x35c035c035c035c0
        check   "fmov v0.4h, #0.35937500", fpcr=0x1000000, to_v0=0x35c035c035c035c0
        check   "fmov v0.4h, #0.35937500", fpcr=0x880000, to_v0=0x35c035c035c035c0
        check   "fmov v0.4h, #0.35937500", to_v0=0x35c035c035c035c0
        check   "fmov v0.4h, #-3.12500000", fpcr=0x2000000, to_v0=0xc240c240c240c240
        check   "fmov v0.4h, #-3.12500000", to_v0=0xc240c240c240c240
        check   "fmov v0.4h, #-3.12500000", fpcr=0x2c00000, to_v0=0xc240c240c240c240
        check   "fmov v0.4h, #-3.12500000", to_v0=0xc240c240c240c240

        end_of_file
