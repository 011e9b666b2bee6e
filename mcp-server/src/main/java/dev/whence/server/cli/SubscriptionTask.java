package dev.whence.server.cli;

import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.server.access.Access;
import dev.whence.server.subscription.SubscriptionControl;
import dev.whence.server.subscription.Wanted;
import dev.whence.server.subscription.Webhook;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.Replay;
import dev.whence.subscription.Start;
import dev.whence.subscription.SubscriptionName;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A command below `whence subscriptions`, about one of them.
abstract class SubscriptionTask implements Callable<Integer> {

    final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "The subscription.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    SubscriptionTask(Console console) {
        this.console = console;
    }

    @Override
    public final Integer call() {
        SubscriptionName of = SubscriptionName.of(name);
        try (Access access = Access.to(data.folder())) {
            return run(of, access.subscriptions());
        }
    }

    abstract int run(SubscriptionName of, SubscriptionControl subscriptions);

    /// A command about one parked decision, or about all of them.
    abstract static class OfParked extends SubscriptionTask {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Parameters(
                index = "1",
                paramLabel = "POSITION",
                arity = "0..1",
                description = "The position of a parked decision.")
        private @Nullable Long position;

        @Option(names = "--all", description = "All that are parked now, one by one, in the order of the log.")
        private boolean all;

        OfParked(Console console) {
            super(console);
        }

        @Override
        final int run(SubscriptionName of, SubscriptionControl subscriptions) {
            if ((position == null) != all) {
                throw new ParameterException(spec.commandLine(), "Give the POSITION of one parked decision, or --all");
            }
            if (position == null) {
                ParkedRange.now(of, subscriptions).forEach(parked -> tell(of, parked.position(), subscriptions));
            } else {
                tell(of, Position.of(position), subscriptions);
            }
            return told();
        }

        /// Whether somebody still listens.
        private boolean tell(SubscriptionName of, Position at, SubscriptionControl subscriptions) {
            console.result(at + "  " + outcome(of, at, subscriptions));
            return !console.out().checkError();
        }

        /// Does it to one and tells what came of it.
        abstract String outcome(SubscriptionName of, Position at, SubscriptionControl subscriptions);

        /// Tells what came of all of them; the exit code.
        abstract int told();
    }

    /// `whence subscriptions parked`.
    @Command(
            name = "parked",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "Lists the decisions that it could not handle and has set aside, with the last error.")
    static final class Parked extends SubscriptionTask {

        @Option(
                names = "--after",
                paramLabel = "P",
                defaultValue = "0",
                description = "Only those after this position.")
        private long after;

        @Option(names = "--limit", paramLabel = "N", description = "At most so many; all if absent.")
        private long limit = Long.MAX_VALUE;

        @Option(names = "--json", description = "Prints JSON lines, with the beginning of the stack trace.")
        private boolean json;

        Parked(Console console) {
            super(console);
        }

        @Override
        int run(SubscriptionName of, SubscriptionControl subscriptions) {
            ParkedRange.after(Position.of(after), limit, of, subscriptions).forEach(parked -> {
                console.result(json ? Json.ENVELOPE.writeValueAsString(parked) : line(parked));
                return !console.out().checkError();
            });
            return 0;
        }

        private static String line(ParkedDecision parked) {
            String attempts = parked.attempts() == 0
                    ? "could not be read"
                    : parked.attempts() + (parked.attempts() == 1 ? " attempt" : " attempts");
            return parked.position() + "  " + parked.parkedAt() + "  " + attempts + "  "
                    + SubscriptionsCommand.error(parked.failure());
        }
    }

    /// `whence subscriptions replay`.
    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "Hands parked decisions over once more. What fails again stays parked.")
    static final class Replaying extends OfParked {

        private long handled;
        private long stillParked;

        Replaying(Console console) {
            super(console);
        }

        @Override
        String outcome(SubscriptionName of, Position at, SubscriptionControl subscriptions) {
            return switch (subscriptions.replay(of, at)) {
                case Replay.Handled done -> {
                    handled++;
                    yield "handled";
                }
                case Replay.StillParked(ParkedDecision parked) -> {
                    stillParked++;
                    yield "still parked  " + SubscriptionsCommand.error(parked.failure());
                }
                case Replay.NotParked none -> "not parked";
            };
        }

        @Override
        int told() {
            console.say("whence: " + handled + " handled, " + stillParked + " still parked");
            return stillParked == 0 ? 0 : CommandLines.FAILED;
        }
    }

    /// `whence subscriptions drop`.
    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "Gives parked decisions up: they are never handed over again. The log keeps them.")
    static final class Drop extends OfParked {

        private long dropped;

        Drop(Console console) {
            super(console);
        }

        @Override
        String outcome(SubscriptionName of, Position at, SubscriptionControl subscriptions) {
            boolean done = subscriptions.drop(of, at);
            dropped += done ? 1 : 0;
            return done ? "dropped" : "not parked";
        }

        @Override
        int told() {
            console.say("whence: " + dropped + " dropped");
            return 0;
        }
    }

    /// `whence subscriptions reset`.
    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "Sets the position after which it goes on. What is parked beyond it is not parked any more,"
                    + " since it is handed over again.")
    static final class Reset extends SubscriptionTask {

        @Option(
                names = "--to",
                paramLabel = "P",
                required = true,
                description = "The last position that it shall be done with; 0 to begin anew.")
        private long to;

        Reset(Console console) {
            super(console);
        }

        @Override
        int run(SubscriptionName of, SubscriptionControl subscriptions) {
            subscriptions.restartAt(of, Position.of(to));
            console.say("whence: '" + of + "' goes on after position " + to);
            return 0;
        }
    }

    /// `whence subscriptions resume`.
    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "Lets it go on after it has failed.")
    static final class Resume extends SubscriptionTask {

        Resume(Console console) {
            super(console);
        }

        @Override
        int run(SubscriptionName of, SubscriptionControl subscriptions) {
            subscriptions.resume(of);
            console.say("whence: '" + of + "' goes on");
            return 0;
        }
    }

    /// `whence subscriptions remove`.
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "Removes it for good: its position and its parked decisions. The log keeps the decisions.")
    static final class Remove extends SubscriptionTask {

        Remove(Console console) {
            super(console);
        }

        @Override
        int run(SubscriptionName of, SubscriptionControl subscriptions) {
            subscriptions.remove(of);
            console.say("whence: '" + of + "' is removed");
            return 0;
        }
    }

    /// `whence subscriptions add`.
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "Adds a webhook: each decision is posted to a URL as JSON. A status of 2xx means that it"
                    + " arrived; else it is posted again, and parked in the end.")
    static final class Add extends SubscriptionTask {

        private enum From {
            START,
            NOW
        }

        @Option(names = "--url", required = true, description = "Where to post to, http or https.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private URI url;

        @Option(
                names = "--from",
                defaultValue = "now",
                description =
                        "start: with the first decision of the log; now: with the next. ${DEFAULT-VALUE} if absent.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private From from;

        @Option(
                names = "--attempts",
                paramLabel = "N",
                defaultValue = "8",
                description = "How often a decision is posted before it is parked. ${DEFAULT-VALUE} if absent.")
        private int attempts;

        @Option(names = "--outcome", description = "Only accepted, rejected, invalid…; refused for every refusal.")
        private List<String> outcomes = List.of();

        @Option(names = "--command", paramLabel = "NAME", description = "Only this command; may be repeated.")
        private List<String> commands = List.of();

        @Option(names = "--event", paramLabel = "TYPE", description = "Only where this resulted; may be repeated.")
        private List<String> events = List.of();

        @Option(
                names = "--entity",
                paramLabel = "TYPE[:ID]",
                description = "Only what read or changed this entity, or one of this type; may be repeated.")
        private List<String> entities = List.of();

        Add(Console console) {
            super(console);
        }

        @Override
        int run(SubscriptionName of, SubscriptionControl subscriptions) {
            Start start = from == From.START ? Start.BEGINNING : Start.NOW;
            subscriptions.add(new Webhook(of, url, start, attempts, new Wanted(outcomes, commands, events, entities)));
            console.say("whence: '" + of + "' is added");
            return 0;
        }
    }
}
