package dev.whence.server.access;

import dev.whence.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The server that has a folder open, asked over its own HTTP paths. What it refuses becomes an exception of the
/// caller's choice with the server's words; that it cannot be reached becomes a [ServerLostException].
public final class RemoteServer implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    public RemoteServer(URI url) {
        this.url = url;
    }

    /// One call that has not been sent yet.
    ///
    /// @param method the HTTP method
    /// @param path the path with its query, from the server's root
    /// @param body what is sent; empty for nothing
    /// @param patience how long the answer may take to begin; null for as long as it takes
    public record Call(
            String method,
            String path,
            String body,
            @Nullable Duration patience) {

        /// A call that reads.
        public static Call get(String path) {
            return new Call("GET", path, "", null);
        }

        /// A call that sends a body.
        public static Call post(String path, String body) {
            return new Call("POST", path, body, null);
        }

        /// The same call, given up after a while.
        public Call within(Duration longest) {
            return new Call(method, path, body, longest);
        }
    }

    /// The text of the answer.
    ///
    /// @param refusal makes the exception for a call that the server refuses, from the server's message
    /// @throws InterruptedException if the thread is interrupted while it waits
    public String text(Call call, Function<String, ? extends RuntimeException> refusal) throws InterruptedException {
        return read(stream(call, refusal));
    }

    /// The text of the answer; an interruption ends the wait as if the server were lost, and is not forgotten.
    public String textUninterrupted(Call call, Function<String, ? extends RuntimeException> refusal) {
        return read(streamUninterrupted(call, refusal));
    }

    /// The answer while it comes, to be closed by the caller; interruptions as in [#textUninterrupted].
    public InputStream streamUninterrupted(Call call, Function<String, ? extends RuntimeException> refusal) {
        try {
            return stream(call, refusal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(new InterruptedIOException("interrupted while waiting"));
        }
    }

    private InputStream stream(Call call, Function<String, ? extends RuntimeException> refusal)
            throws InterruptedException {
        try {
            HttpResponse<InputStream> answer = http.send(request(call), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw refusal.apply(message(answer.statusCode(), read(answer.body())));
            }
            return answer.body();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(call.path()))
                .method(
                        call.method(),
                        call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        if (!call.body().isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (call.patience() != null) {
            request.timeout(call.patience());
        }
        return request.build();
    }

    private String read(InputStream answer) {
        try (answer) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /// What the caller is told when the server went away in the middle of an answer.
    public ServerLostException lost(IOException cause) {
        return new ServerLostException(url.toString(), cause);
    }

    private static String message(int status, String body) {
        try {
            return Json.ENVELOPE.readTree(body).at("/error/message").asString("the server answered " + status);
        } catch (JacksonException noJson) {
            return body.isBlank() ? "the server answered " + status : body;
        }
    }

    /// The text as it can stand in a query.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
