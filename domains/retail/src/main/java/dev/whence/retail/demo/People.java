package dev.whence.retail.demo;

import dev.whence.retail.user.Address;
import dev.whence.retail.user.PaymentMethod;
import dev.whence.retail.user.PersonName;
import dev.whence.retail.user.User;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The made-up customers.
final class People {

    private static final List<String> FIRST = List.of(
            "Amina", "Anton", "Beatriz", "Bruno", "Carla", "Cyrus", "Dalia", "Dario", "Edda", "Elio", "Farah", "Felix",
            "Greta", "Gustav", "Hana", "Hugo", "Ines", "Ivo", "Jana", "Jonas", "Kaia", "Kofi", "Lena", "Levi", "Mara",
            "Milo", "Nadia", "Nils", "Oksana", "Oscar", "Paula", "Pedro", "Quinn", "Rafael", "Rosa", "Ruben", "Salma",
            "Sven", "Tamar", "Theo", "Uma", "Viktor", "Wanda", "Yara", "Ymir", "Zeno");

    private static final List<String> LAST = List.of(
            "Abara",
            "Aldous",
            "Bergstrom",
            "Bellini",
            "Castell",
            "Cho",
            "Dahl",
            "Duarte",
            "Eklund",
            "Farouk",
            "Fontaine",
            "Gallo",
            "Grimm",
            "Haddad",
            "Hale",
            "Ilves",
            "Jansson",
            "Kaplan",
            "Keller",
            "Lindqvist",
            "Lund",
            "Marsh",
            "Moreau",
            "Nadir",
            "Novak",
            "Okafor",
            "Olsen",
            "Pereira",
            "Petrov",
            "Quist",
            "Ramos",
            "Rinaldi",
            "Sato",
            "Sommer",
            "Tanaka",
            "Thorne",
            "Ueda",
            "Vance",
            "Varga",
            "Weiss",
            "Winter",
            "Xu",
            "Yilmaz",
            "Zeller");

    private static final List<String> STREETS = List.of(
            "Alder Lane",
            "Birch Row",
            "Canal Street",
            "Chestnut Walk",
            "Dove Street",
            "Ferry Road",
            "Garden Terrace",
            "Harbor View",
            "Juniper Court",
            "Kiln Road",
            "Lighthouse Drive",
            "Mill Street",
            "North Quay",
            "Orchard Way",
            "Pier Street",
            "Quarry Hill",
            "River Bend",
            "Station Road",
            "Tanner Street",
            "Vine Street",
            "Willow Park");

    /// Town, state and the beginning of its zip codes.
    private record Town(String name, String state, String zip) {}

    private static final List<Town> TOWNS = List.of(
            new Town("Marlow Bay", "OR", "974"),
            new Town("Fernhollow", "VT", "054"),
            new Town("Cedar Point", "WA", "983"),
            new Town("Northwick", "ME", "043"),
            new Town("Saltmarsh", "NC", "285"),
            new Town("Amber Falls", "MN", "557"),
            new Town("Redstone Springs", "UT", "847"),
            new Town("Lakeridge", "MI", "497"),
            new Town("Old Harbour", "MA", "025"),
            new Town("Pinewood", "GA", "315"),
            new Town("Silverton Mills", "PA", "168"),
            new Town("Windmere", "IA", "505"),
            new Town("Copperfield", "AZ", "855"),
            new Town("Bluewater", "TX", "783"));

    private static final List<String> SUITES = List.of("", "", "", "Apt 2", "Apt 14", "Floor 3", "Suite 210", "Rear");

    private static final List<String> BRANDS = List.of("visa", "mastercard");

    private static final List<String> MAIL_HOSTS = List.of("post.example", "mail.example", "inbox.example");

    private People() {}

    /// A customer who is new to the shop.
    static User customer(Dice dice) {
        PersonName name = new PersonName(dice.any(FIRST), dice.any(LAST));
        String id = (name.firstName() + "_" + name.lastName()).toLowerCase(Locale.ROOT) + "_" + dice.digits(4);
        String email = id.replaceFirst("_", ".").replace("_", "") + "@" + dice.any(MAIL_HOSTS);
        return new User(id, name, address(dice), email, paymentMethods(dice), List.of());
    }

    static Address address(Dice dice) {
        Town town = dice.any(TOWNS);
        return new Address(
                dice.between(1, 240) + " " + dice.any(STREETS),
                dice.any(SUITES),
                town.name(),
                town.state(),
                "USA",
                town.zip() + dice.between(10, 99));
    }

    private static Map<String, PaymentMethod> paymentMethods(Dice dice) {
        Map<String, PaymentMethod> methods = new LinkedHashMap<>();
        if (dice.chance(0.7)) {
            put(methods, PaymentMethod.creditCard("credit_card_" + dice.digits(7), dice.any(BRANDS), dice.digits(4)));
        }
        if (dice.chance(0.5) || methods.isEmpty()) {
            put(methods, PaymentMethod.paypal("paypal_" + dice.digits(7)));
        }
        if (dice.chance(0.55)) {
            put(
                    methods,
                    PaymentMethod.giftCard("gift_card_" + dice.digits(7), BigDecimal.valueOf(dice.between(5, 300))));
        }
        return methods;
    }

    private static void put(Map<String, PaymentMethod> methods, PaymentMethod method) {
        methods.put(method.id(), method);
    }
}
