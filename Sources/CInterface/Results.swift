// The names are those of the C header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CTidewaiter
internal import Tidewaiter

@c @implementation
public func tw_result_outcome(_ result: OpaquePointer!) -> tw_outcome {
    guard let handle = unsafe borrowed(result, as: ResultHandle.self) else { return 0 }
    return number(handle.answer.outcome)
}

@c @implementation
public func tw_result_render(
    _ result: OpaquePointer!, _ format: tw_bytes, _ out: UnsafeMutablePointer<tw_buffer>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe filling(out, err) { () throws(TidewaiterError) in
        let handle = unsafe try required(result, "result", as: ResultHandle.self)
        let name = unsafe try text(format, "format") ?? "json"
        guard let form = Answer.Form(rawValue: name) else {
            let known = Answer.Form.allCases.map(\.rawValue).joined(separator: ", ")
            throw TidewaiterError(.argument, "render.form", "\"\(name)\" is no form of an answer; there are \(known).")
        }
        return try handle.answer.render(form)
    }
}

@c @implementation
public func tw_result_finding_count(_ result: OpaquePointer!) -> Int {
    unsafe borrowed(result, as: ResultHandle.self)?.findings.count ?? 0
}

@c @implementation
public func tw_result_finding(
    _ result: OpaquePointer!, _ index: Int, _ out: UnsafeMutablePointer<tw_finding>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe guarded(err) { () throws(TidewaiterError) in
        let handle = unsafe try required(result, "result", as: ResultHandle.self)
        let oldest = unsafe MemoryLayout<tw_finding>.offset(of: \.outcome) ?? MemoryLayout<tw_finding>.size
        let slot = unsafe try room(out, "out", oldest: oldest)
        let finding = try requiredFinding(index, of: handle)
        let texts = handle.texts[index] ?? described(finding)
        handle.texts[index] = texts
        unsafe slot.pointee.severity = severity(finding.severity)
        unsafe slot.pointee.line = UInt32(clamping: finding.place?.line ?? 0)
        unsafe slot.pointee.column = UInt32(clamping: finding.place?.column ?? 0)
        unsafe slot.pointee.offset = finding.place?.offset ?? -1
        unsafe slot.pointee.rule = view(texts[0])
        unsafe slot.pointee.effect = view(texts[1])
        unsafe slot.pointee.message = view(texts[2])
        unsafe slot.pointee.path = view(texts[3])
        unsafe slot.pointee.address = view(texts[4])
        unsafe slot.pointee.value = view(texts[5])
        unsafe slot.pointee.authority = view(texts[6])
        unsafe slot.pointee.fix_path = view(texts[7])
        unsafe slot.pointee.fix_value = view(texts[8])
        guard unsafe slot.pointee.struct_size >= MemoryLayout<tw_finding>.size else { return }
        unsafe slot.pointee.outcome = number(finding.outcome)
        unsafe slot.pointee.reserved = 0
        unsafe slot.pointee.authority_code = view(texts[9])
        unsafe slot.pointee.fix_why = view(texts[10])
    }
}

@c @implementation
public func tw_result_finding_json(
    _ result: OpaquePointer!, _ index: Int, _ out: UnsafeMutablePointer<tw_buffer>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe filling(out, err) { () throws(TidewaiterError) in
        let handle = unsafe try required(result, "result", as: ResultHandle.self)
        return try requiredFinding(index, of: handle).json()
    }
}

private func requiredFinding(_ index: Int, of handle: ResultHandle) throws(TidewaiterError) -> Finding {
    guard handle.findings.indices.contains(index) else {
        throw TidewaiterError(
            .argument, "argument.index", "There is no finding \(index); there are \(handle.findings.count).")
    }
    return handle.findings[index]
}

/// The texts of a finding, in the order of `tw_finding`.
private func described(_ finding: Finding) -> [CText] {
    [
        finding.rule, finding.effect.rawValue, finding.message, finding.path, finding.place?.address ?? "",
        finding.value ?? "", finding.authority, finding.fix?.path ?? "", finding.fix?.value ?? "",
        finding.authorityCode ?? "", finding.fix?.why ?? "",
    ].map(CText.init)
}

private func severity(_ severity: Severity) -> tw_severity {
    switch severity {
    case .information: tw_severity(TW_INFORMATION)
    case .warning: tw_severity(TW_WARNING)
    case .error: tw_severity(TW_ERROR)
    }
}

@c @implementation
public func tw_result_release(_ result: OpaquePointer!) { unsafe dropped(result, as: ResultHandle.self) }
