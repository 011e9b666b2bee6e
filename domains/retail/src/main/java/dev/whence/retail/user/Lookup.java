package dev.whence.retail.user;

import dev.whence.model.EntityType;
import dev.whence.proof.Sha256;
import dev.whence.retail.user.LookupEvent.EmailAddressAssigned;
import dev.whence.retail.user.LookupEvent.NameAndZipAssigned;
import dev.whence.retail.user.LookupEvent.NameAndZipReleased;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The users whom one e-mail address, or one name with zip code, belongs to. It is found by a digest of these.
public record Lookup(List<String> userIds) {

    public static final EntityType<Lookup, LookupEvent.ByEmail> EMAIL_ADDRESS = EntityType.named(
                    "email-address", Lookup.class)
            .describedAs("Which users have an e-mail address; the id is a digest of the address in lower case")
            .changedBy(LookupEvent.ByEmail.class, LookupEvent.ByEmail::emailAddress, Lookup::afterEmail);

    public static final EntityType<Lookup, LookupEvent.ByNameAndZip> NAME_AND_ZIP = EntityType.named(
                    "name-and-zip", Lookup.class)
            .describedAs("Which users have a name and zip code; the id is a digest of both in lower case")
            .changedBy(LookupEvent.ByNameAndZip.class, LookupEvent.ByNameAndZip::nameAndZip, Lookup::afterNameAndZip);

    private static final int DIGEST_LENGTH = 24;

    public Lookup {
        userIds = List.copyOf(userIds);
    }

    /// The identity of the lookup for an e-mail address, however it is capitalised.
    public static String idOf(String email) {
        return digest(normal(email));
    }

    /// The identity of the lookup for a name with zip code, however they are capitalised.
    public static String idOf(String firstName, String lastName, String zip) {
        return digest(normal(firstName) + "\n" + normal(lastName) + "\n" + normal(zip));
    }

    /// The identity of the lookup for a user's name with the zip code of an address.
    public static String idOf(PersonName name, Address address) {
        return idOf(name.firstName(), name.lastName(), address.zip());
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Sha256.of(text)).substring(0, DIGEST_LENGTH);
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static Lookup afterEmail(@Nullable Lookup before, LookupEvent.ByEmail event) {
        return switch (event) {
            case EmailAddressAssigned assigned -> with(before, assigned.userId());
        };
    }

    private static Lookup afterNameAndZip(@Nullable Lookup before, LookupEvent.ByNameAndZip event) {
        return switch (event) {
            case NameAndZipAssigned assigned -> with(before, assigned.userId());
            case NameAndZipReleased released -> without(before, released.userId());
        };
    }

    private static Lookup with(@Nullable Lookup before, String userId) {
        List<String> others = before == null ? List.of() : before.userIds();
        return new Lookup(
                Stream.concat(others.stream(), Stream.of(userId)).distinct().toList());
    }

    private static Lookup without(@Nullable Lookup before, String userId) {
        List<String> all = before == null ? List.of() : before.userIds();
        return new Lookup(all.stream().filter(id -> !id.equals(userId)).toList());
    }
}
