package dev.whence.server.http;

import dev.whence.server.mcp.RpcError;
import io.modelcontextprotocol.server.McpSyncServer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/// Ends the MCP endpoint before the web server ends: takes no new calls, lets those under way finish, then closes
/// the streams on which clients only listen and which the web server would otherwise wait for. May be called from
/// any thread.
final class OrderlyEnd implements Filter, SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final McpSyncServer server;
    private boolean ending;
    private int underWay;

    OrderlyEnd(McpSyncServer server) {
        this.server = server;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!((HttpServletRequest) request).getMethod().equals("POST")) {
            chain.doFilter(request, response);
        } else if (begin()) {
            try {
                chain.doFilter(request, response);
            } finally {
                end();
            }
        } else {
            turnAway((HttpServletResponse) response);
        }
    }

    private static void turnAway(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getOutputStream()
                .print(new RpcError(RpcError.INTERNAL_ERROR, "The server is shutting down and takes no more calls.")
                        .toJson(null));
    }

    private synchronized boolean begin() {
        if (ending) {
            return false;
        }
        underWay++;
        return true;
    }

    private synchronized void end() {
        underWay--;
        notifyAll();
    }

    @Override
    public void start() {
        // calls are taken from the first moment on
    }

    @Override
    public void stop() {
        awaitCalls();
        server.closeGracefully();
    }

    private synchronized void awaitCalls() {
        ending = true;
        long last = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (long left = PATIENCE.toMillis();
                    underWay > 0 && left > 0;
                    left = (last - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !ending;
    }

    /// Ends before everything else.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
