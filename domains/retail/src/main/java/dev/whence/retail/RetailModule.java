package dev.whence.retail;

import dev.whence.model.Domain;
import dev.whence.module.Demonstration;
import dev.whence.module.DomainModule;
import dev.whence.module.Importer;
import dev.whence.retail.demo.RetailDemonstration;
import dev.whence.retail.imports.RetailImporter;
import java.util.Optional;

/// Offers the shop to a running Whence.
public final class RetailModule implements DomainModule {

    @Override
    public Domain domain() {
        return RetailDomain.retail();
    }

    @Override
    public Optional<Importer> importer() {
        return Optional.of(new RetailImporter());
    }

    @Override
    public Optional<Demonstration> demonstration() {
        return Optional.of(new RetailDemonstration());
    }
}
