package dev.whence.server.subscription;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.subscription.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Posts one decision: its JSON as the body, beside headers that tell it apart. Only a status of 2xx means that it
/// arrived; redirects are not followed.
///
/// ```
/// Whence-Subscription: billing
/// Whence-Decision: 0198c2b4-…     the same at each attempt: what a receiver goes by that must act only once
/// Whence-Position: 4711
/// ```
record WebhookCall(Webhook webhook, HttpClient http) implements Handler.Each {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 300;

    @Override
    public void handle(Decision decision) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhook.url())
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header("Whence-Subscription", webhook.name().value())
                .header("Whence-Decision", decision.id().toString())
                .header("Whence-Position", decision.position().toString())
                .POST(HttpRequest.BodyPublishers.ofString(DecisionCodec.toJson(decision)))
                .build();
        HttpResponse<InputStream> answer = send(request);
        try (InputStream body = answer.body()) {
            byte[] beginning = body.readNBytes(LONGEST_ANSWER);
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(webhook.url() + " answered " + answer.statusCode() + ": "
                        + new String(beginning, StandardCharsets.UTF_8));
            }
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException(webhook.url() + " did not answer: " + e, e);
        }
    }
}
