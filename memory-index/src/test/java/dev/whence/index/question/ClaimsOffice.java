package dev.whence.index.question;

import dev.whence.decision.Boundary;
import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Fact;
import dev.whence.model.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Five weeks of an insurer's claims office, made by chance from a seed: agents, clerks and programs, claims and
/// accounts, refusals for several rules.
///
/// Nothing in the interpreter was written for its words. What is right is found by looking at every decision.
final class ClaimsOffice {

    record Claim(String claimId, String status) {}

    record Account(String accountId, String status) {}

    sealed interface ClaimEvent {
        String claimId();
    }

    sealed interface AccountEvent {
        String accountId();
    }

    record ClaimSubmitted(String claimId, BigDecimal amount) implements ClaimEvent {}

    record ClaimPaid(String claimId, BigDecimal payout) implements ClaimEvent {}

    record ClaimClosed(String claimId, String closingReason) implements ClaimEvent {}

    record AdjusterAssigned(String claimId, String adjuster) implements ClaimEvent {}

    record MoneyWithdrawn(String accountId, BigDecimal amount) implements AccountEvent {}

    record PremiumWaived(String accountId, BigDecimal premium) implements AccountEvent {}

    record SubmitClaim(String claimId, BigDecimal amount) {}

    record PayClaim(String claimId, BigDecimal payout) {}

    record CloseClaim(String claimId, String closingReason) {}

    record AssignAdjuster(String claimId, String adjuster) {}

    record WithdrawMoney(String accountId, BigDecimal amount) {}

    record WaivePremium(String accountId, BigDecimal premium) {}

    static final EntityType<Claim, ClaimEvent> CLAIM = EntityType.named("claim", Claim.class)
            .changedBy(ClaimEvent.class, ClaimEvent::claimId, (claim, event) -> new Claim(event.claimId(), "open"));

    static final EntityType<Account, AccountEvent> ACCOUNT = EntityType.named("account", Account.class)
            .changedBy(
                    AccountEvent.class,
                    AccountEvent::accountId,
                    (account, event) -> new Account(event.accountId(), "open"));

    private static final Rule<Object> CLAIM_OPEN = onClaim("claim-is-open", "Only an open claim can be changed");
    private static final Rule<Object> RECEIPT = onClaim("receipt-is-attached", "A receipt must be attached");
    private static final Rule<Object> COVER =
            onClaim("payout-within-cover", "The payout must not be higher than what the policy covers");
    private static final Rule<Object> BALANCE = Rule.invariant(
            "balance-suffices",
            "There must be enough money on the account",
            ACCOUNT,
            account -> account.fact("status", Account::status).is("open"));

    static final Domain DOMAIN = Domain.named("claims")
            .entities(CLAIM, ACCOUNT)
            .commands(
                    CommandType.of(SubmitClaim.class)
                            .describedAs("Files a new claim.")
                            .on(CLAIM, SubmitClaim::claimId)
                            .requires(RECEIPT)
                            .produces(in ->
                                    List.of(new ClaimSubmitted(in.command().claimId(), BigDecimal.ONE))),
                    CommandType.of(PayClaim.class)
                            .describedAs("Pays out what a claim is worth.")
                            .on(CLAIM, PayClaim::claimId)
                            .requires(CLAIM_OPEN, COVER)
                            .produces(in -> List.of(new ClaimPaid(in.command().claimId(), BigDecimal.ONE))),
                    CommandType.of(CloseClaim.class)
                            .describedAs("Closes a claim for good.")
                            .on(CLAIM, CloseClaim::claimId)
                            .requires(CLAIM_OPEN)
                            .produces(in -> List.of(new ClaimClosed(in.command().claimId(), ""))),
                    CommandType.of(AssignAdjuster.class)
                            .describedAs("Gives a claim to an adjuster.")
                            .on(CLAIM, AssignAdjuster::claimId)
                            .requires(CLAIM_OPEN)
                            .produces(in ->
                                    List.of(new AdjusterAssigned(in.command().claimId(), ""))),
                    CommandType.of(WithdrawMoney.class)
                            .describedAs("Takes money out of an account.")
                            .on(ACCOUNT, WithdrawMoney::accountId)
                            .requires(BALANCE)
                            .produces(in ->
                                    List.of(new MoneyWithdrawn(in.command().accountId(), BigDecimal.ONE))),
                    CommandType.of(WaivePremium.class)
                            .describedAs("Forgoes a premium.")
                            .on(ACCOUNT, WaivePremium::accountId)
                            .requires(BALANCE)
                            .produces(
                                    in -> List.of(new PremiumWaived(in.command().accountId(), BigDecimal.ONE))))
            .build();

    private static final int DECISIONS = 600;
    private static final Instant START = Instant.parse("2026-03-30T06:00:00Z");

    /// What can be asked for, with the event that follows, the name of its number, and the rules that can fail.
    private record Form(
            String command, String event, @Nullable String number, EntityType<?, ?> type, List<String> rules) {}

    private static final List<Form> FORMS = List.of(
            new Form("SubmitClaim", "ClaimSubmitted", "amount", CLAIM, List.of("receipt-is-attached")),
            new Form("PayClaim", "ClaimPaid", "payout", CLAIM, List.of("claim-is-open", "payout-within-cover")),
            new Form("CloseClaim", "ClaimClosed", null, CLAIM, List.of("claim-is-open")),
            new Form("AssignAdjuster", "AdjusterAssigned", null, CLAIM, List.of("claim-is-open")),
            new Form("WithdrawMoney", "MoneyWithdrawn", "amount", ACCOUNT, List.of("balance-suffices")),
            new Form("WaivePremium", "PremiumWaived", "premium", ACCOUNT, List.of("balance-suffices")));

    private static final List<String> AGENTS = List.of("vera", "rex", "claims-bot");
    private static final List<String> CLERKS = List.of("maria.lopez", "jan.novak");
    private static final List<String> PROGRAMS = List.of("nightly-feed", "kiosk");
    private static final List<String> CUSTOMERS =
            List.of("ada_lovelace_1815", "ben_okri_2044", "carl_menger_3120", "dora_maar_4471", "emil_okri_5519");
    private static final List<String> ENDINGS = List.of("withdrawn by customer", "duplicate", "settled in court");
    private static final List<String> REASONS = List.of(
            "storm took the roof tiles",
            "burst pipe in the cellar",
            "stolen bicycle",
            "hail on the greenhouse",
            "spring flood in the garage");

    private final Random random;

    private ClaimsOffice(long seed) {
        this.random = new Random(seed);
    }

    private static Rule<Object> onClaim(String name, String statement) {
        return Rule.invariant(
                name,
                statement,
                CLAIM,
                claim -> claim.fact("status", Claim::status).is("open"));
    }

    /// Fills the log and gives what was appended.
    static List<Decision> fill(long seed, DecisionLog log) {
        return fill(seed, DECISIONS, log);
    }

    static List<Decision> fill(long seed, int decisions, DecisionLog log) {
        ClaimsOffice office = new ClaimsOffice(seed);
        Instant now = START;
        for (int i = 0; i < decisions; i++) {
            now = now.plus(Duration.ofSeconds(600 + office.random.nextInt(8_400)));
            office.append(now, log);
        }
        List<Decision> history = new ArrayList<>();
        log.forEach(ReadQuery.all(), history::add);
        return history;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private void append(Instant now, DecisionLog log) {
        Form form = any(FORMS);
        EntityRef entity = form.type() == CLAIM
                ? CLAIM.ref("CLM-" + (100_000 + 37 * random.nextInt(120)))
                : ACCOUNT.ref("ACC-" + (200_000 + 53 * random.nextInt(40)));
        String broken = random.nextInt(10) < 3 ? any(form.rules()) : null;
        String data = data(form, entity);
        List<RecordedEvent> events = broken == null
                ? List.of(new RecordedEvent(entity, form.event(), 1, Json.DATA.readTree(data)))
                : List.of();
        log.append(
                new Draft(
                        DecisionId.create(now, random),
                        now,
                        "claims",
                        new RecordedCommand(form.command(), 1, Json.DATA.readTree(data)),
                        origin(),
                        new Boundary(List.of(entity), Position.NONE, now),
                        broken == null ? List.of() : List.of(failed(broken)),
                        broken == null ? Outcome.ACCEPTED : Outcome.REJECTED,
                        events),
                AppendCondition.none());
    }

    private String data(Form form, EntityRef entity) {
        String id = "\"" + entity.type() + "_id\": \"" + entity.id() + "\"";
        if (form.number() != null) {
            return "{%s, \"%s\": %s}".formatted(id, form.number(), BigDecimal.valueOf(500 + random.nextInt(99_500), 2));
        }
        return form.command().equals("CloseClaim")
                ? "{%s, \"closing_reason\": \"%s\"}".formatted(id, any(ENDINGS))
                : "{%s, \"adjuster\": \"%s\"}".formatted(id, any(List.of("north", "south")));
    }

    private Origin origin() {
        int who = random.nextInt(10);
        Origin origin = who < 6
                ? Origin.of("portal", any(REASONS)).withAgent(any(AGENTS)).withClient("web-chat")
                : who < 8
                        ? Origin.of(any(CLERKS), any(REASONS)).withClient("desk")
                        : Origin.of(any(PROGRAMS), any(REASONS)).withClient("import");
        return origin.withOnBehalfOf(any(CUSTOMERS));
    }

    private static Check failed(String rule) {
        return new Check(
                rule,
                RuleKind.INVARIANT,
                1,
                "It must hold",
                Verdict.FAILS,
                new Fact<>("claim.status", List.of("claim#/status"), "closed").is("open"),
                null);
    }
}
