package dev.whence.server.cli;

import dev.whence.server.http.HttpSettings;
import dev.whence.server.node.Node;
import dev.whence.server.serve.Service;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Serves until the process is asked to end.
final class Serving {

    private Serving() {}

    /// Serves the node; returns when the process is interrupted, and ends in order when it is told to end.
    ///
    /// @param ready hears of the service once it answers
    /// @param afterwards what is to be done when all is closed
    static void untilEnded(Node node, HttpSettings settings, Consumer<Service> ready, Runnable afterwards)
            throws InterruptedException {
        Service service = Service.of(node, settings, Root.Version.number());
        CountDownLatch ended = new CountDownLatch(1);
        Runnable closing = () -> {
            service.close();
            afterwards.run();
            ended.countDown();
        };
        Thread end = Thread.ofPlatform().name("whence-end").unstarted(closing);
        Runtime.getRuntime().addShutdownHook(end);
        ready.accept(service);
        try {
            ended.await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(end);
            closing.run();
            throw e;
        }
    }
}
