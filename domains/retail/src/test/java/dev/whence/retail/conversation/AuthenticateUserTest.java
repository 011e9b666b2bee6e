package dev.whence.retail.conversation;

import static dev.whence.retail.Shop.agent;
import static dev.whence.retail.Shop.broken;
import static dev.whence.retail.Shop.events;
import static dev.whence.retail.Shop.reasons;
import static dev.whence.retail.Stock.BEN;
import static dev.whence.retail.Stock.HARBOUR;
import static dev.whence.retail.Stock.HILL;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.conversation.Conversation.CONVERSATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.retail.RetailDomain;
import dev.whence.retail.Shop;
import dev.whence.retail.conversation.ConversationCommand.AuthenticateUser;
import dev.whence.retail.imports.ImportCommand.ImportUser;
import dev.whence.retail.service.CustomerRequest.ModifyUserAddress;
import dev.whence.retail.user.Lookup;
import dev.whence.retail.user.PersonName;
import dev.whence.retail.user.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AuthenticateUserTest {

    private final Shop shop = Shop.stocked();

    private static AuthenticateUser byEmail(String email) {
        return new AuthenticateUser(email, null, null, null);
    }

    private static AuthenticateUser byName(String first, String last, String zip) {
        return new AuthenticateUser(null, first, last, zip);
    }

    private Conversation conversation(Decision decision) {
        return shop.state(CONVERSATION, decision.changed().getFirst().id());
    }

    @Nested
    class A_customer_who_can_be_found {

        @Test
        void is_authenticated_by_email_in_a_new_conversation() {
            Decision decision = shop.ask(byEmail("ida.holm@post.example"), agent());

            assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(conversation(decision).userId()).isEqualTo(IDA);
            assertThat(conversation(decision).authenticatedBy()).isEqualTo(Identification.EMAIL);
        }

        @Test
        void is_named_by_the_explanation() {
            Decision decision = shop.ask(byEmail("ida.holm@post.example"), agent());

            assertThat(shop.explainer.explain(decision).summary())
                    .startsWith("AuthenticateUser on user:" + IDA + " was accepted");
        }

        @Test
        void is_authenticated_by_name_and_zip_code() {
            Decision decision = shop.ask(byName("Ben", "Ruiz", "05001"), agent());

            assertThat(conversation(decision).userId()).isEqualTo(BEN);
            assertThat(conversation(decision).authenticatedBy()).isEqualTo(Identification.NAME_AND_ZIP);
        }

        @Test
        void is_found_however_the_letters_are_written() {
            assertThat(conversation(shop.ask(byEmail(" IDA.Holm@Post.example "), agent()))
                            .userId())
                    .isEqualTo(IDA);
            assertThat(conversation(shop.ask(byName("ida", "HOLM", " 97001"), agent()))
                            .userId())
                    .isEqualTo(IDA);
        }

        @Test
        void is_found_by_email_and_name_together_if_both_are_theirs() {
            Decision decision =
                    shop.ask(new AuthenticateUser("ida.holm@post.example", "Ida", "Holm", "97001"), agent());

            assertThat(conversation(decision).authenticatedBy()).isEqualTo(Identification.EMAIL_AND_NAME_AND_ZIP);
        }

        @Test
        void gets_a_conversation_of_their_own_each_time() {
            Origin first = shop.serving(IDA);
            Origin second = shop.serving(IDA);

            assertThat(first.conversation()).isNotEqualTo(second.conversation());
        }

        @Test
        void can_be_authenticated_again_in_the_same_conversation() {
            Origin origin = shop.serving(IDA);

            Decision again = shop.ask(byName("Ida", "Holm", "97001"), origin);

            assertThat(conversation(again).conversationId()).isEqualTo(origin.conversation());
            assertThat(conversation(again).authenticatedBy()).isEqualTo(Identification.NAME_AND_ZIP);
        }
    }

    @Nested
    class It_is_refused {

        @Test
        void if_nobody_has_the_email_address() {
            Decision decision = shop.ask(byEmail("nobody@post.example"), agent());

            assertThat(reasons(decision)).containsExactly("one-user-is-found: users found was 0, required 1");
        }

        @Test
        void if_the_zip_code_is_another() {
            assertThat(broken(shop.ask(byName("Ida", "Holm", "97002"), agent())))
                    .containsExactly("one-user-is-found");
        }

        @Test
        void if_email_and_name_belong_to_different_users() {
            Decision decision =
                    shop.ask(new AuthenticateUser("ida.holm@post.example", "Ben", "Ruiz", "05001"), agent());

            assertThat(broken(decision)).containsExactly("one-user-is-found");
        }

        @Test
        void if_two_users_have_the_same_name_and_zip_code() {
            shop.operator(new ImportUser(new User(
                    "ida_holm_9", new PersonName("Ida", "Holm"), HARBOUR, "other@post.example", Map.of(), List.of())));

            Decision decision = shop.ask(byName("Ida", "Holm", "97001"), agent());

            assertThat(reasons(decision)).containsExactly("one-user-is-found: users found was 2, required 1");
        }

        @Test
        void if_nothing_or_only_half_a_name_is_given() {
            Decision nothing = shop.ask(new AuthenticateUser(null, null, null, null), agent());
            Decision half = shop.ask(new AuthenticateUser(null, "Ida", null, "97001"), agent());

            assertThat(broken(nothing)).contains("identity-is-given", "one-user-is-found");
            assertThat(reasons(half))
                    .contains(
                            "identity-is-given: command.email was absent, required present, or command.last_name was "
                                    + "absent, required present",
                            "one-user-is-found: could not be checked: neither an e-mail address nor a full name with "
                                    + "zip code was given");
        }

        @Test
        void if_the_conversation_serves_another_user() {
            Origin idas = shop.serving(IDA);

            Decision decision = shop.ask(byEmail("ben.ruiz@post.example"), idas);

            assertThat(broken(decision)).containsExactly("one-user-per-conversation");
            assertThat(shop.conversation(idas).userId()).isEqualTo(IDA);
        }

        @Test
        void if_the_conversation_was_never_given_out() {
            Decision decision = shop.ask(byEmail("ida.holm@post.example"), agent().withConversation("c-made-up"));

            assertThat(broken(decision)).containsExactly("conversation-is-known");
        }
    }

    @Nested
    class Without_conversation_rules {

        private final Shop free = Shop.stocked(RetailDomain.retail().withoutRules(Set.of(ConversationRules.GROUP)));

        @Test
        void an_unknown_handle_is_no_obstacle() {
            Decision decision = free.ask(byEmail("ida.holm@post.example"), agent().withConversation("c-made-up"));

            assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPTED);
        }

        @Test
        void the_customer_must_still_be_found() {
            assertThat(broken(free.ask(byEmail("nobody@post.example"), agent())))
                    .containsExactly("one-user-is-found");
        }
    }

    @Nested
    class After_a_customer_has_moved {

        private final Position before = shop.log.head();

        private final Decision moved = shop.ask(
                new ModifyUserAddress(IDA, "5 New Road", "", "Eastfield", "VT", "USA", "05001", "yes, I moved"),
                shop.serving(IDA));

        @Test
        void only_the_new_zip_code_finds_them() {
            assertThat(events(moved))
                    .containsExactly("UserAddressModified", "NameAndZipReleased", "NameAndZipAssigned");
            assertThat(broken(shop.ask(byName("Ida", "Holm", "97001"), agent())))
                    .containsExactly("one-user-is-found");
            assertThat(shop.ask(byName("Ida", "Holm", "05001"), agent()).outcome())
                    .isEqualTo(Outcome.ACCEPTED);
        }

        @Test
        void the_past_still_knows_the_old_one() {
            String oldZip = Lookup.idOf("Ida", "Holm", HARBOUR.zip());
            String newZip = Lookup.idOf("Ida", "Holm", HILL.zip());

            assertThat(shop.states
                            .asOf(Lookup.NAME_AND_ZIP, Lookup.NAME_AND_ZIP.ref(oldZip), before)
                            .state())
                    .isEqualTo(new Lookup(List.of(IDA)));
            assertThat(shop.states
                            .asOf(Lookup.NAME_AND_ZIP, Lookup.NAME_AND_ZIP.ref(newZip), before)
                            .exists())
                    .isFalse();
            assertThat(shop.state(Lookup.NAME_AND_ZIP, oldZip)).isEqualTo(new Lookup(List.of()));
        }
    }
}
