package dev.whence.bank;

import dev.whence.schema.Describe;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of the bank.
public sealed interface AccountCommand {

    record OpenAccount(String accountId, String owner) implements AccountCommand {}

    record PayIn(String accountId, BigDecimal amount) implements AccountCommand {}

    record Withdraw(
            @Describe("The account to take from, for example A1.")
            String accountId,

            BigDecimal amount) implements AccountCommand {}

    record Transfer(
            String from,
            String to,
            BigDecimal amount,
            @Nullable String message) implements AccountCommand {}

    record FreezeAccount(String accountId) implements AccountCommand {}

    record CloseAccounts(List<String> accountIds) implements AccountCommand {}

    record OpenNumbered(String owner) implements AccountCommand {}

    record Break(String accountId, String where) implements AccountCommand {}
}
