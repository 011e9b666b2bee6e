package dev.whence.bank;

import static dev.whence.model.Conditions.allOf;
import static dev.whence.model.Conditions.forEach;

import dev.whence.bank.AccountCommand.Break;
import dev.whence.bank.AccountCommand.CloseAccounts;
import dev.whence.bank.AccountCommand.FreezeAccount;
import dev.whence.bank.AccountCommand.OpenAccount;
import dev.whence.bank.AccountCommand.OpenNumbered;
import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Transfer;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.AccountEvent.AccountClosed;
import dev.whence.bank.AccountEvent.AccountFrozen;
import dev.whence.bank.AccountEvent.AccountOpened;
import dev.whence.bank.AccountEvent.MoneyPaidIn;
import dev.whence.bank.AccountEvent.MoneyPaidOut;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Rule;
import java.math.BigDecimal;
import java.util.List;

/// The bank's rules.
public final class Bank {

    public static final EntityType<Account, AccountEvent> ACCOUNT = EntityType.named("account", Account.class)
            .describedAs("Money that belongs to somebody.")
            .changedBy(AccountEvent.class, AccountEvent::accountId, Account::after);

    public static final Rule<Object> NOT_FROZEN = Rule.invariant(
            "account-is-not-frozen",
            "Money leaves only accounts that are not frozen",
            ACCOUNT,
            account -> account.fact("frozen", Account::frozen).is(false));

    static final Rule<Withdraw> COVERS = Rule.invariant(
            "balance-covers-amount",
            "An account cannot be overdrawn",
            in -> in.the(ACCOUNT).fact("balance", Account::balance).atLeast(in.given("amount", Withdraw::amount)));

    static final Rule<Transfer> TRANSFER_COVERS = Rule.invariant(
            "balance-covers-transfer",
            "An account cannot be overdrawn",
            in -> allOf(
                    in.the(ACCOUNT).fact("balance", Account::balance).atLeast(in.given("amount", Transfer::amount)),
                    in.given("to", Transfer::to).isNot(in.given("from", Transfer::from))));

    static final Rule<Transfer> POLITE = Rule.<Transfer>invariant(
                    "message-is-given",
                    "A transfer says what it is for",
                    in -> in.given("message", Transfer::message).isPresent())
            .inGroup("manners");

    static final Rule<CloseAccounts> EMPTY = Rule.invariant(
            "accounts-are-empty",
            "Only an empty account can be closed",
            in -> forEach(
                    in.given("account_ids", CloseAccounts::accountIds),
                    id -> in.the(ACCOUNT, id).fact("balance", Account::balance).is(BigDecimal.ZERO)));

    static final Rule<Break> BREAKS = Rule.invariant("rule-works", "The rule does not break", in -> {
        if (in.command().where().equals("rule")) {
            throw new ArithmeticException("the rule broke");
        }
        return in.given("where", Break::where).isPresent();
    });

    private Bank() {}

    /// The whole domain.
    public static Domain domain() {
        return Domain.named("bank")
                .describedAs("A bank.")
                .entities(ACCOUNT)
                .commands(
                        CommandType.of(OpenAccount.class)
                                .creating(ACCOUNT, OpenAccount::accountId)
                                .produces(in -> List.of(new AccountOpened(
                                        in.command().accountId(), in.command().owner()))),
                        CommandType.of(PayIn.class)
                                .on(ACCOUNT, PayIn::accountId)
                                .produces(in -> List.of(new MoneyPaidIn(
                                        in.command().accountId(), in.command().amount()))),
                        withdraw(),
                        transfer(),
                        CommandType.of(FreezeAccount.class)
                                .on(ACCOUNT, FreezeAccount::accountId)
                                .produces(in ->
                                        List.of(new AccountFrozen(in.command().accountId()))),
                        CommandType.of(CloseAccounts.class)
                                .destructive()
                                .readingEach(ACCOUNT, in -> in.command().accountIds())
                                .requires(EMPTY)
                                .produces(in -> in.command().accountIds().stream()
                                        .map(AccountClosed::new)
                                        .toList()),
                        CommandType.of(OpenNumbered.class)
                                .produces((in, ids) -> List.of(new AccountOpened(
                                        ids.next("n"), in.command().owner()))),
                        breaking())
                .build();
    }

    private static CommandType<Withdraw> withdraw() {
        return CommandType.of(Withdraw.class)
                .describedAs("Takes money out of an account.")
                .on(ACCOUNT, Withdraw::accountId)
                .requires(NOT_FROZEN, COVERS)
                .produces(in -> List.of(
                        new MoneyPaidOut(in.command().accountId(), in.command().amount())));
    }

    private static CommandType<Transfer> transfer() {
        return CommandType.of(Transfer.class)
                .on(ACCOUNT, Transfer::from)
                .reading(ACCOUNT, in -> in.command().to())
                .requires(NOT_FROZEN, TRANSFER_COVERS, POLITE)
                .produces(in -> List.of(
                        new MoneyPaidOut(in.command().from(), in.command().amount()),
                        new MoneyPaidIn(in.command().to(), in.command().amount())));
    }

    private static CommandType<Break> breaking() {
        return CommandType.of(Break.class)
                .readingIfAny(ACCOUNT, in -> in.command().accountId())
                .requires(BREAKS)
                .produces(in -> {
                    if (in.command().where().equals("production")) {
                        throw new IllegalStateException("the production broke");
                    }
                    return List.of(new MoneyPaidIn(in.command().accountId(), BigDecimal.ONE));
                });
    }
}
