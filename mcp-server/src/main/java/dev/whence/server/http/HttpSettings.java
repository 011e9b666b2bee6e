package dev.whence.server.http;

import java.time.Duration;

/// How an [HttpServer] serves.
///
/// @param port the TCP port on the loopback interface; 0 for any free one
/// @param longestMessage the most bytes of a message that are read
/// @param mostSessions how many MCP sessions are kept; beyond that the one that was not used for longest is closed
/// @param idleSession how long an MCP session may go unused before it is closed
public record HttpSettings(int port, int longestMessage, int mostSessions, Duration idleSession) {

    /// The port that is used where none is given.
    public static final int DEFAULT_PORT = 8420;

    public HttpSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "Port " + port + " is not possible: choose one from 1 to 65535, or 0 for any free one");
        }
    }

    public static HttpSettings onPort(int port) {
        return new HttpSettings(port, 32 << 20, 1_000, Duration.ofHours(24));
    }
}
