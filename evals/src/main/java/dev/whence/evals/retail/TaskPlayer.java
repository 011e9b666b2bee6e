package dev.whence.evals.retail;

import dev.whence.evals.retail.Translation.Step;
import dev.whence.evals.retail.WhenceClient.Reply;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Sends the calls of one task. Used by one thread.
final class TaskPlayer {

    private static final String AGENT = "retail-benchmark";

    private final WhenceClient client;
    private final GoldTask task;
    private final List<CallResult> results = new ArrayList<>();

    TaskPlayer(WhenceClient client, GoldTask task) {
        this.client = client;
        this.task = task;
    }

    /// Sends every call that has an equivalent, in order.
    List<CallResult> play() {
        int number = 0;
        for (GoldCall call : task.calls()) {
            number++;
            switch (Translation.of(call)) {
                case Step.Write(String tool, ObjectNode arguments) ->
                    settle(number, call, true, client.call(tool, asked(arguments, number)));
                case Step.LookUp(String tool, ObjectNode arguments) ->
                    settle(number, call, false, client.call(tool, asked(arguments, number)));
                case Step.Question(String tool, ObjectNode arguments) ->
                    settle(number, call, false, client.call(tool, arguments));
                case Step.LeftOut _ -> {}
            }
        }
        return List.copyOf(results);
    }

    private void settle(int number, GoldCall call, boolean counts, Reply reply) {
        results.add(new CallResult(number, call, counts, reply.answer()));
    }

    /// What every command takes beside its own arguments.
    private ObjectNode asked(ObjectNode arguments, int number) {
        return arguments
                .put("reason", "Call " + number + " of the benchmark's task " + task.id())
                .put("agent", AGENT)
                .put("correlation", "task " + task.id());
    }
}
