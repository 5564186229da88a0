// The names are those of the C header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CTidewaiter
internal import Tidewaiter

/// What `tw_options` asks for.
private struct Purpose {
    let assessment: AssessmentOptions
    let explained: Bool
    let receipt: Bool
    let stage: String?
    let language: String?

    init(_ pointer: UnsafePointer<tw_options>?, _ limits: Limits) throws(TidewaiterError) {
        let none = unsafe tw_bytes(data: nil, length: 0)
        let initial = unsafe tw_options(
            struct_size: MemoryLayout<tw_options>.size, into: none, as_of: none, known_on: none, facts: none,
            explain: 0, stage: none, language: none, receipt: 0)
        let oldest = unsafe MemoryLayout<tw_options>.offset(of: \.stage) ?? 0
        let chosen = unsafe try TidewaiterC.options(pointer, "options", otherwise: initial, oldest: oldest)
        let facts = unsafe try content(chosen.facts, "options.facts")
        let country = unsafe try text(chosen.into, "options.into")
        assessment = AssessmentOptions(
            into: try country.map { text throws(TidewaiterError) in try Engine.destination(text) },
            asOf: unsafe try date(chosen.as_of, "options.as_of"),
            knownOn: unsafe try date(chosen.known_on, "options.known_on"),
            facts: try facts.map { json throws(TidewaiterError) in
                try AssessmentRequest.facts(json: json, limits: limits)
            } ?? [])
        explained = unsafe chosen.explain != 0
        receipt = unsafe chosen.receipt != 0
        stage = unsafe try text(chosen.stage, "options.stage")
        language = unsafe try text(chosen.language, "options.language")
    }

    var check: CheckOptions {
        CheckOptions(
            into: assessment.into, asOf: assessment.asOf, knownOn: assessment.knownOn, stage: stage,
            language: language ?? "en")
    }
}

@c @implementation
public func tw_check(
    _ engine: OpaquePointer!, _ declaration: OpaquePointer!, _ options: UnsafePointer<tw_options>!,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let handle = unsafe try required(declaration, "declaration", as: DeclarationHandle.self)
        let purpose = unsafe try Purpose(options, engine.limits)
        return ResultHandle(.report(engine.check(handle.declaration, options: purpose.check)))
    }
}

@c @implementation
public func tw_acknowledge(
    _ engine: OpaquePointer!, _ declaration: OpaquePointer!, _ options: UnsafePointer<tw_acknowledgement_options>!,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let handle = unsafe try required(declaration, "declaration", as: DeclarationHandle.self)
        let none = unsafe tw_bytes(data: nil, length: 0)
        let initial = unsafe tw_acknowledgement_options(
            struct_size: MemoryLayout<tw_acknowledgement_options>.size, kind: none, reference: none, prepared_at: none,
            refuse_tests: 0)
        let chosen = unsafe try TidewaiterC.options(options, "options", otherwise: initial)
        let kind: Acknowledgement.Kind? = try choice(
            unsafe try text(chosen.kind, "options.kind"), "options.kind", code: "acknowledgement.kind")
        let asked = try Acknowledgement.Options(
            reference: unsafe try text(chosen.reference, "options.reference") ?? "1",
            preparedAt: unsafe try text(chosen.prepared_at, "options.prepared_at") ?? "",
            refusesTests: unsafe chosen.refuse_tests != 0)
        return ResultHandle(.acknowledgement(try engine.acknowledge(handle.declaration, as: kind, options: asked)))
    }
}

@c @implementation
public func tw_assess(
    _ engine: OpaquePointer!, _ request: tw_bytes, _ options: UnsafePointer<tw_options>!,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let purpose = unsafe try Purpose(options, engine.limits)
        let json = unsafe try content(request, "request") ?? []
        return ResultHandle(
            .assessment(
                try engine.assess(
                    json: json, options: purpose.assessment, explained: purpose.explained, receipt: purpose.receipt)))
    }
}

@c @implementation
public func tw_assess_lines(
    _ engine: OpaquePointer!, _ requests: tw_bytes, _ options: UnsafePointer<tw_options>!,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let purpose = unsafe try Purpose(options, engine.limits)
        let lines = unsafe try content(requests, "requests") ?? []
        return ResultHandle(
            .batch(
                try engine.assess(
                    jsonLines: lines, options: purpose.assessment, explained: purpose.explained,
                    receipt: purpose.receipt)))
    }
}

@c @implementation
public func tw_assess_declaration(
    _ engine: OpaquePointer!, _ declaration: OpaquePointer!, _ options: UnsafePointer<tw_options>!,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let handle = unsafe try required(declaration, "declaration", as: DeclarationHandle.self)
        let purpose = unsafe try Purpose(options, engine.limits)
        return ResultHandle(
            .declaration(
                try engine.assess(
                    handle.declaration, options: purpose.assessment, explained: purpose.explained,
                    receipt: purpose.receipt)))
    }
}

@c @implementation
public func tw_replay(
    _ engine: OpaquePointer!, _ receipt: tw_bytes, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        return ResultHandle(.replay(try engine.replay(receipt: unsafe try content(receipt, "receipt") ?? [])))
    }
}

@c @implementation
public func tw_verify(
    _ receipt: tw_bytes, _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        ResultHandle(.verification(try Engine.verify(receipt: unsafe try content(receipt, "receipt") ?? [])))
    }
}

@c @implementation
public func tw_identify(
    _ engine: OpaquePointer!, _ kind: tw_bytes, _ value: tw_bytes, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let value = unsafe try text(value, "value") ?? ""
        return ResultHandle(.identification(try engine.identify(value, as: unsafe try text(kind, "kind"))))
    }
}

@c @implementation
public func tw_explain_rate(
    _ engine: OpaquePointer!, _ request: tw_bytes,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let json = unsafe try content(request, "request") ?? []
        return ResultHandle(.rate(try engine.explainRate(json: json)))
    }
}

@c @implementation
public func tw_meaning(
    _ engine: OpaquePointer!, _ name: tw_bytes, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        _ = unsafe try required(engine, "engine", as: EngineHandle.self)
        return ResultHandle(.meaning(try Meaning(of: unsafe try text(name, "name") ?? "")))
    }
}

@c @implementation
public func tw_look_up(
    _ engine: OpaquePointer!, _ code: tw_bytes, _ edition: tw_bytes, _ options: UnsafePointer<tw_options>!,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let purpose = unsafe try Purpose(options, engine.limits)
        var year: Int?
        if let name = unsafe try text(edition, "edition") {
            year = Int(name)
            guard year != nil else {
                throw TidewaiterError(.argument, "hs.edition", "\"\(name)\" is no edition; write its year: 2022.")
            }
        }
        let commodity = try engine.lookUp(
            unsafe try text(code, "code") ?? "", edition: year, into: purpose.assessment.into,
            asOf: purpose.assessment.asOf)
        return ResultHandle(.commodity(commodity))
    }
}

@c @implementation
public func tw_nomenclature(
    _ engine: OpaquePointer!, _ request: tw_bytes, _ table: tw_bytes, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let json = unsafe try content(request, "request") ?? []
        return ResultHandle(try engine.nomenclature(json: json, table: unsafe try content(table, "table")))
    }
}

@c @implementation
public func tw_classify(
    _ engine: OpaquePointer!, _ request: tw_bytes,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let json = unsafe try content(request, "request") ?? []
        return ResultHandle(.classification(try engine.classify(json: json)))
    }
}

@c @implementation
public func tw_classify_table(
    _ engine: OpaquePointer!, _ request: tw_bytes, _ table: tw_bytes,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        return ResultHandle(
            .classifications(
                try engine.classify(
                    table: unsafe try content(table, "table") ?? [],
                    request: unsafe try content(request, "request") ?? [])))
    }
}

@c @implementation
public func tw_model_train(
    _ engine: OpaquePointer!, _ request: tw_bytes, _ rows: tw_bytes, _ trials: tw_bytes,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        return ResultHandle(
            .model(
                try engine.trainModel(
                    table: unsafe try content(rows, "rows") ?? [], trials: unsafe try content(trials, "trials") ?? [],
                    request: unsafe try content(request, "request") ?? [])))
    }
}

@c @implementation
public func tw_model_evaluate(
    _ engine: OpaquePointer!, _ request: tw_bytes, _ rows: tw_bytes, _ training: tw_bytes,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        guard let rows = unsafe try content(rows, "rows") else { throw missing("rows") }
        return ResultHandle(
            try engine.evaluateModel(
                table: rows, training: unsafe try content(training, "training") ?? [],
                request: unsafe try content(request, "request") ?? []))
    }
}
