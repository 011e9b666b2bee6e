package dev.whence.server.access;

import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.server.access.RemoteServer.Call;
import dev.whence.server.subscription.ReplayReport;
import dev.whence.server.subscription.SubscriptionControl;
import dev.whence.server.subscription.SubscriptionRefusedException;
import dev.whence.server.subscription.SubscriptionReport;
import dev.whence.server.subscription.Webhook;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.Replay;
import dev.whence.subscription.SubscriptionName;
import java.time.Duration;
import java.util.List;

/// The subscriptions of a server that has the folder open.
final class RemoteSubscriptions implements SubscriptionControl {

    /// A handler may take its time over a decision that is replayed.
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

    private final RemoteServer server;

    RemoteSubscriptions(RemoteServer server) {
        this.server = server;
    }

    @Override
    public List<SubscriptionReport> all() {
        return lines("", SubscriptionReport.class);
    }

    @Override
    public List<ParkedDecision> parked(SubscriptionName name, Position after, int limit) {
        return lines("/" + name + "/parked?after=" + after + "&limit=" + limit, ParkedDecision.class);
    }

    private <T> List<T> lines(String path, Class<T> type) {
        return send("GET", path)
                .lines()
                .map(line -> Json.ENVELOPE.readValue(line, type))
                .toList();
    }

    @Override
    public Replay replay(SubscriptionName name, Position position) {
        String answer = send("POST", "/" + name + "/parked/" + position + "/replay");
        return Json.ENVELOPE.readValue(answer, ReplayReport.class).replay();
    }

    @Override
    public boolean drop(SubscriptionName name, Position position) {
        return Json.ENVELOPE
                .readTree(send("DELETE", "/" + name + "/parked/" + position))
                .path("done")
                .asBoolean();
    }

    @Override
    public void restartAt(SubscriptionName name, Position position) {
        send("PUT", "/" + name + "/position?to=" + position);
    }

    @Override
    public void resume(SubscriptionName name) {
        send("POST", "/" + name + "/resume");
    }

    @Override
    public void add(Webhook webhook) {
        send("PUT", "/" + webhook.name(), Json.ENVELOPE.writeValueAsString(webhook));
    }

    @Override
    public void remove(SubscriptionName name) {
        send("DELETE", "/" + name);
    }

    private String send(String method, String path) {
        return send(method, path, "");
    }

    private String send(String method, String path, String body) {
        Call call = new Call(method, "/subscriptions" + path, body, LONGEST_CALL);
        return server.textUninterrupted(call, message -> new SubscriptionRefusedException(message, null));
    }
}
