package dev.whence.retail.demo;

import dev.whence.retail.product.Product;
import dev.whence.retail.product.Variant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the made-up shop sells.
final class Catalogue {

    private static final BigDecimal STEP = new BigDecimal("0.06");
    private static final double AVAILABLE = 0.88;

    /// One kind of thing with its options.
    private record Kind(String name, String price, List<Option> options) {}

    private record Option(String name, List<String> values) {}

    private static final List<Kind> KINDS = List.of(
            kind(
                    "Trail Backpack",
                    "84.00",
                    option("volume", "20 l", "30 l", "45 l"),
                    option("color", "moss", "slate", "rust")),
            kind(
                    "Rain Jacket",
                    "129.00",
                    option("size", "S", "M", "L", "XL"),
                    option("color", "navy", "mustard", "olive")),
            kind(
                    "Wool Socks",
                    "14.50",
                    option("size", "36-38", "39-41", "42-45"),
                    option("color", "grey", "red", "oat")),
            kind("Walking Shoes", "98.00", option("size", "38", "40", "42", "44"), option("sole", "soft", "grip")),
            kind(
                    "Two-Person Tent",
                    "249.00",
                    option("season", "summer", "three-season"),
                    option("color", "sand", "pine")),
            kind(
                    "Sleeping Bag",
                    "139.00",
                    option("warmth", "12 °C", "4 °C", "-5 °C"),
                    option("length", "regular", "long")),
            kind(
                    "Enamel Mug",
                    "11.90",
                    option("color", "white", "blue", "green", "black"),
                    option("size", "small", "large")),
            kind("Camping Stove", "64.00", option("fuel", "gas", "spirit"), option("burners", "one", "two")),
            kind(
                    "Head Torch",
                    "38.50",
                    option("brightness", "200 lm", "400 lm", "800 lm"),
                    option("color", "black", "orange")),
            kind(
                    "Thermos Flask",
                    "29.90",
                    option("volume", "0.5 l", "0.75 l", "1 l"),
                    option("color", "steel", "berry")),
            kind("Folding Chair", "45.00", option("height", "low", "high"), option("fabric", "canvas", "mesh")),
            kind("Linen Shirt", "59.00", option("size", "S", "M", "L", "XL"), option("color", "white", "sage", "sky")),
            kind("Canvas Tote", "18.00", option("print", "plain", "fern", "wave"), option("lining", "none", "cotton")),
            kind("Table Lamp", "72.00", option("shade", "paper", "glass"), option("base", "oak", "brass", "stone")),
            kind("Reading Chair", "389.00", option("cover", "linen", "wool"), option("wood", "oak", "walnut")),
            kind("Bookcase", "275.00", option("height", "120 cm", "160 cm", "200 cm"), option("wood", "oak", "pine")),
            kind("Kettle", "49.00", option("volume", "1 l", "1.7 l"), option("finish", "brushed", "black", "cream")),
            kind("Coffee Grinder", "88.00", option("burr", "steel", "ceramic"), option("color", "black", "red")),
            kind(
                    "Cast-Iron Pan",
                    "54.00",
                    option("diameter", "20 cm", "26 cm", "30 cm"),
                    option("handle", "bare", "wood")),
            kind(
                    "Bread Knife",
                    "34.00",
                    option("blade", "20 cm", "25 cm"),
                    option("handle", "beech", "olive", "black")),
            kind(
                    "Board Game",
                    "32.00",
                    option("theme", "harbour", "orchard", "railway"),
                    option("players", "2-4", "2-6")),
            kind("Wooden Puzzle", "26.00", option("pieces", "200", "500", "1000"), option("picture", "map", "garden")),
            kind("Bicycle Helmet", "69.00", option("size", "S", "M", "L"), option("color", "white", "teal", "coral")),
            kind(
                    "Bicycle Light Set",
                    "41.00",
                    option("charge", "cable", "battery"),
                    option("range", "town", "country")),
            kind("Desk Clock", "37.00", option("face", "numbers", "plain"), option("color", "white", "yellow", "grey")),
            kind(
                    "Wireless Speaker",
                    "119.00",
                    option("size", "pocket", "shelf"),
                    option("color", "clay", "ink", "moss")));

    private Catalogue() {}

    private static Kind kind(String name, String price, Option... options) {
        return new Kind(name, price, List.of(options));
    }

    private static Option option(String name, String... values) {
        return new Option(name, Arrays.asList(values));
    }

    /// All products, with ids and availability as the dice fall.
    static List<Product> products(Dice dice) {
        return KINDS.stream().map(kind -> product(kind, dice)).toList();
    }

    private static Product product(Kind kind, Dice dice) {
        Map<String, Variant> variants = new LinkedHashMap<>();
        Option first = kind.options().getFirst();
        Option second = kind.options().getLast();
        for (int i = 0; i < first.values().size(); i++) {
            for (int j = 0; j < second.values().size(); j++) {
                String id = dice.digits(10);
                Map<String, String> options = new LinkedHashMap<>();
                options.put(first.name(), first.values().get(i));
                options.put(second.name(), second.values().get(j));
                variants.put(id, new Variant(id, options, dice.chance(AVAILABLE), price(kind, i, j, dice)));
            }
        }
        return new Product(dice.digits(10), kind.name(), variants);
    }

    /// Each further value of the first option costs a little more, and every item some odd cents.
    private static BigDecimal price(Kind kind, int first, int second, Dice dice) {
        BigDecimal base = new BigDecimal(kind.price());
        BigDecimal more = base.multiply(STEP).multiply(BigDecimal.valueOf(first + (long) second));
        return base.add(more).setScale(0, RoundingMode.HALF_EVEN).add(BigDecimal.valueOf(dice.between(0, 99), 2));
    }
}
