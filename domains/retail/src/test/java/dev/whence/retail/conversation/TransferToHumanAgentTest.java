package dev.whence.retail.conversation;

import static dev.whence.retail.Shop.agent;
import static dev.whence.retail.Shop.broken;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.conversation.Conversation.CONVERSATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.retail.Shop;
import dev.whence.retail.conversation.ConversationCommand.TransferToHumanAgent;
import org.junit.jupiter.api.Test;

class TransferToHumanAgentTest {

    private final Shop shop = Shop.stocked();
    private final TransferToHumanAgent transfer = new TransferToHumanAgent("Wants a discount for a scratched mug.");

    @Test
    void hands_the_conversation_over_with_a_summary() {
        Origin origin = shop.serving(IDA);

        shop.ask(transfer, origin);

        assertThat(shop.conversation(origin).userId()).isEqualTo(IDA);
        assertThat(shop.conversation(origin).transferSummary()).isEqualTo("Wants a discount for a scratched mug.");
    }

    @Test
    void is_possible_for_somebody_who_could_not_be_authenticated() {
        Decision decision = shop.ask(transfer, agent());

        assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(shop.state(CONVERSATION, decision.changed().getFirst().id()).userId())
                .isNull();
    }

    @Test
    void is_refused_for_a_handle_that_was_never_given_out() {
        assertThat(broken(shop.ask(transfer, agent().withConversation("c-made-up"))))
                .containsExactly("conversation-is-known");
    }
}
