package dev.whence.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.DomainTools;
import dev.whence.engine.DecisionEngine;
import dev.whence.explain.Explainer;
import dev.whence.guard.Guards;
import dev.whence.index.DecisionIndex;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import dev.whence.server.library.Library;
import dev.whence.state.EntityStates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// A library in memory whose clock goes on by a second with every reading, and its tools.
final class OpenLibrary {

    static final Caller CALLER = new Caller("anna", "test-agent", "test-agent 1.0");

    final DecisionLog log;
    final DecisionIndex index;
    private final Toolbox toolbox;

    OpenLibrary() {
        this(new InMemoryDecisionLog());
    }

    OpenLibrary(DecisionLog log) {
        this.log = log;
        Domain domain = new Library().domain();
        EntityStates states = new EntityStates(log, 100);
        List<Rule<Object>> guards = List.of(Guards.reasonIsGiven());
        AtomicLong seconds = new AtomicLong();
        InstantSource clock = () -> Instant.parse("2026-05-02T09:00:00Z").plusSeconds(seconds.getAndIncrement());
        this.index = DecisionIndex.inMemory(log, domain);
        Memory memory = new Memory(
                domain,
                guards,
                log,
                states,
                new DecisionEngine(domain, log, states, guards, clock),
                new Explainer(domain, log, states));
        this.toolbox = DomainTools.of(memory, index);
    }

    Toolbox toolbox() {
        return toolbox;
    }

    Tool tool(String name) {
        return toolbox.tools().stream()
                .filter(tool -> tool.description().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Reply call(String name, String arguments) {
        return call(name, Json.DATA.readTree(arguments));
    }

    Reply call(String name, JsonNode arguments) {
        return tool(name).call(new Call(arguments, CALLER));
    }

    /// Calls a tool that must not refuse.
    Reply accepted(String name, String arguments) {
        Reply reply = call(name, arguments);
        assertThat(reply.refused()).as(reply.text()).isFalse();
        return reply;
    }

    /// Adds the book B1, at position 1 unless there is something already.
    OpenLibrary withBook() {
        accepted(
                "add_book",
                "{\"book_id\": \"B1\", \"title\": \"Ulysses\", \"price\": 12.50, \"reason\": \"asked for\"}");
        return this;
    }
}
