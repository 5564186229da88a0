internal import TidewaiterCodes

/// The verdict on an identifier by its scheme's own words; skipped where there is no such scheme.
func judgeIdentifier(_ text: String, as kind: String) -> Verdict {
    guard let scheme = Identifiers.named(kind) else { return .skipped }
    let found = scheme.identify(text)
    guard let reason = found.reason else { return .passed }
    return .flaw(
        "\(text): \(reason.message)", write: found.fix,
        because: "if all else is right, the check digit is \(found.checkDigit?.expected ?? "")")
}
