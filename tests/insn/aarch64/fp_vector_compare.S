/* Recorded by record_fp.py. SPDX-License-Identifier: MIT */
#include "fp.inc"

        check   "fcmeq v0.2s, v1.2s, v2.2s", v1=0x40490fdb3fd010053fc00000ffa55555, v2=0x3380000000000001ffc54321bfa51a79, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.2s, v1.2s, v2.2s", v1=0x410e82f242f6e9793df05b9942f6e979, v2=0x4f0000007f80000100000001477ff000, fpcr=0x2480000, to_v0=0x0
        check   "fcmeq v0.2s, v1.2s, v2.2s", v1=0x477fe000cf000000ffc54321cf000000, v2=0xbfef8e45bfc069393f800000c1c78120, to_v0=0x0
        check   "fcmeq v0.2s, v1.2s, v2.2s", v1=0x33000001c1200810402ed04b3e898541, v2=0xbf800000477ff0007f8000013fc00000, fpcr=0x3880000, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.2d, v1.2d, v2.2d", v1=0x41dfffffffe000003fe00fa5decc2739, v2=0x3fbdf67539168faa4000282f0f018a8c, fpcr=0x3880000, to_v0=0x0
        check   "fcmeq v0.2d, v1.2d, v2.2d", v1=0xbffb496351bfcbd83ff4f606acc67cca, v2=0x800fffffffffffff400921fb54442d18, to_v0=0x0
        check   "fcmeq v0.2d, v1.2d, v2.2d", v1=0x800000000000000041dfffffffe00000, v2=0x3ff80000000000007ff0000000000001, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.2d, v1.2d, v2.2d", v1=0x3fc9a894c6d94f0c380fffffffffffff, v2=0x8000000000000000800fffffffffffff, fpcr=0x1000000, to_v0=0x0, fpsr=0x80
        check   "fcmeq v0.8h, v1.8h, v2.8h", v1=0xfd5547ee30763ea680003c0177ff4dfd, v2=0x7bff40843c013bd883ff6401adc7c12f, fpcr=0x3800000, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.8h, v1.8h, v2.8h", v1=0x780048da7c00fd55bbf7482c33dd6401, v2=0x800063ff3c0177ff77ffc90bbeb20400, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.8h, v1.8h, v2.8h", v1=0xbe3fbc1c00004847af29800063ff0001, v2=0xfe343e006401bc0077fffbffbfaf83ff, to_v0=0x0
        check   "fcmeq v0.8h, v1.8h, v2.8h", v1=0x3c00424800003361c6e080007c000400, v2=0x3800494cae3430d37c0077fffe34cbc9, fpcr=0xc00000, to_v0=0x0
        check   "fcmeq v0.4h, v1.4h, v2.4h", v1=0x3b823c0100012e08fe34b96ffe3477ff, v2=0x80007c0077ff424838006401780083ff, to_v0=0x0
        check   "fcmeq v0.4h, v1.4h, v2.4h", v1=0xc8b02f5cbc6f330d7bffb36a33bf, v2=0x41373b100400640177ff7800c88bfd55, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.4h, v1.4h, v2.4h", v1=0x2e14ac1f0400380063ff38003c6a471f, v2=0x3c0100017c0041e1c01b36facf513800, fpcr=0x4c00000, to_v0=0x0
        check   "fcmeq v0.4h, v1.4h, v2.4h", v1=0x3c0136953dd7b9e3c387fbff3c00fd55, v2=0x3c0080002cd704007e007800b0eafd55, fpcr=0x2c00000, to_v0=0x0, fpsr=0x1
        check   "fcmge v0.2d, v1.2d, v2.2d", v1=0x3ff0000000000001400921fb54442d18, v2=0xbfb5dc1de89787093fb0efa917235360
        check   "fcmge v0.2d, v1.2d, v2.2d", v1=0xbfe70a427537e08f7fefffffffffffff, v2=0x100000000000007ff8000000000000, to_v0=0x0, fpsr=0x1
        check   "fcmge v0.2d, v1.2d, v2.2d", v1=0x3fe00000000000003ff69493ad08cd80, v2=0xbfed890bdd9c2a217ff0000000000001, fpcr=0x3c80000, to_v0=0xffffffffffffffff0000000000000000, fpsr=0x1
        check   "fcmge v0.2d, v1.2d, v2.2d", v1=0x8000000000000000ffefffffffffffff, v2=0x3fffddc362bf72e5c1e0000000000000, fpcr=0x1000000, to_v0=0x0
        check   "fcmge v0.2s, v1.2s, v2.2s", v1=0x3dc6b9d14b0000017f7fffff4f000000, v2=0x412753604f800000cf0000003f800000, to_v0=0xffffffffffffffff
        check   "fcmge v0.2s, v1.2s, v2.2s", v1=0xbe0aeb99ffa5555541a54c663fc00000, v2=0xc1c6f7b900800000cf0000003fc00000, fpcr=0x1080000, to_v0=0xffffffffffffffff
        check   "fcmge v0.2s, v1.2s, v2.2s", v1=0x41a734bc477fe000477ff000ffc54321, v2=0xbda54d90c0cb98afc09fef8a00000000, to_v0=0xffffffff00000000, fpsr=0x1
        check   "fcmge v0.2s, v1.2s, v2.2s", v1=0x7f7fffffc19088d73e73f7bdffa55555, v2=0x3fa7ff56c13f5e7c4f7fffffc02ed3d1, fpcr=0x1080000, to_v0=0x0, fpsr=0x1
        check   "fcmge v0.8h, v1.8h, v2.8h", v1=0x3c013c017e007c007c0078002c50b603, v2=0x7c007bff83ff34064a1cfc0063ff77ff, fpcr=0x5000000, to_v0=0xffffffffffff00000000, fpsr=0x1
        check   "fcmge v0.8h, v1.8h, v2.8h", v1=0xfbff3e00bce4b86d4502482800003959, v2=0x46320001bc00ac9b7c00b0624e274504, to_v0=0xffff000000000000ffff00000000
        check   "fcmge v0.8h, v1.8h, v2.8h", v1=0x12cd77c01b3073800cd57fc008000, v2=0x4004248bc002efc7bff80004300c244, to_v0=0xffff, fpsr=0x1
        check   "fcmge v0.8h, v1.8h, v2.8h", v1=0x3c0100012ec100016401bc00b26aafa0, v2=0xc3c6fbfffbff38000001c8d4c5a67c00, fpcr=0x7480000, to_v0=0xffffffffffff0000ffffffffffff0000
        check   "fcmge v0.4h, v1.4h, v2.4h", v1=0x427040ad3c003e00fc007c0063ff, v2=0x7e0041843676b7a863ffb7f6b3127c01, to_v0=0xffff0000, fpsr=0x1
        check   "fcmge v0.4h, v1.4h, v2.4h", v1=0x7bfffc00fe3483ff4224bbd6c8effbff, v2=0xb0990400382d00013c01c536bd7139b5, to_v0=0xffffffff00000000
        check   "fcmge v0.4h, v1.4h, v2.4h", v1=0x400380064013e0004007bff7800fbff, v2=0xad6e34faccd177ff4ac3ca8b7bff7e00, fpcr=0x3400000, to_v0=0xffff00000000, fpsr=0x1
        check   "fcmge v0.4h, v1.4h, v2.4h", v1=0x83ff7c00fbff42487c0064017c000001, v2=0x32d63c007e003e007c003e007800c69d, fpcr=0x3c00000, to_v0=0xffffffffffffffff
        check   "facge v0.2d, v1.2d, v2.2d", v1=0x3ff00000000000014005f626e1ff2d3c, v2=0xc02f0190ac99496743f0000000000000, to_v0=0x0
        check   "facge v0.2d, v1.2d, v2.2d", v1=0x3fd3ad34312bcc26bfc7fb622a35fa38, v2=0x400921fb54442d1841e0000000000000, fpcr=0x2480000, to_v0=0x0
        check   "facge v0.2d, v1.2d, v2.2d", v1=0x400ce977bd38c3f53690000000000001, v2=0x7ff8000000000000bfc57bdcd43ac2f9, to_v0=0x0, fpsr=0x1
        check   "facge v0.2d, v1.2d, v2.2d", v1=0x3ff80000000000000010000000000000, v2=0x3fbf4a1e8fd08f8dfff5555555555555, fpcr=0x1000000, to_v0=0xffffffffffffffff0000000000000000, fpsr=0x1
        check   "facge v0.4s, v1.4s, v2.4s", v1=0x3f2f61f27e8000007e80000041b315c3, v2=0x3e52c01cbf08c2de7e8000003d8934a4
        check   "facge v0.4s, v1.4s, v2.4s", v1=0x7fc000003fc0000040f54eb2416211de, v2=0x410bdc71807fffffffc54321387fc000, to_v0=0xffffffff00000000ffffffff, fpsr=0x1
        check   "facge v0.4s, v1.4s, v2.4s", v1=0x3e0df293c04d801633000001ff7fffff, v2=0xc0aa71047f7fffff000000003f3133fb, fpcr=0x3480000, to_v0=0xffffffffffffffff
        check   "facge v0.4s, v1.4s, v2.4s", v1=0x3fc000005f000000800000003fc00000, v2=0x387fc000ffa555553db836a03f800000, fpcr=0x3880000, to_v0=0xffffffff0000000000000000ffffffff, fpsr=0x1
        check   "facge v0.4h, v1.4h, v2.4h", v1=0x7e00fc007c007c004fe23c44ba313800, v2=0xca2e000143a24676fe343c01bbd8b2b5, to_v0=0xffff0000ffff, fpsr=0x1
        check   "facge v0.4h, v1.4h, v2.4h", v1=0x7bff040042487800fc007e00ba5763ff, v2=0x3e007e0063ff63ff3c01b0b4ce09bf5b, fpcr=0x1c00000, to_v0=0xffff00000000ffff, fpsr=0x1
        check   "facge v0.4h, v1.4h, v2.4h", v1=0xc3c6463d7800b7ff3063bc002f2f, v2=0x7c002ea97c007c004072380064010001, fpcr=0x1800000, to_v0=0xffff
        check   "facge v0.4h, v1.4h, v2.4h", v1=0x7c0163ff0001fd55499fbc00c4aa77ff, v2=0x780000002e87cef74e0e63ffc46d4248, to_v0=0xffffffff
        check   "facge v0.8h, v1.8h, v2.8h", v1=0x7c000400444a369d2db563ffbc00bc00, v2=0x36967c0132f983ff464e4cdb4248438b, to_v0=0xffff0000ffffffff0000ffff00000000, fpsr=0x1
        check   "facge v0.8h, v1.8h, v2.8h", v1=0x30bb360c83ff41713e0077ff83ffc81c, v2=0x424864017bffbc003800fe34b93a63ff, fpcr=0x3800000, to_v0=0xffffffff000000000000, fpsr=0x1
        check   "facge v0.8h, v1.8h, v2.8h", v1=0x7bff00013e00000064013c73fc003c01, v2=0xfbff83ff77ff780047eaaf3d48cdc7ab, to_v0=0xffff000000000000ffffffffffff0000
        check   "facge v0.8h, v1.8h, v2.8h", v1=0x7800c5c7bc00bab442b23c013c014919, v2=0x640136523ddc04003e003800cf7883ff, fpcr=0x2800000, to_v0=0xffffffff0000ffffffffffff0000ffff
        check   "fcmgt v0.4s, v1.4s, v2.4s", v1=0x40490fdbbf9c84064f8000003dc0d636, v2=0x33000001ffa55555bf775a583fc00000, fpcr=0x2080000, to_v0=0xffffffff00000000ffffffff00000000, fpsr=0x1
        check   "fcmgt v0.4s, v1.4s, v2.4s", v1=0x4f0000004022ba50000000013ef2c225, v2=0xc116b3773ddd28037f7fffffff7fffff, to_v0=0xffffffffffffffff00000000ffffffff
        check   "fcmgt v0.4s, v1.4s, v2.4s", v1=0x7fc000004f7fffff7f80000000000001, v2=0xc0f7d820bf8000003e89955300000000, to_v0=0xffffffffffffffffffffffff, fpsr=0x1
        check   "fcmgt v0.4s, v1.4s, v2.4s", v1=0xcf00000042f6e9795f0000007e800000, v2=0xbfee47a8c037198dff7fffff3f000000, fpcr=0x3c80000, to_v0=0xffffffffffffffffffffffff
        check   "fcmgt v0.2d, v1.2d, v2.2d", v1=0x3ff0d412345ecd80bfd1b777d851c639, v2=0x7ff80000000000007ff0000000000001, fpcr=0x2080000, to_v0=0x0, fpsr=0x1
        check   "fcmgt v0.2d, v1.2d, v2.2d", v1=0x380fffffffffffffc1e0000000000000, v2=0x3ff0000000000001405edd2f1a9fbe77, to_v0=0x0
        check   "fcmgt v0.2d, v1.2d, v2.2d", v1=0x380fffffffffffff7fefffffffffffff, v2=0xc034713e9feddb10bfe03a1db69b0c1e, fpcr=0x3800000
        check   "fcmgt v0.2d, v1.2d, v2.2d", v1=0x7ff8000000000000bff81950fb13de9a, v2=0xbff0000000000000380fffffffffffff, to_v0=0x0, fpsr=0x1
        check   "fcmgt v0.4h, v1.4h, v2.4h", v1=0x2e0583fffbffcc0304007c013c003eec, v2=0x3c7c3907b5367800000177ffcbefc080, to_v0=0xffff0000ffffffff, fpsr=0x1
        check   "fcmgt v0.4h, v1.4h, v2.4h", v1=0x4248bd5b408737913e007bfffc00c4f6, v2=0xb5ecfbff63fffc007c017bff3e0063ff, fpcr=0x3880000, to_v0=0x0, fpsr=0x1
        check   "fcmgt v0.4h, v1.4h, v2.4h", v1=0x467fac924cbffc00c1bbfbff409f34fc, v2=0x77ffc08e7bff00003c01fbffb0cc496f, fpcr=0x1080000, to_v0=0xffff0000
        check   "fcmgt v0.4h, v1.4h, v2.4h", v1=0x780049b964014248cc8c77ff83ff83ff, v2=0x77ffbcee3800000063ff3e6f38007c00, to_v0=0xffff00000000
        check   "fcmgt v0.8h, v1.8h, v2.8h", v1=0x7e0004003c017c0143194ba3fbff6401, v2=0xfe34b6337bfffc00486d63ffc71bb335, fpcr=0x3480000, to_v0=0xffff00000000000000000000ffff, fpsr=0x1
        check   "fcmgt v0.8h, v1.8h, v2.8h", v1=0xc1ff467100004c8acc163c0037183e00, v2=0xc2977bffc81ec5dfb3e1fe34fbff4dc7, to_v0=0xffff0000ffffffff00000000ffff0000, fpsr=0x1
        check   "fcmgt v0.8h, v1.8h, v2.8h", v1=0x4cb27c00adaebb4baf0c7c0042483800, v2=0xaf2acf85000000010400fbffc8df34aa, to_v0=0xffffffff000000000000ffffffffffff
        check   "fcmgt v0.8h, v1.8h, v2.8h", v1=0x32aa4ac839babc00424831c94c140400, v2=0x39da7800ca7477ff800033f5ba79c067, fpcr=0x3c80000, to_v0=0xffff0000ffff0000ffffffff
        check   "facgt v0.2s, v1.2s, v2.2s", v1=0x40b8ca34387fc00040fb2a48ff800000, v2=0xbdc5686e3f04ff8fff800000402ff74a, to_v0=0xffffffff
        check   "facgt v0.2s, v1.2s, v2.2s", v1=0xff8000004b000001ffa555553f800000, v2=0xbdcbc4bbbe5574993fedfacc4f7fffff, fpcr=0x2880000, to_v0=0x0, fpsr=0x1
        check   "facgt v0.2s, v1.2s, v2.2s", v1=0x42f6e9793e1214327f800000ff7fffff, v2=0x3d83aafd40be35267fc0000041bbd43d, to_v0=0xffffffff, fpsr=0x1
        check   "facgt v0.2s, v1.2s, v2.2s", v1=0xbf64b1747e8000007e80000040ea4240, v2=0x5f0000004f800000000000013f000000, fpcr=0xc80000, to_v0=0xffffffffffffffff
        check   "facgt v0.2d, v1.2d, v2.2d", v1=0x401a6705f3105aba7fefffffffffffff, v2=0x402ed7fc06687a33ffefffffffffffff, to_v0=0x0
        check   "facgt v0.2d, v1.2d, v2.2d", v1=0x1c038827cfbe584ef, v2=0xc02174529c2d43db7ff0000000000001, to_v0=0x0, fpsr=0x1
        check   "facgt v0.2d, v1.2d, v2.2d", v1=0xfff5555555555555bfffff58b9cdb664, v2=0x3ff9999d4c6614693fd3e3012abc920b, fpcr=0x800000, to_v0=0xffffffffffffffff, fpsr=0x1
        check   "facgt v0.2d, v1.2d, v2.2d", v1=0x47efffffefffffffbfdd4b7f1b44a827, v2=0xbfda589f07aba074380fffffffffffff, fpcr=0x1400000
        check   "facgt v0.4h, v1.4h, v2.4h", v1=0x7e003c017800bdad3c003494c4e5c298, v2=0x7c0063ff40c277ffacfb7bffce56ac09, to_v0=0xffff00000000ffff
        check   "facgt v0.4h, v1.4h, v2.4h", v1=0x380083ffb6e030a977ff7c00fe343c01, v2=0x43383c01c3ba7800fd55000064013800, to_v0=0xffff0000ffff, fpsr=0x1
        check   "facgt v0.4h, v1.4h, v2.4h", v1=0x400356a42253800c48a7800bb6640ca, v2=0x7c01c176fc004e3a7bff000046dd83ff, fpcr=0x1c80000, to_v0=0xffff0000ffff
        check   "facgt v0.4h, v1.4h, v2.4h", v1=0xfc00fe34fd55fbffad270400fd55cc29, v2=0x35432cb883ffc34cfd553fa62fc3c509, fpcr=0x1c00000, to_v0=0xffff, fpsr=0x1
        check   "facgt v0.8h, v1.8h, v2.8h", v1=0x77ffbc00b6947bff77ff3c01800063ff, v2=0x7c007bfffc007c010400000138000400, to_v0=0xffffffff0000ffff, fpsr=0x1
        check   "facgt v0.8h, v1.8h, v2.8h", v1=0x46413c86b2f7b5cf36046401bab0ad01, v2=0xb73e42483e00bfe5b926445a040063ff, to_v0=0xffff0000000000000000ffffffff0000
        check   "facgt v0.8h, v1.8h, v2.8h", v1=0xc0ad355704008000482bc09afc007c00, v2=0x8000fe34ac4563fffd5583ff34780001, fpcr=0x5c00000, to_v0=0xffff0000000000000000ffffffffffff, fpsr=0x1
        check   "facgt v0.8h, v1.8h, v2.8h", v1=0x3503fbff370c7800fbff7c0004003c00, v2=0xb59dbe6c4eef7bff2edabc0035dfb9fd, fpcr=0x880000, to_v0=0xffff00000000ffffffff0000ffff
        check   "fcmgt v0.4s, v1.4s, #0.0", v1=0x7f8000014f000000ff7fffffffa55555, to_v0=0xffffffff0000000000000000, fpsr=0x1
        check   "fcmgt v0.4s, v1.4s, #0.0", v1=0x3e2330e53f8000004b00000180000000, to_v0=0xffffffffffffffffffffffff00000000
        check   "fcmgt v0.4s, v1.4s, #0.0", v1=0x7f7fffffff800000bdd1b98b, fpcr=0x1800000, to_v0=0xffffffff0000000000000000
        check   "fcmgt v0.4s, v1.4s, #0.0", v1=0x3fc00000bf7deaafbe90f02fffa55555, fpcr=0x1000000, to_v0=0xffffffff000000000000000000000000, fpsr=0x1
        check   "fcmgt v0.2d, v1.2d, #0.0", v1=0x40effdffffffffff40effdffffffffff, fpcr=0x3800000
        check   "fcmgt v0.2d, v1.2d, #0.0", v1=0x4023ec2b9218447ac1e0000000000000, to_v0=0xffffffffffffffff0000000000000000
        check   "fcmgt v0.2d, v1.2d, #0.0", v1=0x1, fpcr=0x1880000, to_v0=0x0, fpsr=0x80
        check   "fcmgt v0.2d, v1.2d, #0.0", v1=0x7ff80000000000000000000000000001, to_v0=0xffffffffffffffff, fpsr=0x1
        check   "fcmgt v0.4h, v1.4h, #0.0", v1=0x78007800040080007bff640183ff4769, fpcr=0x1800000, to_v0=0xffffffff0000ffff
        check   "fcmgt v0.4h, v1.4h, #0.0", v1=0xcdd67c00640100007c0104003c0031b3, to_v0=0xffffffffffff, fpsr=0x1
        check   "fcmgt v0.4h, v1.4h, #0.0", v1=0x7e002ffb78007c007c0063ff83ff3800, to_v0=0xffffffff0000ffff
        check   "fcmgt v0.4h, v1.4h, #0.0", v1=0x424880004067fc00fd55bb0b77fffd55, fpcr=0x1c00000, to_v0=0xffff0000, fpsr=0x1
        check   "fcmgt v0.8h, v1.8h, #0.0", v1=0x7800b1ba31e57e00cd8dbc00bc00, to_v0=0xffff0000ffff0000000000000000, fpsr=0x1
        check   "fcmgt v0.8h, v1.8h, #0.0", v1=0xcc58c93800013ab577ff300b63ff7bff, fpcr=0x3000000, to_v0=0xffffffffffffffffffffffff
        check   "fcmgt v0.8h, v1.8h, #0.0", v1=0x7bff3e7efe34413e3c00424877ff7c01, fpcr=0x1c80000, to_v0=0xffffffff0000ffffffffffffffff0000, fpsr=0x1
        check   "fcmgt v0.8h, v1.8h, #0.0", v1=0x432964013f2cfbffbc00000183ff466e, to_v0=0xffffffffffff00000000ffff0000ffff
        check   "fcmeq v0.2s, v1.2s, #0.0", v1=0xc0abe8c74f0000003f00000080000000, to_v0=0xffffffff
        check   "fcmeq v0.2s, v1.2s, #0.0", v1=0xbf14fa8042f6e9793e22e6bc80000000, fpcr=0x1c80000, to_v0=0xffffffff
        check   "fcmeq v0.2s, v1.2s, #0.0", v1=0x387fc0004b000001ffa555554103a1d4, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.2s, v1.2s, #0.0", v1=0xc0484f1f33800000807fffff80000000, fpcr=0x3400000, to_v0=0xffffffffffffffff, fpsr=0x80
        check   "fcmeq v0.2d, v1.2d, #0.0", v1=0x405edd2f1a9fbe770010000000000000, to_v0=0x0
        check   "fcmeq v0.2d, v1.2d, #0.0", v1=0x3fe0000000000000bfcb34e6ae117b63, fpcr=0x4400000, to_v0=0x0
        check   "fcmeq v0.2d, v1.2d, #0.0", v1=0x7ff0000000000001c3e0000000000000, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.2d, v1.2d, #0.0", v1=0xfff5555555555555c1e0000000000000, fpcr=0x2c00000, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.4h, v1.4h, #0.0", v1=0x3c0147996401335f4eb4b2d73168c38c, to_v0=0x0
        check   "fcmeq v0.4h, v1.4h, #0.0", v1=0xfbfffd5580004248b66b3c014f647c01, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.4h, v1.4h, #0.0", v1=0x3c017e002eb2cc5bbc006401fc0031fb, fpcr=0x1800000, to_v0=0x0
        check   "fcmeq v0.4h, v1.4h, #0.0", v1=0x3e00fd557c0138e4fd55b7873e007c00, fpcr=0x6480000, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.8h, v1.8h, #0.0", v1=0xbbb4ac30fbff800063ff3630c9033f62, to_v0=0xffff0000000000000000
        check   "fcmeq v0.8h, v1.8h, #0.0", v1=0xbc89c3eec43383fffc0063ff78007c01, to_v0=0x0, fpsr=0x1
        check   "fcmeq v0.8h, v1.8h, #0.0", v1=0x3c013800baba64013e0000003c004720, fpcr=0x1800000, to_v0=0xffff00000000
        check   "fcmeq v0.8h, v1.8h, #0.0", v1=0x7c0148a604003c01040077ff00003800, fpcr=0x800000, to_v0=0xffff0000, fpsr=0x1
        check   "fcmlt v0.2d, v1.2d, #0.0", v1=0x3ff0000000000000c034c32ddeb51184, to_v0=0xffffffffffffffff
        check   "fcmlt v0.2d, v1.2d, #0.0", v1=0x7ff800000000000041dfffffffe00000, to_v0=0x0, fpsr=0x1
        check   "fcmlt v0.2d, v1.2d, #0.0", v1=0x3ff0000000000001800fffffffffffff, fpcr=0x1400000, to_v0=0x0, fpsr=0x80
        check   "fcmlt v0.2d, v1.2d, #0.0", v1=0x7fefffffffffffff3fb8abc33f732153, fpcr=0x3400000, to_v0=0x0
        check   "fcmlt v0.4s, v1.4s, #0.0", v1=0xbf8000003fb2aee17fc0000000800000, to_v0=0xffffffff000000000000000000000000, fpsr=0x1
        check   "fcmlt v0.4s, v1.4s, #0.0", v1=0x3eb1e45a477fe000c11c3419c1e793ab, to_v0=0xffffffffffffffff
        check   "fcmlt v0.4s, v1.4s, #0.0", v1=0x4124d82f4b000001bfdc89e4477ff000, fpcr=0x800000, to_v0=0xffffffff00000000
        check   "fcmlt v0.4s, v1.4s, #0.0", v1=0x3e377ecdbed5939bffa5555500800000, fpcr=0x3080000, to_v0=0xffffffff0000000000000000, fpsr=0x1
        check   "fcmlt v0.8h, v1.8h, #0.0", v1=0x77ff3c0030bc7c00fd550000fd55c818, to_v0=0xffff, fpsr=0x1
        check   "fcmlt v0.8h, v1.8h, #0.0", v1=0x3c003e00c74f4a7ffc0083ff63ff8000, to_v0=0xffff0000ffffffff00000000
        check   "fcmlt v0.8h, v1.8h, #0.0", v1=0x7800ad233f9e3c017bff640142487c00, fpcr=0x1000000, to_v0=0xffff000000000000000000000000
        check   "fcmlt v0.8h, v1.8h, #0.0", v1=0x13f7a00007bff7c01b6cefd55cd86, fpcr=0x1800000, to_v0=0xffff0000ffff, fpsr=0x1
        check   "fcmlt v0.4h, v1.4h, #0.0", v1=0x4248fd55424849057e004c0e77ff3c01, fpcr=0x1480000, to_v0=0x0, fpsr=0x1
        check   "fcmlt v0.4h, v1.4h, #0.0", v1=0x3e00fd55fe34310977ff7e0046c40400, to_v0=0x0, fpsr=0x1
        check   "fcmlt v0.4h, v1.4h, #0.0", v1=0xcc40c84ace197c0163ff38004bb37c00, fpcr=0x3880000, to_v0=0x0
        check   "fcmlt v0.4h, v1.4h, #0.0", v1=0x351877ff7bfffd5583ff80003c00354c, to_v0=0xffff000000000000
        check   "fcmge v0.2s, v1.2s, #0.0", v1=0xffc54321ff7fffff41d18a5e00800000, to_v0=0xffffffffffffffff
        check   "fcmge v0.2s, v1.2s, #0.0", v1=0x4f800000c07d90be4f8000007fc00000, fpcr=0x2c80000, to_v0=0xffffffff00000000, fpsr=0x1
        check   "fcmge v0.2s, v1.2s, #0.0", v1=0xbfeab35141eeb04dbec188057fc00000, to_v0=0x0, fpsr=0x1
        check   "fcmge v0.2s, v1.2s, #0.0", v1=0xff7fffff40d2d22ebe709c5cbdaa751c, fpcr=0x5c00000, to_v0=0x0
        check   "fcmge v0.2d, v1.2d, #0.0", v1=0xc01ff0a414793990bfee8ea9c3c71f75, to_v0=0x0
        check   "fcmge v0.2d, v1.2d, #0.0", v1=0xfff8abcdef012345405edd2f1a9fbe77, to_v0=0xffffffffffffffff, fpsr=0x1
        check   "fcmge v0.2d, v1.2d, #0.0", v1=0x7ff80000000000004027253a0d82d521, fpcr=0x1000000, to_v0=0xffffffffffffffff, fpsr=0x1
        check   "fcmge v0.2d, v1.2d, #0.0", v1=0x3fe12aefefd6be7a400fc2fe5dd51a00, fpcr=0x1400000
        check   "fcmge v0.4h, v1.4h, #0.0", v1=0x63ff3c00fbff430ac59afd5532e03c01, to_v0=0xffffffff, fpsr=0x1
        check   "fcmge v0.4h, v1.4h, #0.0", v1=0x7c01fe347bff4b4e83ff3c017bff0001, to_v0=0xffffffffffff
        check   "fcmge v0.4h, v1.4h, #0.0", v1=0x7bfffbff3e003090c4d32e0832ed0000, fpcr=0x3800000, to_v0=0xffffffffffff
        check   "fcmge v0.4h, v1.4h, #0.0", v1=0x2ccfcce4fbff0400fbfffd553e007c00, fpcr=0x1880000, to_v0=0xffffffff, fpsr=0x1
        check   "fcmge v0.8h, v1.8h, #0.0", v1=0xfc00bad64c02b934bc343261ac94, fpcr=0x2c80000, to_v0=0xffff00000000ffff00000000ffff0000
        check   "fcmge v0.8h, v1.8h, #0.0", v1=0xfd5577ff0001fe34fd552fe37e00fc00, to_v0=0xffffffff00000000ffff00000000, fpsr=0x1
        check   "fcmge v0.8h, v1.8h, #0.0", v1=0xc8227bffad45b8fcbc0038000001c38d, to_v0=0xffff000000000000ffffffff0000
        check   "fcmge v0.8h, v1.8h, #0.0", v1=0x83ff3c024a3b3c003e00405a7c01aed5, fpcr=0x1400000, to_v0=0xffffffffffffffffffff00000000, fpsr=0x1
        check   "fcmle v0.2d, v1.2d, #0.0", v1=0xc03856e66e616874bff0000000000000
        check   "fcmle v0.2d, v1.2d, #0.0", v1=0xfff55555555555553ff0000000000001, to_v0=0x0, fpsr=0x1
        check   "fcmle v0.2d, v1.2d, #0.0", v1=0x10000000000000, fpcr=0x6800000, to_v0=0xffffffffffffffff0000000000000000
        check   "fcmle v0.2d, v1.2d, #0.0", v1=0xfff8abcdef012345401ee6edf6582b0e, fpcr=0x6480000, to_v0=0x0, fpsr=0x1
        check   "fcmle v0.4s, v1.4s, #0.0", v1=0x807fffff477fe000cf0000003dc88d66, to_v0=0xffffffff00000000ffffffff00000000
        check   "fcmle v0.4s, v1.4s, #0.0", v1=0x7f7fffff40490fdb7fc00000477fe000, to_v0=0x0, fpsr=0x1
        check   "fcmle v0.4s, v1.4s, #0.0", v1=0x3f17b41fc0c10f3480000000c03b364f, fpcr=0x3c00000, to_v0=0xffffffffffffffffffffffff
        check   "fcmle v0.4s, v1.4s, #0.0", v1=0x7f8000018000000040490fdbc17d7fe0, fpcr=0x2400000, to_v0=0xffffffff00000000ffffffff, fpsr=0x1
        check   "fcmle v0.4h, v1.4h, #0.0", v1=0x34294b5a2c0878003c003c00af284248, to_v0=0xffff0000
        check   "fcmle v0.4h, v1.4h, #0.0", v1=0xfd55acf8bc00c0653c00bf4d4e84c8f7, fpcr=0x800000, to_v0=0xffff0000ffff
        check   "fcmle v0.4h, v1.4h, #0.0", v1=0x63ff83ff78004cef7bfffd55300f, to_v0=0x0, fpsr=0x1
        check   "fcmle v0.4h, v1.4h, #0.0", v1=0x83fffe34b6183c01fc007c01c1b5cd11, fpcr=0x6880000, to_v0=0xffff0000ffffffff, fpsr=0x1
        check   "fcmle v0.8h, v1.8h, #0.0", v1=0xcb30640163fffe344cf8fd55c7c64248, to_v0=0xffff00000000000000000000ffff0000, fpsr=0x1
        check   "fcmle v0.8h, v1.8h, #0.0", v1=0xb494c17f7e00fd5578003800fc006401, fpcr=0x400000, to_v0=0xffffffff0000000000000000ffff0000, fpsr=0x1
        check   "fcmle v0.8h, v1.8h, #0.0", v1=0xc56138002dbcc06ab41bfc00412dfc00, fpcr=0x6c00000, to_v0=0xffff00000000ffffffffffff0000ffff
        check   "fcmle v0.8h, v1.8h, #0.0", v1=0x3800bd5c41e3beda3714373d3c01c5fb, to_v0=0xffff0000ffff000000000000ffff

        end_of_file
