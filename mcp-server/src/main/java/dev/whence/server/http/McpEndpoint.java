package dev.whence.server.http;

import dev.whence.server.mcp.Admission;
import dev.whence.server.mcp.Door;
import dev.whence.server.mcp.RpcError;
import dev.whence.server.mcp.RunningCalls;
import io.modelcontextprotocol.spec.HttpHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Stands around Spring AI's MCP transport: bounds what comes in, answers what the transport cannot read, makes its
/// errors readable, and closes sessions that nobody else closes.
final class McpEndpoint implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final List<MediaType> BOTH = List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM);

    private final RouterFunction<ServerResponse> transport;
    private final Door door;
    private final RunningCalls calls;
    private final HttpSettings settings;
    private final Sessions sessions;
    private final InstantSource clock;

    McpEndpoint(RouterFunction<ServerResponse> transport, Served served, HttpSettings settings, InstantSource clock) {
        this.transport = transport;
        this.calls = served.tools().calls();
        this.door = new Door(served.toolbox()::names, calls);
        this.settings = settings;
        this.sessions = new Sessions(settings.mostSessions(), settings.idleSession());
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return transport.filter(this);
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        if (request.method().equals(HttpMethod.POST)) {
            return post(request, next);
        }
        ServerResponse answer = next.handle(request);
        if (request.method().equals(HttpMethod.DELETE) && !answer.statusCode().isError()) {
            session(request).ifPresent(session -> {
                sessions.closed(session);
                calls.cancelAll(session);
            });
        }
        return Answers.readable(answer);
    }

    private ServerResponse post(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        MediaType type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        if (!type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
            return Answers.error(
                    415, RpcError.INVALID_REQUEST, "Send the message as JSON with Content-Type: application/json.");
        }
        Optional<byte[]> body = read(request);
        if (body.isEmpty()) {
            return Answers.error(
                    413,
                    RpcError.INVALID_REQUEST,
                    "The message is longer than " + (settings.longestMessage() >> 20)
                            + " MiB, which is the most that is" + " read. Nothing was done: send less.");
        }
        return switch (door.admit(body.get(), session(request).orElse(""))) {
            case Admission.Answered answered -> Answers.json(answered.isUnderstood() ? 200 : 400, answered.json());
            case Admission.Passed passed -> pass(request, passed, next);
        };
    }

    /// The request's body; empty if it is too long, in which case the rest is not read.
    private Optional<byte[]> read(ServerRequest request) throws IOException {
        int longest = settings.longestMessage();
        if (request.headers().contentLength().orElse(0) > longest) {
            return Optional.empty();
        }
        byte[] bytes = request.servletRequest().getInputStream().readNBytes(longest + 1);
        return bytes.length > longest ? Optional.empty() : Optional.of(bytes);
    }

    private ServerResponse pass(ServerRequest request, Admission.Passed passed, HandlerFunction<ServerResponse> next)
            throws Exception {
        session(request).ifPresent(session -> sessions.used(session, clock.instant()));
        byte[] message = passed.message().getBytes(StandardCharsets.UTF_8);
        ServerResponse answer = next.handle(ServerRequest.from(request)
                .headers(headers -> {
                    if (headers.getAccept().isEmpty() || headers.getAccept().contains(MediaType.ALL)) {
                        headers.setAccept(BOTH);
                    }
                    headers.setContentType(MediaType.APPLICATION_JSON);
                    headers.setContentLength(message.length);
                })
                .body(message)
                .build());
        if (passed.opens()) {
            opened(answer, request);
        } else if (answer.statusCode().value() == 404) {
            session(request).ifPresent(sessions::closed);
        }
        return Answers.readable(answer);
    }

    private void opened(ServerResponse answer, ServerRequest request) throws Exception {
        String session = answer.headers().getFirst(HttpHeaders.MCP_SESSION_ID);
        if (session == null) {
            return;
        }
        sessions.used(session, clock.instant());
        for (String expired : sessions.expired(clock.instant())) {
            close(expired, request);
        }
    }

    /// The transport forgets a session only when its client asks for it: so ask in its place.
    private void close(String session, ServerRequest request) throws Exception {
        ServerRequest delete = ServerRequest.from(request)
                .method(HttpMethod.DELETE)
                .headers(headers -> headers.set(HttpHeaders.MCP_SESSION_ID, session))
                .build();
        Optional<HandlerFunction<ServerResponse>> handler = transport.route(delete);
        if (handler.isPresent()) {
            handler.get().handle(delete);
        }
    }

    private static Optional<String> session(ServerRequest request) {
        return Optional.ofNullable(request.headers().firstHeader(HttpHeaders.MCP_SESSION_ID));
    }
}
