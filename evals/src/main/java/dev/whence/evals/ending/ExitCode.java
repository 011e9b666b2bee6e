package dev.whence.evals.ending;

/// The exit codes of evaluations and benchmarks.
public final class ExitCode {

    /// What was measured is as good as it has to be.
    public static final int MET = 0;

    /// What was measured is below its bar.
    public static final int BELOW_BAR = 1;

    /// Nothing was measured: the arguments or a file they name cannot be used.
    public static final int UNUSABLE_INPUT = 2;

    /// Nothing was measured: the measurement itself broke.
    public static final int BROKEN = 3;

    private ExitCode() {}
}
