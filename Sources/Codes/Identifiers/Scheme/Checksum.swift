/// The sums behind check digits. All take normalised bytes and none can fail or trap: a byte that is not a digit
/// counts as whatever it gives, which callers prevent by looking at the form first.
enum Checksum {
    /// Sum of digits times weights, as far as both go.
    static func weighted(_ digits: some Sequence<UInt8>, _ weights: [Int]) -> Int {
        zip(digits, weights).reduce(0) { $0 &+ $1.0.digit &* $1.1 }
    }

    /// GS1 General Specifications 7.9: from the right, digits weigh 3 and 1 in turn; fills up to a multiple of ten.
    static func gs1(_ digits: some BidirectionalCollection<UInt8>) -> Int {
        var sum = 0
        var weight = 3
        for byte in digits.reversed() {
            sum &+= byte.digit &* weight
            weight = 4 - weight
        }
        return (10 - sum % 10) % 10
    }

    /// ISO/IEC 7812-1 annex B (Luhn): from the right, every other digit doubled and its digits added.
    static func luhn(_ digits: some BidirectionalCollection<UInt8>) -> Int {
        var sum = 0
        var doubling = true
        for byte in digits.reversed() {
            let product = doubling ? byte.digit * 2 : byte.digit
            sum &+= product > 9 ? product - 9 : product
            doubling.toggle()
        }
        return (10 - sum % 10) % 10
    }

    /// ISO/IEC 7064 MOD 11,10: the check digit that follows.
    static func mod11Comma10(_ digits: some Sequence<UInt8>) -> Int {
        var carry = 10
        for byte in digits {
            carry = (carry + byte.digit) % 10
            if carry == 0 { carry = 10 }
            carry = carry * 2 % 11
        }
        return (11 - carry) % 10
    }

    /// The number that the digits write, modulo a small number.
    static func remainder(_ digits: some Sequence<UInt8>, by modulus: Int) -> Int {
        digits.reduce(0) { ($0 * 10 + $1.digit) % modulus }
    }

    /// The number that up to 18 digits write.
    static func number(_ digits: some Sequence<UInt8>) -> Int {
        digits.reduce(0) { $0 &* 10 &+ $1.digit }
    }
}
