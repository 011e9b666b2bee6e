package dev.whence.retail.demo;

import dev.whence.decision.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who serves customers: a clerk, or an agent under the principal that runs it.
///
/// @param agent the agent's name; null for a clerk
/// @param client what the requests are sent with
/// @param share how many of a hundred customers they serve
/// @param slips how often they get something wrong
/// @param looks how often they look at an order before they act on it
record Worker(String principal, @Nullable String agent, String client, int share, double slips, double looks) {

    /// The agent that is quick, friendly and careless.
    static final String CARELESS = "dash";

    /// Everybody at the service desk.
    static final List<Worker> ALL = List.of(
            new Worker("hanna.brandt", null, "service-desk", 14, 0.04, 0.93),
            new Worker("tomas.reyes", null, "phone-console", 13, 0.06, 0.88),
            new Worker("care-platform", "mira", "web-chat", 27, 0.03, 0.95),
            new Worker("care-platform", "otto", "mail-assistant", 24, 0.06, 0.90),
            new Worker("care-platform", CARELESS, "web-chat", 22, 0.42, 0.30));

    static Worker onDuty(Dice dice) {
        int ticket = dice.between(1, 100);
        for (Worker worker : ALL) {
            ticket -= worker.share();
            if (ticket <= 0) {
                return worker;
            }
        }
        return ALL.getLast();
    }

    /// What their requests have in common.
    Origin origin() {
        return Origin.unknown().withPrincipal(principal).withAgent(agent).withClient(client);
    }
}
