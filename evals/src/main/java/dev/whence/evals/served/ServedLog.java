package dev.whence.evals.served;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.Position;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads a running server's decision log over HTTP, to know what was decided without asking those who asked for it.
public final class ServedLog implements AutoCloseable {

    private static final int PAGE = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LONGEST_WAIT).build();

    /// All decisions after the position, in order.
    ///
    /// @param url where the server is reached
    public List<Decision> after(Position position, URI url) throws IOException, InterruptedException {
        List<Decision> decisions = new ArrayList<>();
        Position seen = position;
        for (List<Decision> page = page(seen, url); !page.isEmpty(); page = page(seen, url)) {
            decisions.addAll(page);
            seen = page.getLast().position();
        }
        return decisions;
    }

    private List<Decision> page(Position after, URI url) throws IOException, InterruptedException {
        URI page = url.resolve("/log?after=" + after.value() + "&limit=" + PAGE);
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(page).timeout(LONGEST_WAIT).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(page + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body().lines().map(DecisionCodec::fromJson).toList();
    }

    @Override
    public void close() {
        http.close();
    }
}
