package dev.whence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.bank.Account;
import dev.whence.bank.AccountEvent;
import dev.whence.bank.Bank;
import dev.whence.decision.Origin;
import dev.whence.decision.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScopeTest {

    record Look(@Nullable String accountId) {}

    private static final CommandType<Look> LOOK = CommandType.of(Look.class)
            .readingIfAny(Bank.ACCOUNT, in -> in.command().accountId())
            .produces(in -> List.of());

    private static Scope<Look> looking(@Nullable String accountId) {
        return LOOK.open(new Look(accountId), Origin.unknown(), Instant.EPOCH, new StateReader() {
            @Override
            public <S> Optional<Loaded<S>> read(EntityType<S, ?> type, String id) {
                return id.equals("A")
                        ? Optional.of(new Loaded<>(
                                type.ref(id),
                                type.name(),
                                type.stateClass().cast(new Account("A", "anna", BigDecimal.TEN, false, List.of())),
                                Position.of(1)))
                        : Optional.empty();
            }
        });
    }

    @Test
    void a_fact_of_an_entity_that_exists_has_its_value() {
        Fact<String> owner = looking("A").fact(Bank.ACCOUNT, "owner", Account::owner);

        assertThat(owner).isEqualTo(new Fact<>("account.owner", List.of("account:A#/owner"), "anna"));
    }

    @Test
    void a_fact_of_an_entity_that_does_not_exist_is_absent_and_says_where_it_would_be() {
        Fact<String> owner = looking("B").fact(Bank.ACCOUNT, "owner", Account::owner);

        assertThat(owner).isEqualTo(new Fact<String>("account.owner", List.of("account:B#/owner"), null));
    }

    @Test
    void a_fact_of_an_entity_that_was_not_named_is_absent_from_nowhere() {
        Fact<String> owner = looking(null).fact(Bank.ACCOUNT, "owner", Account::owner);

        assertThat(owner).isEqualTo(new Fact<String>("account.owner", List.of(), null));
    }

    @Test
    void a_fact_of_a_type_that_the_command_does_not_read_is_a_mistake_of_the_domain() {
        EntityType<Account, AccountEvent> other = EntityType.named("other", Account.class)
                .changedBy(AccountEvent.class, AccountEvent::accountId, (before, event) -> before);

        assertThatThrownBy(() -> looking("A").fact(other, "owner", Account::owner))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("declare it with on(…) or reading(…)");
    }
}
