/// Greek VAT number (AFM): nine digits after EL; weights 256 down to 2, modulo 11, and 10 counts as 0.
///
/// Older numbers had eight digits: a 0 goes before them. The country is GR, the VAT prefix EL; GR is taken as EL.
struct GreekVAT: VATNumber {
    let prefix = "EL"
    let adjective = "Greek"
    let example = "EL023456780"

    package var aliases: [String] { ["el-vat", "vat-gr", "gr-vat"] }

    package func normalise(_ text: [UInt8]) -> [UInt8] {
        let value = separators.removed(from: text)
        let named = value.starts(with: "EL".utf8) || value.starts(with: "GR".utf8)
        let number = named ? Array(value.dropFirst(2)) : value
        return number.isEmpty ? [] : Array(prefix.utf8) + complete(number)
    }

    func complete(_ number: [UInt8]) -> [UInt8] { number.count == 8 ? [UInt8(ascii: "0")] + number : number }

    func flaw(in number: [UInt8]) -> IdentifierFlaw? { misfit(number, "ddddddddd", "9 digits") }

    func check(_ number: [UInt8]) -> CheckDigit? {
        CheckDigit(last: number, Checksum.weighted(number, [256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10)
    }
}
