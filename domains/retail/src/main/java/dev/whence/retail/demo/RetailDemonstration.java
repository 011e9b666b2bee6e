package dev.whence.retail.demo;

import dev.whence.engine.DecisionEngine;
import dev.whence.module.Demonstration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// Ninety days of a made-up shop: customers who buy and change their minds, two clerks and three agents who serve them,
/// one of them careless.
public final class RetailDemonstration implements Demonstration {

    private Highlights highlights = new Highlights();

    @Override
    public void play(Function<InstantSource, DecisionEngine> engines, long seed, Progress progress) {
        World world = new World(engines, seed);
        ServiceDesk desk = new ServiceDesk(world);
        new Storefront(world, desk::expectContact).open();
        new Merchandise(world).open();
        desk.open();
        world.run(progress);
        highlights = world.highlights;
    }

    @Override
    public List<Question> questions() {
        return Questions.about(highlights);
    }
}
