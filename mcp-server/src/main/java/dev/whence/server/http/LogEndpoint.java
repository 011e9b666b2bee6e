package dev.whence.server.http;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import dev.whence.log.LogUnavailableException;
import dev.whence.server.mcp.RpcError;
import dev.whence.server.node.LogPages;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// `GET /log?after=4711&limit=500&entity=order:%23W1&wait=20`: decisions as JSON lines in the log's order, those that
/// come after a position. One that cannot be read stands in its place as it is stored, see [LogEntry]. With `wait`,
/// holds the answer back for so many seconds at most until there is one.
final class LogEndpoint {

    private static final int MOST = 1_000;
    private static final long LONGEST_WAIT = 30;

    private static final Duration TURN = Duration.ofMillis(300);

    private final DecisionLog log;
    private final BooleanSupplier ending;

    /// @param ending whether the server is about to end
    LogEndpoint(DecisionLog log, BooleanSupplier ending) {
        this.log = log;
        this.ending = ending;
    }

    ServerResponse handle(ServerRequest request) throws InterruptedException {
        try {
            return lines(read(
                    Position.of(number(request, "after", 0)),
                    request.param("entity").orElse(null),
                    Math.clamp(number(request, "limit", MOST), 1, MOST),
                    Duration.ofSeconds(Math.clamp(number(request, "wait", 0), 0, LONGEST_WAIT))));
        } catch (IllegalArgumentException unfit) {
            return Answers.error(400, RpcError.INVALID_REQUEST, String.valueOf(unfit.getMessage()));
        } catch (LogUnavailableException unavailable) {
            return Answers.error(503, RpcError.INTERNAL_ERROR, String.valueOf(unavailable.getMessage()));
        }
    }

    /// Waits in short turns, so that a server that is to end need not wait for those who wait.
    private List<LogEntry> read(Position after, @Nullable String entity, int most, Duration wait)
            throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            List<LogEntry> page = LogPages.after(after, entity, most, left.compareTo(TURN) < 0 ? left : TURN, log);
            if (!page.isEmpty() || left.compareTo(TURN) <= 0 || ending.getAsBoolean()) {
                return page;
            }
        }
    }

    private static long number(ServerRequest request, String name, long ifAbsent) {
        String written = request.param(name).orElse(Long.toString(ifAbsent));
        try {
            return Long.parseLong(written);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, but is '" + written + "'", e);
        }
    }

    private static ServerResponse lines(List<LogEntry> entries) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(entries.stream().map(entry -> entry.toJson() + "\n").collect(Collectors.joining()));
    }
}
