package dev.whence.proof;

/// The kept hashes of the tree are missing, malformed or contradict each other. They can be made anew from the log.
public final class TreeDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TreeDamagedException(String found) {
        super(found + ". The hashes of the tree are damaged: verify the log and build them anew from its decisions");
    }
}
