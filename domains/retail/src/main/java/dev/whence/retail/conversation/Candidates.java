package dev.whence.retail.conversation;

import static dev.whence.retail.user.Lookup.EMAIL_ADDRESS;
import static dev.whence.retail.user.Lookup.NAME_AND_ZIP;

import dev.whence.decision.EntityRef;
import dev.whence.model.Fact;
import dev.whence.model.NotEvaluableException;
import dev.whence.model.Scope;
import dev.whence.retail.conversation.ConversationCommand.AuthenticateUser;
import dev.whence.retail.user.Lookup;
import dev.whence.retail.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The users to whom everything belongs that a customer said.
///
/// @param found what each lookup gave, at least one
record Candidates(List<Fact<List<String>>> found, Identification identification) {

    static Candidates of(Scope<? extends AuthenticateUser> in) {
        boolean byEmail = emailLookup(in.command()).isPresent();
        boolean byName = nameAndZipLookup(in.command()).isPresent();
        if (!byEmail && !byName) {
            throw new NotEvaluableException("neither an e-mail address nor a full name with zip code was given");
        }
        List<Fact<List<String>>> found = new ArrayList<>();
        if (byEmail) {
            found.add(in.fact(EMAIL_ADDRESS, "user_ids", Lookup::userIds));
        }
        if (byName) {
            found.add(in.fact(NAME_AND_ZIP, "user_ids", Lookup::userIds));
        }
        return new Candidates(found, identification(byEmail, byName));
    }

    private static Identification identification(boolean byEmail, boolean byName) {
        if (byEmail && byName) {
            return Identification.EMAIL_AND_NAME_AND_ZIP;
        }
        return byEmail ? Identification.EMAIL : Identification.NAME_AND_ZIP;
    }

    static Optional<String> emailLookup(AuthenticateUser command) {
        return Optional.ofNullable(command.email()).map(Lookup::idOf);
    }

    static Optional<String> nameAndZipLookup(AuthenticateUser command) {
        String first = command.firstName();
        String last = command.lastName();
        String zip = command.zip();
        return first == null || last == null || zip == null
                ? Optional.empty()
                : Optional.of(Lookup.idOf(first, last, zip));
    }

    /// The one user who was found; null if it is not one.
    @Nullable
    EntityRef dataSubject() {
        return ids().size() == 1 ? User.USER.ref(theOne()) : null;
    }

    Fact<Integer> count() {
        return Fact.computed("users found", ids().size(), sources());
    }

    Fact<List<String>> userIds() {
        return Fact.computed("ids of users found", ids(), sources());
    }

    String theOne() {
        return ids().getFirst();
    }

    private Fact<?>[] sources() {
        return found.toArray(Fact<?>[]::new);
    }

    private List<String> ids() {
        List<String> common = new ArrayList<>(idsIn(found.getFirst()));
        found.forEach(fact -> common.retainAll(idsIn(fact)));
        return List.copyOf(common);
    }

    private static List<String> idsIn(Fact<List<String>> fact) {
        List<String> ids = fact.value();
        return ids == null ? List.of() : ids;
    }
}
