package dev.whence.index.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Boundary;
import dev.whence.decision.Check;
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
import dev.whence.index.DecisionIndex;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
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

/// A bank with a short history, which is no shop: what is read must come from its own words.
final class Bank {

    record Account(String accountId, String status) {}

    sealed interface AccountEvent {
        String accountId();
    }

    record MoneyWithdrawn(String accountId, BigDecimal amount) implements AccountEvent {}

    record LoanApproved(String accountId, BigDecimal amount) implements AccountEvent {}

    record FeeWaived(String accountId, BigDecimal fee) implements AccountEvent {}

    record WithdrawMoney(String accountId, BigDecimal amount) {}

    record ApproveLoan(String accountId, BigDecimal amount) {}

    record WaiveFee(String accountId, BigDecimal fee) {}

    static final EntityType<Account, AccountEvent> ACCOUNT = EntityType.named("account", Account.class)
            .changedBy(AccountEvent.class, AccountEvent::accountId, (account, event) -> switch (event) {
                case MoneyWithdrawn _, LoanApproved _, FeeWaived _ -> new Account(event.accountId(), "open");
            });

    private static final Rule<Object> OPEN = Rule.invariant(
            "account-is-open",
            "Only an open account can be used",
            ACCOUNT,
            account -> account.fact("status", Account::status).is("open"));

    private static final Rule<Object> BALANCE = Rule.invariant(
            "balance-covers-withdrawal",
            "There must be enough money on the account",
            ACCOUNT,
            account -> account.fact("status", Account::status).is("open"));

    static final Domain DOMAIN = Domain.named("bank")
            .entities(ACCOUNT)
            .commands(
                    CommandType.of(WithdrawMoney.class)
                            .describedAs("Takes money out of an account.")
                            .on(ACCOUNT, WithdrawMoney::accountId)
                            .requires(OPEN, BALANCE)
                            .produces(in ->
                                    List.of(new MoneyWithdrawn(in.command().accountId(), BigDecimal.ONE))),
                    CommandType.of(ApproveLoan.class)
                            .describedAs("Grants a loan.")
                            .on(ACCOUNT, ApproveLoan::accountId)
                            .requires(OPEN)
                            .produces(
                                    in -> List.of(new LoanApproved(in.command().accountId(), BigDecimal.ONE))),
                    CommandType.of(WaiveFee.class)
                            .describedAs("Drops a fee.")
                            .on(ACCOUNT, WaiveFee::accountId)
                            .requires(OPEN)
                            .produces(in -> List.of(new FeeWaived(in.command().accountId(), BigDecimal.ONE))))
            .build();

    private static final Random IDS = new Random(11);

    private Bank() {}

    /// An index of seven decisions, all of which are to be found.
    static DecisionIndex index() throws InterruptedException {
        DecisionLog log = new InMemoryDecisionLog();
        fill(log);
        DecisionIndex index = DecisionIndex.inMemory(log, DOMAIN);
        assertThat(index.await(log.head(), Duration.ofSeconds(10))).isTrue();
        return index;
    }

    private static void fill(DecisionLog log) {
        withdrawal("teller-bot", "ACC-100234", "2026-04-20T10:00:00Z", "250.00", null, log); // 1
        withdrawal("teller-bot", "ACC-100234", "2026-04-21T10:00:00Z", "900.00", "balance-covers-withdrawal", log); // 2
        withdrawal(null, "ACC-100999", "2026-04-21T11:00:00Z", "40.00", null, log); // 3
        withdrawal("night-bot", "ACC-100999", "2026-04-22T09:00:00Z", "70.00", "account-is-open", log); // 4
        append("ApproveLoan", "LoanApproved", null, "ACC-777000", "2026-04-23T09:00:00Z", "amount", "5000", null, log);
        append("WaiveFee", "FeeWaived", "teller-bot", "ACC-777000", "2026-04-27T09:00:00Z", "fee", "12.5", null, log);
        withdrawal("teller-bot", "ACC-777000", "2026-04-28T09:00:00Z", "15.00", "account-is-open", log); // 7
    }

    private static void withdrawal(
            @Nullable String agent,
            String account,
            String time,
            String amount,
            @Nullable String broken,
            DecisionLog log) {
        append("WithdrawMoney", "MoneyWithdrawn", agent, account, time, "amount", amount, broken, log);
    }

    private static void append(
            String command,
            String event,
            @Nullable String agent,
            String account,
            String time,
            String name,
            String amount,
            @Nullable String broken,
            DecisionLog log) {
        Instant now = Instant.parse(time);
        EntityRef entity = ACCOUNT.ref(account);
        String data = "{\"account_id\": \"%s\", \"%s\": %s}".formatted(account, name, amount);
        List<Check> checks = new ArrayList<>();
        if (broken != null) {
            checks.add(new Check(
                    broken,
                    RuleKind.INVARIANT,
                    1,
                    "It must hold",
                    Verdict.FAILS,
                    new Fact<>("account.status", List.of("account#/status"), "closed").is("open"),
                    null));
        }
        log.append(
                new Draft(
                        DecisionId.create(now, IDS),
                        now,
                        "bank",
                        new RecordedCommand(command, 1, Json.DATA.readTree(data)),
                        Origin.of("branch-7", "the customer came to the counter")
                                .withAgent(agent)
                                .withOnBehalfOf("ada_lovelace_1815"),
                        new Boundary(List.of(entity), Position.NONE, now),
                        checks,
                        broken == null ? Outcome.ACCEPTED : Outcome.REJECTED,
                        broken == null
                                ? List.of(new RecordedEvent(entity, event, 1, Json.DATA.readTree(data)))
                                : List.of()),
                AppendCondition.none());
    }
}
