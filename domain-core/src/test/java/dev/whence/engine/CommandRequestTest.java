package dev.whence.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Operator;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.explain.Sentences;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.state.EntityStates;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandRequestTest {

    record Greet(String name) {}

    private static final Domain DOMAIN = Domain.named("greetings")
            .commands(CommandType.of(Greet.class).produces(_ -> List.of()))
            .build();

    private final DecisionLog log = new InMemoryDecisionLog();
    private final DecisionEngine engine =
            new DecisionEngine(DOMAIN, log, new EntityStates(log, 10), List.of(), InstantSource.system());

    @Test
    void what_could_not_be_read_of_the_call_refuses_it_and_is_recorded_beside_the_rest() {
        Comparison problem = new Comparison(
                "call.dry_run",
                List.of(),
                Json.tree("perhaps"),
                Operator.HAS_FORM,
                Json.tree("true or false"),
                null,
                List.of(),
                false);

        Answer answer =
                engine.decide(CommandRequest.of("greet", Json.DATA.createObjectNode(), Origin.of("anna", "manners"))
                        .withProblems(List.of(problem)));

        Decision recorded = log.find(answer.decision().id()).orElseThrow();
        assertThat(recorded.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(Sentences.of(recorded.checks().getFirst()))
                .isEqualTo("command.name was absent, required present;"
                        + " call.dry_run was perhaps, required “true or false”");
    }
}
