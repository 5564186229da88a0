import TidewaiterQuantities

extension RateExpression {
    /// The notation of parts, which ``parse(_:)-(String)`` reads back to the same; `?` for none.
    package static func text(_ components: [RateComponent]) -> String {
        if components.isEmpty { return "?" }
        var text = ""
        for (index, component) in components.enumerated() {
            if index > 0 {
                switch component.operation {
                case .plus: text += " + "
                case .minus: text += " - "
                case .ceiling: text += " max "
                case .floor: text += " min "
                }
            }
            text += part(component)
        }
        return text
    }

    private static func part(_ component: RateComponent) -> String {
        switch component.kind {
        case .free: return "free"
        case .fixed: return money(component)
        case .composition: return component.part ?? "?"
        // What a total adds is a matter of its measure, not of its rate.
        case .adValorem, .adValoremTotal:
            let divisor = component.per.map { "/\($0)" } ?? ""
            return "\(component.amount)\(divisor)%" + (component.part.map { " on \($0)" } ?? "")
        case .specific:
            let per = component.per.flatMap { $0 == .one ? nil : "\($0) " } ?? ""
            let under = component.shortfall.map { " under \($0.mark) \($0.fact)" } ?? ""
            let times = component.multiplier.map { " times \($0)" } ?? ""
            return "\(money(component))/\(per)\(component.unit ?? "")\(under)\(times)"
        }
    }

    private static func money(_ component: RateComponent) -> String {
        component.amount.description + (component.currency.map { " \($0)" } ?? "")
    }
}
