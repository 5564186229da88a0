// Powers of ten as functions: each switch becomes one table load, with no lazy initialisation and no bounds check.
// Callers keep the exponent in range; above it the largest power is returned, so that no input can trap here.

/// 10 to the power `exponent`, for 0 to 19.
@inlinable @inline(__always)
package func powerOfTen64(_ exponent: Int) -> UInt64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    case 13: 10_000_000_000_000
    case 14: 100_000_000_000_000
    case 15: 1_000_000_000_000_000
    case 16: 10_000_000_000_000_000
    case 17: 100_000_000_000_000_000
    case 18: 1_000_000_000_000_000_000
    default: 10_000_000_000_000_000_000
    }
}

/// The low 64 bits of 10 to the power `exponent`, for 0 to 38.
@inlinable
package func powerOfTenLow(_ exponent: Int) -> UInt64 {
    switch exponent {
    case 0: 0x1
    case 1: 0xa
    case 2: 0x64
    case 3: 0x3e8
    case 4: 0x2710
    case 5: 0x186a0
    case 6: 0xf4240
    case 7: 0x989680
    case 8: 0x5f5e100
    case 9: 0x3b9a_ca00
    case 10: 0x2_540b_e400
    case 11: 0x17_4876_e800
    case 12: 0xe8_d4a5_1000
    case 13: 0x918_4e72_a000
    case 14: 0x5af3_107a_4000
    case 15: 0x3_8d7e_a4c6_8000
    case 16: 0x23_86f2_6fc1_0000
    case 17: 0x163_4578_5d8a_0000
    case 18: 0xde0_b6b3_a764_0000
    case 19: 0x8ac7_2304_89e8_0000
    case 20: 0x6bc7_5e2d_6310_0000
    case 21: 0x35c9_adc5_dea0_0000
    case 22: 0x19e0_c9ba_b240_0000
    case 23: 0x2c7_e14a_f680_0000
    case 24: 0x1bce_cced_a100_0000
    case 25: 0x1614_0148_4a00_0000
    case 26: 0xdcc8_0cd2_e400_0000
    case 27: 0x9fd0_803c_e800_0000
    case 28: 0x3e25_0261_1000_0000
    case 29: 0x6d72_17ca_a000_0000
    case 30: 0x4674_edea_4000_0000
    case 31: 0xc091_4b26_8000_0000
    case 32: 0x85ac_ef81_0000_0000
    case 33: 0x38c1_5b0a_0000_0000
    case 34: 0x378d_8e64_0000_0000
    case 35: 0x2b87_8fe8_0000_0000
    case 36: 0xb34b_9f10_0000_0000
    case 37: 0xf4_36a0_0000_0000
    default: 0x98a_2240_0000_0000
    }
}

/// The high 64 bits of 10 to the power `exponent`, for 0 to 38.
@inlinable
package func powerOfTenHigh(_ exponent: Int) -> UInt64 {
    switch exponent {
    case ..<20: 0
    case 20: 0x5
    case 21: 0x36
    case 22: 0x21e
    case 23: 0x152d
    case 24: 0xd3c2
    case 25: 0x84595
    case 26: 0x52b7d2
    case 27: 0x33b2e3c
    case 28: 0x204f_ce5e
    case 29: 0x1_431e_0fae
    case 30: 0xc_9f2c_9cd0
    case 31: 0x7e_37be_2022
    case 32: 0x4ee_2d6d_415b
    case 33: 0x314d_c644_8d93
    case 34: 0x1_ed09_bead_87c0
    case 35: 0x13_4261_72c7_4d82
    case 36: 0xc0_97ce_7bc9_0715
    case 37: 0x785_ee10_d5da_46d9
    default: 0x4b3b_4ca8_5a86_c47a
    }
}

/// 10 to the power `exponent`, for 0 to 38.
@inlinable
package func powerOfTen(_ exponent: Int) -> UInt128 {
    UInt128(powerOfTenHigh(exponent)) << 64 | UInt128(powerOfTenLow(exponent))
}

/// How many decimal digits `value` has; 0 has none.
@inlinable
package func digitCount(_ value: UInt128) -> Int {
    // 1233 / 4096 is log10(2) closely enough that the estimate is the count or one less, up to 128 bits.
    let bits = UInt128.bitWidth &- value.leadingZeroBitCount
    let estimate = (bits &* 1233) &>> 12
    return value >= powerOfTen(estimate) ? estimate &+ 1 : estimate
}
