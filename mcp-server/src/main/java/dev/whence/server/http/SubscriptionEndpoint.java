package dev.whence.server.http;

import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.log.LogUnavailableException;
import dev.whence.server.mcp.RpcError;
import dev.whence.server.subscription.ReplayReport;
import dev.whence.server.subscription.SubscriptionControl;
import dev.whence.server.subscription.SubscriptionRefusedException;
import dev.whence.server.subscription.Webhook;
import dev.whence.subscription.SubscriptionName;
import dev.whence.subscription.SubscriptionStore;
import dev.whence.subscription.SubscriptionStoreException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;

/// The subscriptions over HTTP, for the command line beside the server. Lists are JSON lines.
///
/// ```
/// GET    /subscriptions                                 how all of them are doing
/// PUT    /subscriptions/mailer                          add a webhook, whose JSON is the body
/// DELETE /subscriptions/mailer                          remove a webhook, or what is left of one nobody offers
/// POST   /subscriptions/mailer/resume                   let it go on
/// PUT    /subscriptions/mailer/position?to=4711         set the position after which it goes on
/// GET    /subscriptions/mailer/parked?after=0&limit=100 what it has parked
/// POST   /subscriptions/mailer/parked/4698/replay       hand that one over once more
/// DELETE /subscriptions/mailer/parked/4698              drop that one
/// ```
final class SubscriptionEndpoint {

    private static final String ONE = "/subscriptions/{name}";
    private static final String PARKED = ONE + "/parked";

    private static final int LONGEST_WEBHOOK = 100_000;

    private final SubscriptionControl subscriptions;

    SubscriptionEndpoint(SubscriptionControl subscriptions) {
        this.subscriptions = subscriptions;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/subscriptions", told(request -> lines(subscriptions.all())))
                .PUT(ONE, told(this::add))
                .DELETE(ONE, told(request -> {
                    subscriptions.remove(name(request));
                    return done(true);
                }))
                .POST(ONE + "/resume", told(request -> {
                    subscriptions.resume(name(request));
                    return done(true);
                }))
                .PUT(ONE + "/position", told(request -> {
                    subscriptions.restartAt(
                            name(request),
                            Position.of(number(request.param("to").orElse(""), "to")));
                    return done(true);
                }))
                .GET(PARKED, told(this::parked))
                .POST(
                        PARKED + "/{position}/replay",
                        told(request -> json(ReplayReport.of(subscriptions.replay(name(request), position(request))))))
                .DELETE(
                        PARKED + "/{position}",
                        told(request -> done(subscriptions.drop(name(request), position(request)))))
                .build();
    }

    private ServerResponse add(ServerRequest request) throws IOException {
        byte[] body = request.servletRequest().getInputStream().readNBytes(LONGEST_WEBHOOK);
        try {
            Webhook webhook = Json.ENVELOPE.readValue(body, Webhook.class);
            if (webhook == null || !webhook.name().equals(name(request))) {
                throw new IllegalArgumentException("The webhook does not have the name " + name(request));
            }
            subscriptions.add(webhook);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("That is no webhook: " + e.getOriginalMessage(), e);
        }
        return done(true);
    }

    private ServerResponse parked(ServerRequest request) {
        long after = number(request.param("after").orElse("0"), "after");
        long limit = number(request.param("limit").orElse("100"), "limit");
        return lines(subscriptions.parked(
                name(request), Position.of(after), Math.clamp(limit, 1, SubscriptionStore.MAX_PAGE)));
    }

    private static HandlerFunction<ServerResponse> told(HandlerFunction<ServerResponse> handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (SubscriptionRefusedException | IllegalArgumentException refused) {
                return Answers.error(400, RpcError.INVALID_REQUEST, String.valueOf(refused.getMessage()));
            } catch (LogUnavailableException | SubscriptionStoreException unavailable) {
                return Answers.error(503, RpcError.INTERNAL_ERROR, String.valueOf(unavailable.getMessage()));
            }
        };
    }

    private static SubscriptionName name(ServerRequest request) {
        return SubscriptionName.of(request.pathVariable("name"));
    }

    private static Position position(ServerRequest request) {
        return Position.of(number(request.pathVariable("position"), "position"));
    }

    private static long number(String written, String what) {
        try {
            return Long.parseLong(written);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + " must be a whole number, but is '" + written + "'", e);
        }
    }

    private static ServerResponse done(boolean done) {
        return Answers.json(200, "{\"done\":" + done + "}");
    }

    private static ServerResponse json(Object body) {
        return Answers.json(200, Json.ENVELOPE.writeValueAsString(body));
    }

    private static ServerResponse lines(List<?> items) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(items.stream()
                        .map(item -> Json.ENVELOPE.writeValueAsString(item) + "\n")
                        .collect(Collectors.joining()));
    }
}
