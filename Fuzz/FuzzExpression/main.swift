import ExpressionSamples
import TidewaiterDocuments
import TidewaiterExpressions

let goods = Goods()
let limits = {
    var limits = ExpressionLimits()
    limits.steps = 20_000
    limits.bytes = 1 << 20
    return limits
}()

/// Compiles the input, evaluates it checked, unchecked and traced, and compares the values.
@c(LLVMFuzzerTestOneInput)
public func fuzzExpression(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let text = unsafe String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    var evaluation = Evaluation(Goods.variables, objects: goods)
    if let expression = try? Expression(text, Goods.schema, isChecked: false, limits: limits) {
        _ = expression.evaluate(&evaluation).written
    }
    do throws(ExpressionError) {
        let expression = try Expression.compile(text, schema: Goods.schema, limits: limits)
        let value = expression.evaluate(&evaluation)
        let again = expression.evaluate(&evaluation)
        let (traced, trace) = expression.traced().evaluate(&evaluation)
        // What is worked out once costs less than what is not, so only one of two may have come to a limit.
        if value.fault?.code != .limit, traced.fault?.code != .limit, value.written != traced.written {
            fatalError("\(value.written), traced \(traced.written)")
        }
        if value.written != again.written { fatalError("\(value.written), then \(again.written)") }
        for entry in trace.entries where entry.part >= 0 && expression.traced().parts[entry.part] == nil {
            fatalError("a traced part without its text")
        }
    } catch {
        guard !error.flaws.isEmpty, error.flaws.allSatisfy({ $0.place.line > 0 && $0.excerpt.contains("^") }) else {
            fatalError("an error without a place")
        }
    }
    return 0
}
