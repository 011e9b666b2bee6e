package dev.whence.agent.tools;

/// One thing that a caller can ask for, over whatever protocol.
///
/// [#call] answers; it does not throw for anything the caller did.
public interface Tool {

    ToolDescription description();

    /// Does what is asked for and says what came of it.
    Reply call(Call call);
}
