package dev.whence.bank;

import java.math.BigDecimal;

/// What can happen to an account.
public sealed interface AccountEvent {

    String accountId();

    record AccountOpened(String accountId, String owner) implements AccountEvent {}

    record MoneyPaidIn(String accountId, BigDecimal amount) implements AccountEvent {}

    record MoneyPaidOut(String accountId, BigDecimal amount) implements AccountEvent {}

    record AccountFrozen(String accountId) implements AccountEvent {}

    record AccountClosed(String accountId) implements AccountEvent {}
}
