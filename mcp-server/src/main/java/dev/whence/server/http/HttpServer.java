package dev.whence.server.http;

import dev.whence.agent.tools.Toolbox;
import dev.whence.log.DecisionLog;
import dev.whence.server.backup.BackupReport;
import dev.whence.server.mcp.ToolServer;
import dev.whence.server.node.Custodian;
import dev.whence.server.proof.LocalDesk;
import dev.whence.server.subscription.SubscriptionControl;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    /// @param backup adds a backup of the data folder to a folder of backups
    /// @throws PortTakenException if another program listens on the port
    public static HttpServer start(
            HttpSettings settings,
            Toolbox toolbox,
            ToolServer tools,
            LocalDesk log,
            Function<Path, BackupReport> backup,
            SubscriptionControl subscriptions,
            Supplier<Health> health) {
        return start(settings, toolbox, tools, log, backup, subscriptions, health, null);
    }

    /// The same, and offers those who run it what it can do about personal data.
    public static HttpServer start(
            HttpSettings settings,
            Toolbox toolbox,
            ToolServer tools,
            LocalDesk log,
            Function<Path, BackupReport> backup,
            SubscriptionControl subscriptions,
            Supplier<Health> health,
            @Nullable Custodian custodian) {
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
            beans.registerBean(Toolbox.class, () -> toolbox);
            beans.registerBean(ToolServer.class, () -> tools);
            beans.registerBean(LocalDesk.class, () -> log, definition -> definition.setDestroyMethodName(""));
            beans.registerBean(DecisionLog.class, log::log, definition -> definition.setDestroyMethodName(""));
            beans.registerBean(BackupEndpoint.class, () -> new BackupEndpoint(backup));
            beans.registerBean(SubscriptionControl.class, () -> subscriptions);
            beans.registerBean(HealthSource.class, () -> health::get);
            if (custodian != null) {
                beans.registerBean(Custodian.class, () -> custodian);
            }
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

    /// Where the figures of [Health] come from.
    interface HealthSource {
        Health now();
    }
}
