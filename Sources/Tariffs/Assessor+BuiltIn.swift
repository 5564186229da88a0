import TidewaiterDocuments
import TidewaiterPacks

extension Assessor {
    private static let opened: Result<Assessor, TidewaiterError> = {
        do throws(TidewaiterError) {
            return .success(try Assessor(Pack.builtIn))
        } catch {
            return .failure(error)
        }
    }()

    /// The assessor over the built-in packs alone: made when something is first assessed, for it takes longer than all else
    /// that an engine is made of, and then shared. A test checks that it can be made.
    package static var builtIn: Assessor {
        get throws(TidewaiterError) { try opened.get() }
    }
}
