package dev.whence.agent.tools;

import org.jspecify.annotations.Nullable;

/// Who is at the other end, as far as the transport knows.
///
/// @param principal the authenticated caller; null where nobody was authenticated
/// @param program the calling program's name, as it gave it; null if it gave none
/// @param client the same with its version
public record Caller(
        @Nullable String principal,
        @Nullable String program,
        @Nullable String client) {}
