package dev.whence.agent.tools;

import dev.whence.agent.text.Similar;
import dev.whence.decision.Outcome;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Understands the names that callers give of what a domain has, in either spelling; of a name that it does not
/// know it tells the nearest.
public final class Vocabulary {

    private static final int SHOWN = 12;

    private final Domain domain;

    public Vocabulary(Domain domain) {
        this.domain = domain;
    }

    /// A command, for example `cancel_pending_order` or `CancelPendingOrder`.
    public CommandType<?> command(String written) {
        return domain.command(written.strip()).orElseThrow(() -> {
            List<String> known =
                    domain.commands().stream().map(CommandType::snakeName).toList();
            return unknown("command", written, known, known.size());
        });
    }

    /// The name of a rule that a command of the domain requires.
    public String rule(String written) {
        return known("rule", written, domain.rules().stream().map(Rule::name).toList());
    }

    /// The name of an event.
    public String event(String written) {
        return known(
                "event",
                written,
                domain.entityTypes().stream()
                        .flatMap(type -> type.events().keySet().stream())
                        .sorted()
                        .toList());
    }

    /// An outcome.
    public Outcome outcome(String written) {
        String name = known(
                "outcome",
                written,
                Arrays.stream(Outcome.values()).map(Outcome::toString).toList());
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String known(String what, String written, Collection<String> known) {
        return known.stream()
                .filter(name -> plain(name).equals(plain(written)))
                .findFirst()
                .orElseThrow(() -> unknown(what, written, known, SHOWN));
    }

    private static String plain(String name) {
        return name.strip().replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
    }

    private static UnanswerableException unknown(String what, String written, Collection<String> known, int shown) {
        String near = Similar.to(written, known)
                .map(name -> " Did you mean " + name + "?")
                .orElse("");
        String some = known.size() > shown && !near.isEmpty()
                ? " describe_domain and list_rules tell what there is."
                : " There are " + String.join(", ", known) + ".";
        return new UnanswerableException(
                "There is no " + what + " '" + Similar.shortened(written) + "'." + near + some);
    }
}
