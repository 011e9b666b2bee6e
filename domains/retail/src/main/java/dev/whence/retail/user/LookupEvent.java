package dev.whence.retail.user;

/// What can happen to the ways in which a user is found.
public sealed interface LookupEvent {

    String userId();

    /// Events of e-mail addresses.
    sealed interface ByEmail extends LookupEvent {
        /// The digest that identifies the address.
        String emailAddress();
    }

    /// Events of names with zip codes.
    sealed interface ByNameAndZip extends LookupEvent {
        /// The digest that identifies the name with zip code.
        String nameAndZip();
    }

    /// The user has this e-mail address from now on.
    record EmailAddressAssigned(String emailAddress, String userId) implements ByEmail {}

    /// The user has this name and zip code from now on.
    record NameAndZipAssigned(String nameAndZip, String userId) implements ByNameAndZip {}

    /// The user no longer has this name and zip code.
    record NameAndZipReleased(String nameAndZip, String userId) implements ByNameAndZip {}
}
