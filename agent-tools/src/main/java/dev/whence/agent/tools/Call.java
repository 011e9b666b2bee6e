package dev.whence.agent.tools;

import tools.jackson.databind.JsonNode;

/// One call of a tool.
///
/// @param arguments what the caller sent; usually an object, but nothing has checked it yet
/// @param caller who is at the other end
/// @param progress hears how far a long answer is
public record Call(JsonNode arguments, Caller caller, Progress progress) {

    /// A call of which nobody wants to hear before it is answered.
    public Call(JsonNode arguments, Caller caller) {
        this(arguments, caller, Progress.UNHEARD);
    }
}
