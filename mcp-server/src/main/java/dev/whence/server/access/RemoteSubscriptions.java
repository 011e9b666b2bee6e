package dev.whence.server.access;

import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.server.subscription.ReplayReport;
import dev.whence.server.subscription.SubscriptionControl;
import dev.whence.server.subscription.SubscriptionRefusedException;
import dev.whence.server.subscription.SubscriptionReport;
import dev.whence.server.subscription.Webhook;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.Replay;
import dev.whence.subscription.SubscriptionName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// The subscriptions of a server that has the folder open.
final class RemoteSubscriptions implements SubscriptionControl {

    /// A handler may take its time over a decision that is replayed.
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

    private final HttpClient http;
    private final URI url;

    RemoteSubscriptions(HttpClient http, URI url) {
        this.http = http;
        this.url = url;
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
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(url.resolve("/subscriptions" + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .timeout(LONGEST_CALL)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new SubscriptionRefusedException(
                        Json.ENVELOPE
                                .readTree(answer.body())
                                .at("/error/message")
                                .asString("the server answered " + answer.statusCode()),
                        null);
            }
            return answer.body();
        } catch (IOException e) {
            throw new ServerLostException(url.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerLostException(url.toString(), new InterruptedIOException("interrupted while waiting"));
        }
    }
}
