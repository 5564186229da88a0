internal import Glibc
internal import Synchronization

/// Work on several of the machine's processors at once.
enum Workers {
    /// How many processors there are.
    static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// What the work gives for each number below a count, in the order of the numbers, whichever thread did it.
    static func map<Result: Sendable>(
        _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Result
    ) -> [Result] {
        guard threads > 1, count > 1 else { return (0..<count).map(work) }
        let found = Found<Result>(count)
        let crew = Crew {
            while let number = found.next() { found.put(number, work(number)) }
        }
        let others = (1..<min(threads, count)).compactMap { _ in crew.start() }
        crew.work()
        for thread in others { pthread_join(thread, nil) }
        return found.all
    }

    /// What is done and what is still to do.
    private final class Found<Result: Sendable>: Sendable {
        private let count: Int
        private let begun = Atomic(0)
        private let results: Mutex<[Result?]>

        init(_ count: Int) {
            self.count = count
            results = Mutex([Result?](repeating: nil, count: count))
        }

        /// A number that nobody works on yet; `nil` when all are begun.
        func next() -> Int? {
            let number = begun.add(1, ordering: .relaxed).oldValue
            return number < count ? number : nil
        }

        func put(_ number: Int, _ result: Result) { results.withLock { $0[number] = result } }

        var all: [Result] { results.withLock { $0.compactMap { $0 } } }
    }

    /// What several threads do.
    private final class Crew: Sendable {
        let work: @Sendable () -> Void

        init(work: @escaping @Sendable () -> Void) { self.work = work }

        /// A thread that does it too; `nil` where the system gives none: then the others do all.
        func start() -> pthread_t? {
            var thread = pthread_t()
            let own = unsafe Unmanaged.passRetained(self)
            let status = unsafe pthread_create(
                &thread, nil,
                { given in
                    if let given = unsafe given { unsafe Unmanaged<Crew>.fromOpaque(given).takeRetainedValue().work() }
                    return nil
                }, own.toOpaque())
            if status != 0 { unsafe own.release() }
            return status == 0 ? thread : nil
        }
    }
}
