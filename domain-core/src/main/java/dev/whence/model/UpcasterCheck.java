package dev.whence.model;

import dev.whence.model.Upcaster.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds everything that is wrong with the upcasters of a domain before any record is read with them.
final class UpcasterCheck {

    private final Upcasters upcasters;
    private final String place;
    private final List<String> problems = new ArrayList<>();

    private UpcasterCheck(Upcasters upcasters, String place) {
        this.upcasters = upcasters;
        this.place = place;
    }

    /// What is wrong, each with what to add or take away; empty if nothing is.
    ///
    /// @param place where upcasters are declared, for messages: `entity type 'order'`
    static List<String> problems(Upcasters upcasters, String place) {
        UpcasterCheck check = new UpcasterCheck(upcasters, place);
        check.eachAlone();
        check.gaps();
        check.circles();
        return check.problems;
    }

    private void eachAlone() {
        Set<Form> seen = new HashSet<>();
        for (Upcaster upcaster : upcasters.declared()) {
            Form from = upcaster.from();
            if (!seen.add(from)) {
                problems.add("Two upcasters in " + place + " read " + from + ": keep one");
            }
            Integer now = upcasters.today().get(from.type());
            if (from.version() < 1) {
                problems.add("The upcaster " + upcaster + " in " + place + " reads version " + from.version()
                        + ": versions start at 1");
            } else if (now != null && from.version() >= now) {
                problems.add("The upcaster " + upcaster + " in " + place + " reads version " + from.version() + ", but "
                        + from.type() + " is at version " + now + " today: raise its @SchemaVersion to "
                        + (from.version() + 1) + ", or take the upcaster away");
            }
            upcaster.targets().forEach(to -> target(upcaster, to));
        }
    }

    private void target(Upcaster upcaster, Form to) {
        Form from = upcaster.from();
        if (to.type().equals(from.type()) && to.version() != from.version() + 1) {
            problems.add("The upcaster " + upcaster + " in " + place + " must lead to version " + (from.version() + 1)
                    + " of " + from.type() + ": an upcaster goes from one version to the next");
        } else if (!upcasters.isOfToday(to.type(), to.version()) && upcasters.from(to) == null) {
            problems.add("The upcaster " + upcaster + " in " + place + " leads to " + to + ", which does not exist: "
                    + existing(to));
        }
    }

    private String existing(Form wanted) {
        Integer now = upcasters.today().get(wanted.type());
        if (now == null) {
            return "there is no " + upcasters.kind() + " " + wanted.type() + "; there is "
                    + String.join(", ", new TreeSet<>(upcasters.today().keySet()));
        }
        return wanted.version() > now
                ? wanted.type() + " is at version " + now + "; lead there, or raise its @SchemaVersion"
                : "add " + example(wanted);
    }

    private void gaps() {
        upcasters.today().forEach(this::gapsBelow);
        Set<String> former = new TreeSet<>();
        upcasters.declared().forEach(upcaster -> former.add(upcaster.from().type()));
        former.removeAll(upcasters.today().keySet());
        former.forEach(type -> gapsBelow(type, upcasters.newestOlder(type)));
    }

    private void gapsBelow(String type, int newest) {
        for (int version = 1; version < newest; version++) {
            Form form = new Form(type, version);
            if (upcasters.from(form) == null) {
                problems.add("Nothing reads " + form + ", which may stand in a log, since " + type + " is at version "
                        + newest + ": add " + example(form));
            }
        }
    }

    private String example(Form form) {
        return "upcasting(Upcaster.of(\"" + form.type() + "\", " + form.version() + ").toNext(data -> …)) to " + place;
    }

    /// Names can lead round in a circle; versions of one name cannot.
    private void circles() {
        Set<Form> harmless = new HashSet<>();
        for (Upcaster upcaster : upcasters.declared()) {
            if (isCircle(upcaster.from(), new HashSet<>(), harmless)) {
                problems.add("The upcaster " + upcaster + " in " + place
                        + " leads round in a circle: every older form must lead to one of today");
            }
        }
    }

    private boolean isCircle(Form form, Set<Form> above, Set<Form> harmless) {
        Upcaster upcaster = upcasters.from(form);
        if (upcaster == null || harmless.contains(form)) {
            return false;
        }
        if (!above.add(form)) {
            return true;
        }
        boolean circle = upcaster.targets().anyMatch(to -> isCircle(to, above, harmless));
        above.remove(form);
        if (!circle) {
            harmless.add(form);
        }
        return circle;
    }
}
