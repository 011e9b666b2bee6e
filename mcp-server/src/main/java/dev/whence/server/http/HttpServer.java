package dev.whence.server.http;

import java.net.BindException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A running HTTP server: `/mcp`, `/log`, `/proof` and `/health` on the loopback interface.
public final class HttpServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final ServletWebServerApplicationContext context;

    private HttpServer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /// Starts to serve; returns once calls are answered. The log stays open when the server is closed.
    ///
    /// @throws PortTakenException if another program listens on the port
    public static HttpServer start(HttpSettings settings, Served served) {
        SpringApplication application = new SpringApplication(HttpConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setAddCommandLineProperties(false);
        application.setDefaultProperties(Map.of(
                "server.address", HOST,
                "server.port", settings.port(),
                "server.shutdown", "graceful",
                "spring.lifecycle.timeout-per-shutdown-phase", "5s",
                "spring.main.allow-bean-definition-overriding", "false"));
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(HttpSettings.class, () -> settings);
            beans.registerBean(Served.class, () -> served);
        });
        try {
            return new HttpServer((ServletWebServerApplicationContext) application.run());
        } catch (RuntimeException e) {
            throw portTaken(e) ? new PortTakenException(settings.port(), e) : e;
        }
    }

    /// Where the server is reached, for example `http://127.0.0.1:8420`.
    public URI url() {
        int port = Objects.requireNonNull(context.getWebServer(), "a started server has a web server")
                .getPort();
        return URI.create("http://" + HOST + ":" + port);
    }

    /// Takes no more calls, finishes those that are under way, and stops.
    @Override
    public void close() {
        context.close();
    }

    private static boolean portTaken(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException || cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
