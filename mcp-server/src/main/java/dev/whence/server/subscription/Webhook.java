package dev.whence.server.subscription;

import dev.whence.subscription.RetryPolicy;
import dev.whence.subscription.Start;
import dev.whence.subscription.Subscription;
import dev.whence.subscription.SubscriptionName;
import java.net.URI;
import java.net.http.HttpClient;

/// A subscription that posts decisions to a URL.
///
/// @param url where to post to, `http` or `https`
/// @param from where to begin
/// @param attempts how often a decision is posted before it is parked, the first time included
/// @param wanted which decisions are posted
public record Webhook(SubscriptionName name, URI url, Start from, int attempts, Wanted wanted) {

    public Webhook {
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null) {
            throw new IllegalArgumentException("'" + url
                    + "' cannot be posted to: give an http or https URL, for example http://127.0.0.1:9000/in");
        }
        if (name.value().equals(SubscriptionReport.SEARCH_INDEX)) {
            throw new IllegalArgumentException("The name " + name + " is taken by the search index; choose another");
        }
        RetryPolicy.DEFAULT.attempts(attempts); // which refuses what is not possible
    }

    Subscription subscription(HttpClient http) {
        return Subscription.each(name.value(), new WebhookCall(this, http))
                .filter(wanted::includes)
                .start(from)
                .retries(RetryPolicy.DEFAULT.attempts(attempts));
    }
}
