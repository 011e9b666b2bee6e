package dev.whence.server.http;

import dev.whence.server.mcp.RpcError;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityException;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Turns away requests that a web page sent through somebody's browser (DNS rebinding): their `Host` or `Origin` is not
/// this machine.
final class LoopbackOnly implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final ServerTransportSecurityValidator VALIDATOR = DefaultServerTransportSecurityValidator.builder()
            .allowedHosts(List.of("127.0.0.1:*", "localhost:*", "[::1]:*"))
            .allowedOrigins(List.of("http://127.0.0.1:*", "http://localhost:*", "http://[::1]:*"))
            .build();

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers().asHttpHeaders().forEach(headers::put);
        try {
            VALIDATOR.validateHeaders(headers);
        } catch (ServerTransportSecurityException foreign) {
            return Answers.error(
                    foreign.getStatusCode(),
                    RpcError.INVALID_REQUEST,
                    foreign.getMessage() + ": this server answers only requests made on this machine to 127.0.0.1 or"
                            + " localhost.");
        }
        return next.handle(request);
    }
}
