package dev.whence.agent.tools;

/// Names as people read them.
final class Names {

    private Names() {}

    /// `cancel_pending_order` as `Cancel pending order`.
    static String title(String snakeName) {
        String words = snakeName.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
