package dev.whence.explain.flip;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import dev.whence.model.CommandType;
import dev.whence.model.EntityType;
import dev.whence.schema.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// The changes that what failed suggests, the likeliest first. Lives for one decision.
final class Candidates {

    private static final int MOST_OF_ONE = 8;

    private final World world;
    private final Decision decision;
    private final Optional<CommandType<?>> command;
    private final List<JsonNode> states;
    private final Set<String> fixed = new LinkedHashSet<>();
    private final Set<Change> found = new LinkedHashSet<>();
    private @Nullable String target;

    Candidates(World world, Decision decision) {
        this.world = world;
        this.decision = decision;
        this.command = world.domain().command(world.request().type());
        this.states = world.states(decision.boundary().entities());
        fixTarget();
    }

    /// What the command is about stays, if it exists: another order is no answer to why this one cannot be
    /// cancelled.
    private void fixTarget() {
        Optional<EntityType<?, ?>> target =
                command.filter(type -> !type.isCreating()).flatMap(CommandType::targetType);
        List<EntityRef> read = decision.boundary().entities();
        if (target.isPresent()
                && !read.isEmpty()
                && !world.at(read.getFirst() + "#").isNull()) {
            this.target = read.getFirst().toString();
            JsonPlaces.leaves(world.request().data(), "command#", place -> {
                if (world.at(place).asString("").equals(read.getFirst().id())) {
                    fixed.add(place);
                }
            });
        }
    }

    /// Whether something fails on which no change that is allowed has any bearing, so that nothing can help: a fact
    /// of the origin, or of the entity that the command is about, which stays the same whatever else is changed.
    boolean isOutOfReach(Predicate<Change> allowed) {
        List<Change> changes = all().stream().filter(allowed).toList();
        return evidence()
                .flatMap(Evidence::necessaryFailures)
                .filter(failure -> !failure.sources().isEmpty())
                .anyMatch(failure -> Stream.concat(failure.sources().stream(), failure.requiredSources().stream())
                        .allMatch(source -> isSettled(source, changes)));
    }

    private boolean isSettled(String source, List<Change> changes) {
        if (source.startsWith("origin#")) {
            return changes.stream().noneMatch(change -> change.place().equals(source));
        }
        return target != null
                && source.startsWith(target + "#")
                && !isNamed(source)
                && changes.stream().noneMatch(change -> change.root().equals(target));
    }

    /// Whether an argument names a part of the path of a source.
    private boolean isNamed(String source) {
        List<String> path = JsonPlaces.segments(source.substring(source.lastIndexOf('#') + 1));
        List<String> named = new ArrayList<>();
        JsonPlaces.leaves(world.request().data(), "command#", place -> {
            if (path.contains(world.at(place).asString(""))) {
                named.add(place);
            }
        });
        return !named.isEmpty();
    }

    private Stream<Evidence> evidence() {
        return decision.unmet().stream().map(Check::evidence).filter(Objects::nonNull);
    }

    List<Change> all() {
        List<Comparison> failures = evidence().flatMap(Evidence::failures).toList();
        failures.forEach(this::sides);
        failures.forEach(this::indirect);
        return List.copyOf(found);
    }

    /// Changes of the values that were compared.
    private void sides(Comparison failure) {
        if (failure.sources().size() == 1 && isUnknownField(failure.sources().getFirst())) {
            add(failure.sources().getFirst(), Json.tree(null));
        } else if (isPlain(failure.sources(), failure.value())) {
            String place = failure.sources().getFirst();
            left(place, failure).forEach(to -> add(place, to));
        } else {
            failure.sources().forEach(source -> parts(source, failure.required()));
        }
        if (isPlain(failure.requiredSources(), failure.required())) {
            String place = failure.requiredSources().getFirst();
            right(failure).forEach(to -> add(place, to));
        } else {
            failure.requiredSources().forEach(source -> parts(source, failure.value()));
        }
    }

    /// Whether a fact was read at its one source as it stands there.
    private boolean isPlain(List<String> sources, JsonNode value) {
        return sources.size() == 1
                && !sources.getFirst().endsWith("#")
                && Json.same(world.at(sources.getFirst()), value);
    }

    private List<JsonNode> left(String place, Comparison failure) {
        JsonNode required = failure.required();
        return switch (failure.operator()) {
            case IS, AT_MOST, AT_LEAST -> List.of(required);
            case IS_ONE_OF -> elements(required);
            case LESS_THAN -> stepped(required, -1);
            case MORE_THAN -> stepped(required, 1);
            case IS_ABSENT -> List.of(Json.tree(null));
            case IS_PRESENT, HAS_FORM, IS_NOT, IS_NONE_OF -> others(place, failure.value());
            case CONTAINS -> failure.value().isArray() ? List.of(extended(failure.value(), required)) : List.of();
            case CONTAINS_NOT -> failure.value().isArray() ? List.of(reduced(failure.value(), required)) : List.of();
        };
    }

    private static List<JsonNode> right(Comparison failure) {
        JsonNode value = failure.value();
        return switch (failure.operator()) {
            case IS, AT_MOST, AT_LEAST -> List.of(value);
            case LESS_THAN -> stepped(value, 1);
            case MORE_THAN -> stepped(value, -1);
            case CONTAINS -> elements(value);
            case IS_NOT, IS_ONE_OF, IS_NONE_OF, IS_PRESENT, IS_ABSENT, CONTAINS_NOT, HAS_FORM -> List.of();
        };
    }

    private boolean isUnknownField(String place) {
        return place.startsWith("command#/") && shape(place).isEmpty();
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .limit(MOST_OF_ONE)
                .toList();
    }

    /// The next number after a bound, in its own smallest unit.
    private static List<JsonNode> stepped(JsonNode bound, int direction) {
        if (!bound.isNumber()) {
            return List.of();
        }
        BigDecimal number = bound.decimalValue();
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, number.scale()));
        return List.of(Json.tree(number.add(unit.multiply(BigDecimal.valueOf(direction)))));
    }

    private static JsonNode extended(JsonNode list, JsonNode element) {
        return ((ArrayNode) list.deepCopy()).add(element);
    }

    private static JsonNode reduced(JsonNode list, JsonNode element) {
        ArrayNode kept = Json.DATA.createArrayNode();
        list.forEach(each -> {
            if (!Json.same(each, element)) {
                kept.add(each);
            }
        });
        return kept;
    }

    /// Other values that could stand at a place: what its form allows, and what stands beside it in the states.
    private List<JsonNode> others(String place, JsonNode value) {
        List<JsonNode> others = new ArrayList<>();
        if (value.isBoolean()) {
            others.add(Json.tree(!value.booleanValue()));
        }
        if (value.isString()) {
            others.addAll(Peers.of(value.stringValue(), field(place), states));
        }
        Optional<Shape> shape = shape(place);
        if (shape.isPresent()) {
            others.addAll(examples(shape.get()));
        } else if (place.equals("origin#/reason")) {
            others.add(Json.tree(Change.ANY_TEXT));
        }
        return others;
    }

    private static List<JsonNode> examples(Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> List.of(Json.tree(Change.ANY_TEXT));
            case Shape.Choice choice -> choice.values().stream().map(Json::tree).toList();
            case Shape.Whole _, Shape.Amount _ -> List.of(Json.tree(1));
            case Shape.Flag _ -> List.of(Json.tree(true), Json.tree(false));
            case Shape.Moment _, Shape.Day _, Shape.Anything _, Shape.ListOf _, Shape.MapOf _, Shape.Fields _ ->
                List.of();
        };
    }

    /// The form of an argument; empty for what is no argument.
    private Optional<Shape> shape(String place) {
        if (!place.startsWith("command#/") || command.isEmpty()) {
            return Optional.empty();
        }
        Shape shape = command.get().shape();
        for (String segment : JsonPlaces.segments(place.substring(place.indexOf('#') + 1))) {
            Optional<Shape> inner = switch (shape) {
                case Shape.Fields fields ->
                    fields.fields().stream()
                            .filter(field -> field.name().equals(segment))
                            .map(Shape.Field::shape)
                            .findFirst();
                case Shape.ListOf list -> Optional.of(list.element());
                case Shape.MapOf map -> Optional.of(map.value());
                case Shape.Text _,
                        Shape.Choice _,
                        Shape.Whole _,
                        Shape.Amount _,
                        Shape.Flag _,
                        Shape.Moment _,
                        Shape.Day _,
                        Shape.Anything _ -> Optional.empty();
            };
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            shape = inner.get();
        }
        return Optional.of(shape);
    }

    /// Changes of the parts of an argument that a fact was computed from.
    private void parts(String source, JsonNode against) {
        JsonNode value = source.startsWith("command#/") ? world.at(source) : Json.tree(null);
        if (value.isArray()) {
            lengths(source, (ArrayNode) value, against);
            for (int i = 0; i < value.size(); i++) {
                String place = source + "/" + i;
                ArrayNode without = (ArrayNode) value.deepCopy();
                without.remove(i);
                add(source, without);
                others(place, value.get(i)).forEach(to -> add(place, to));
            }
        } else if (source.startsWith("command#/")) {
            others(source, value).forEach(to -> add(source, to));
        }
    }

    /// A list as long as is required, cut off or filled up with what it has already or what its name suggests.
    private void lengths(String source, ArrayNode list, JsonNode required) {
        if (!required.isIntegralNumber() || required.longValue() < 0 || required.longValue() > MOST_OF_ONE) {
            return;
        }
        List<JsonNode> fillings = new ArrayList<>(Peers.of("", field(source), states));
        list.forEach(fillings::add);
        if (list.size() >= required.intValue()) {
            add(source, filled(list, required.intValue(), Json.tree(null)));
        } else {
            fillings.forEach(filling -> add(source, filled(list, required.intValue(), filling)));
        }
    }

    private static ArrayNode filled(ArrayNode list, int length, JsonNode filling) {
        ArrayNode filled = Json.DATA.createArrayNode();
        for (int i = 0; i < length; i++) {
            filled.add(i < list.size() ? list.get(i) : filling);
        }
        return filled;
    }

    /// Changes of arguments that name what was looked at: an entity, or a part of its state.
    private void indirect(Comparison failure) {
        for (String source : failure.sources()) {
            int hash = source.endsWith("#") ? source.length() - 1 : source.lastIndexOf("#/");
            if (hash > 0 && source.lastIndexOf(':', hash) > 0) {
                EntityRef entity = EntityRef.parse(source.substring(0, hash));
                List<String> named = new ArrayList<>(JsonPlaces.segments(source.substring(hash + 1)));
                named.add(entity.id());
                if (entity.id().equals(world.request().origin().conversation())) {
                    add("origin#/conversation", Json.tree(null));
                }
                JsonPlaces.leaves(world.request().data(), "command#", place -> {
                    JsonNode value = world.at(place);
                    if (value.isString() && named.contains(value.stringValue())) {
                        siblings(source, value.stringValue()).forEach(to -> add(place, to));
                        others(place, value).forEach(to -> add(place, to));
                    }
                });
            }
        }
    }

    /// The names beside one in the path of a source.
    private List<JsonNode> siblings(String source, String name) {
        int at = source.indexOf("/" + JsonPlaces.escaped(name));
        JsonNode parent = at < 0 ? Json.tree(null) : world.at(source.substring(0, at));
        return parent.propertyNames().stream()
                .filter(other -> !other.equals(name))
                .limit(MOST_OF_ONE)
                .map(Json::tree)
                .toList();
    }

    private static String field(String place) {
        List<String> segments = JsonPlaces.segments(place.substring(place.lastIndexOf("#/") + 1));
        String last = segments.getLast();
        boolean index = !last.isEmpty() && last.chars().allMatch(Character::isDigit);
        return index && segments.size() > 1 ? segments.get(segments.size() - 2) : last;
    }

    private void add(String place, JsonNode to) {
        JsonNode from = world.at(place);
        boolean ofCaller = place.startsWith("origin#/")
                && !place.equals("origin#/reason")
                && !(place.equals("origin#/conversation") && to.isNull());
        if (!fixed.contains(place) && !ofCaller && place.contains("#/") && !Json.same(from, to)) {
            found.add(new Change(place, from, to));
        }
    }
}
