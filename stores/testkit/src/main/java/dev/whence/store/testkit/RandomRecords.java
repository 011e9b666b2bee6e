package dev.whence.store.testkit;

import dev.whence.decision.Check;
import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Operator;
import dev.whence.decision.Origin;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import dev.whence.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes the parts of random drafts: every kind of evidence and JSON value, odd texts, absent parts. Numbers have
/// the form that they have when they are read again, so that equality is exact.
final class RandomRecords {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "pending",
            "The customer said: \"cancel it\", please",
            "línea de crédito · größer · 注文 · طلب · 😀👩‍👩‍👧",
            "a\u0000b\u001f\n\t\r\\/\u2028\ufeff",
            "half a pair: \ud83d",
            "{\"looks\": \"like JSON\"}");

    private static final List<String> ENTITIES = List.of(
            "order:#W1",
            "order:#W10",
            "order:#W100",
            "order:größe/1 注文 😀",
            "user:mei_kovacs_8020",
            "user:mei",
            "user:mei:kovacs",
            "user-2:mei",
            "product:9523456873",
            "product:" + "9".repeat(200),
            "product:half \udc00 pair",
            "product:half ? pair");

    private final Random random;

    RandomRecords(Random random) {
        this.random = random;
    }

    static List<EntityRef> entities() {
        return ENTITIES.stream().map(EntityRef::parse).toList();
    }

    EntityRef entity() {
        return EntityRef.parse(oneOf(ENTITIES));
    }

    String text() {
        return random.nextInt(3) == 0 ? oneOf(TEXTS) : "text " + Long.toString(random.nextLong(), 36);
    }

    List<RecordedEvent> events() {
        return some(4, () -> new RecordedEvent(entity(), text(), random.nextInt(9), json()));
    }

    Origin origin() {
        return new Origin(
                perhaps(this::text),
                perhaps(this::text),
                perhaps(this::text),
                perhaps(this::text),
                perhaps(this::text),
                perhaps(this::text),
                perhaps(() -> DecisionId.create(Instant.EPOCH, random)),
                perhaps(this::text),
                perhaps(this::text));
    }

    List<Check> checks() {
        return some(4, this::check);
    }

    private Check check() {
        boolean evaluated = random.nextBoolean();
        Evidence evidence = evaluated ? evidence(3) : null;
        Verdict verdict = evidence != null
                ? (evidence.holds() ? Verdict.HOLDS : Verdict.FAILS)
                : (random.nextBoolean() ? Verdict.NOT_EVALUATED : Verdict.ERROR);
        return new Check(
                text(),
                oneOf(List.of(RuleKind.values())),
                random.nextInt(5),
                text(),
                verdict,
                evidence,
                evaluated ? null : text());
    }

    private Evidence evidence(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 0 -> comparison();
            case 1 -> new Evidence.AllOf(some(3, () -> evidence(depth - 1)));
            case 2 -> new Evidence.AnyOf(some(3, () -> evidence(depth - 1)));
            default ->
                new Evidence.ForEach(text(), some(3, () -> new Evidence.ForEach.Item(text(), evidence(depth - 1))));
        };
    }

    private Evidence comparison() {
        Operator operator = oneOf(List.of(Operator.values()));
        return new Evidence.Comparison(
                text(),
                some(3, this::text),
                json(),
                operator,
                operator.needsRequired() ? json() : NODES.nullNode(),
                perhaps(this::text),
                some(2, this::text),
                random.nextBoolean());
    }

    JsonNode json() {
        return json(3);
    }

    private JsonNode json(int depth) {
        return switch (random.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(Long.MAX_VALUE - random.nextInt());
            case 4 -> NODES.numberNode(BigInteger.ONE.shiftLeft(64 + random.nextInt(200)));
            case 5 -> decimal();
            case 6 -> Json.tree(text());
            case 7 -> array(depth - 1);
            default -> object(depth - 1);
        };
    }

    /// With a fraction or an exponent, since a whole number is read as one.
    private JsonNode decimal() {
        BigInteger digits = new BigInteger(1 + random.nextInt(120), random);
        int scale = 1 + random.nextInt(30);
        boolean huge = random.nextInt(8) == 0;
        return NODES.numberNode(new BigDecimal(digits, huge ? -1000 * scale : scale));
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        some(4, () -> json(depth)).forEach(array::add);
        return array;
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        some(4, () -> json(depth)).forEach(value -> object.set(text(), value));
        return object;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> List<T> some(int fewerThan, Supplier<T> element) {
        return IntStream.range(0, random.nextInt(fewerThan))
                .mapToObj(i -> element.get())
                .toList();
    }

    private <T> @Nullable T perhaps(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
