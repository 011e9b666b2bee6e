package dev.whence.module;

import dev.whence.model.Domain;
import dev.whence.subscription.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// A domain that ships as a jar, with what helps to start using it. Name the implementation in
/// `META-INF/services/dev.whence.module.DomainModule`.
public interface DomainModule {

    /// The domain, with all its rules.
    Domain domain();

    /// Brings existing data in, if the domain knows how.
    default Optional<Importer> importer() {
        return Optional.empty();
    }

    /// An example history, if the domain has one.
    default Optional<Demonstration> demonstration() {
        return Optional.empty();
    }

    /// What is to be done with every decision, or with some: each under a name, with a position of its own. They run
    /// wherever a server has the domain's data open; called once for each time it is opened.
    default List<Subscription> subscriptions() {
        return List.of();
    }

    /// Every module on the class path.
    static List<DomainModule> available() {
        return ServiceLoader.load(DomainModule.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /// The module whose domain has this name.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are
    static DomainModule named(String name) {
        List<DomainModule> available = available();
        return available.stream()
                .filter(module -> module.domain().name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no domain '" + name + "' on the class path; there is "
                                + String.join(
                                        ", ",
                                        available.stream()
                                                .map(module -> module.domain().name())
                                                .toList())));
    }
}
