package dev.whence.module;

import dev.whence.engine.DecisionEngine;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// A made-up history that goes through the real pipeline, for trying Whence out. The same seed gives the same
/// history.
public interface Demonstration {

    /// Plays the history.
    ///
    /// @param engines gives an engine that runs on the demonstration's own clock
    /// @param seed the seed of everything that is drawn
    /// @param progress hears how far it is
    void play(Function<InstantSource, DecisionEngine> engines, long seed, Progress progress);

    /// Questions worth asking of the history that was played, best after [#play].
    List<Question> questions();

    /// Hears how far a long piece of work is.
    @FunctionalInterface
    interface Progress {
        /// Called now and then while the work goes on, with how many of `total` steps are done.
        void at(long done, long total);
    }

    /// A question in words, with the tool call that answers it.
    ///
    /// @param tool the MCP tool, for example `search_history`
    /// @param arguments its arguments as JSON
    record Question(String words, String tool, String arguments) {}
}
