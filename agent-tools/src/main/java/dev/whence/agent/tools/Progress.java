package dev.whence.agent.tools;

/// Hears how far a long answer is, and may end the work early.
@FunctionalInterface
public interface Progress {

    /// Goes on to the end.
    Progress UNHEARD = (done, total) -> true;

    /// Called now and then, by the thread that works.
    ///
    /// @return whether to go on; if not, the answer is about what was done so far
    boolean at(long done, long total);
}
