package dev.whence.server.http;

import dev.whence.server.mcp.RpcError;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HeaderAccessor;
import io.modelcontextprotocol.server.transport.ServerHttpHeaderValidator;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityException;
import java.util.List;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Turns away requests that a web page sent through somebody's browser (DNS rebinding): their `Host` or `Origin` is not
/// this machine.
final class LoopbackOnly implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final ServerHttpHeaderValidator VALIDATOR = DefaultServerTransportSecurityValidator.builder()
            .allowedHosts(List.of("127.0.0.1:*", "localhost:*", "[::1]:*"))
            .allowedOrigins(List.of("http://127.0.0.1:*", "http://localhost:*", "http://[::1]:*"))
            .build();

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        try {
            VALIDATOR.validate(new Headers(request));
        } catch (ServerTransportSecurityException foreign) {
            return Answers.error(
                    foreign.getStatusCode(),
                    RpcError.INVALID_REQUEST,
                    foreign.getMessage() + ": this server answers only requests made on this machine to 127.0.0.1 or"
                            + " localhost.");
        }
        return next.handle(request);
    }

    private record Headers(ServerRequest request) implements HeaderAccessor {

        @Override
        public List<String> getHeader(String name) {
            return request.headers().header(name);
        }

        @Override
        public List<String> getHeaderNames() {
            return List.copyOf(request.headers().asHttpHeaders().headerNames());
        }
    }
}
