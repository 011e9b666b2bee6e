package dev.whence.evals.explain;

/// How many of each kind of entity a made history has.
///
/// @param users each of whom has two more entities, by which they are found
record ShopSize(int products, int users, int conversations, int orders) {

    private static final int OF_EACH_USER = 3;

    /// About so many entities in all: mostly orders.
    static ShopSize of(int entities) {
        int products = Math.max(10, entities / 100);
        int users = Math.max(20, entities / 10);
        int conversations = entities / 5;
        int orders = Math.max(100, entities - products - OF_EACH_USER * users - conversations);
        return new ShopSize(products, users, conversations, orders);
    }
}
