internal import BuiltInModel
internal import TidewaiterDocuments
internal import TidewaiterPacks

extension Model {
    /// The model that is part of the library; a test checks that it is whole.
    package static let builtIn: Model? = {
        let bytes = unsafe UnsafeRawBufferPointer(start: built_in_model(), count: built_in_model_length())
        return try? unsafe Model(PackStorage(permanent: bytes), length: bytes.count)
    }()
}
