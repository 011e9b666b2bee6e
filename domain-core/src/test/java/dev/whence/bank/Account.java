package dev.whence.bank;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of an account.
public record Account(String accountId, String owner, BigDecimal balance, boolean frozen, List<String> tags) {

    public static @Nullable Account after(@Nullable Account account, AccountEvent event) {
        if (event instanceof AccountEvent.AccountOpened opened) {
            return new Account(opened.accountId(), opened.owner(), BigDecimal.ZERO, false, List.of());
        }
        if (account == null) {
            throw new IllegalStateException(event + " happened to an account that was never opened");
        }
        return switch (event) {
            case AccountEvent.AccountOpened opened -> throw new IllegalStateException("already handled: " + opened);
            case AccountEvent.MoneyPaidIn in -> account.withBalance(account.balance.add(in.amount()));
            case AccountEvent.MoneyPaidOut out -> account.withBalance(account.balance.subtract(out.amount()));
            case AccountEvent.AccountFrozen frozen ->
                new Account(account.accountId, account.owner, account.balance, true, account.tags);
            case AccountEvent.AccountClosed closed -> null;
        };
    }

    private Account withBalance(BigDecimal amount) {
        return new Account(accountId, owner, amount, frozen, tags);
    }
}
