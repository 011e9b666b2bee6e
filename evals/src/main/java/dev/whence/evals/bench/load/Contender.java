package dev.whence.evals.bench.load;

/// Something that makes records durable: the decision log, or a peer that it is measured against.
public interface Contender extends AutoCloseable {

    /// What one caller does, again and again. Owned by one thread.
    interface Caller {

        /// Makes what is to be appended next; counts as work of the caller, not as time of the append.
        default void prepare() {}

        /// Appends and returns when that is on disk.
        ///
        /// @return how many records were appended; 0 where they were refused, as others had changed what they
        ///     rest on
        int append() throws Exception;
    }

    /// In one word, as it is named on the command line.
    String name();

    /// What it does to make a record durable, read back from the running thing.
    String durability();

    /// One of so many callers.
    Caller caller(int number, int callers) throws Exception;

    /// The threads that stand for so many callers: fewer where one of them does the work of all.
    default int threads(int callers) {
        return callers;
    }

    @Override
    void close();
}
