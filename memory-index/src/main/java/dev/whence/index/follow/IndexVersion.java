package dev.whence.index.follow;

/// What the index that is searched was made with.
///
/// @param format the version of its layout
/// @param domain the name and version of the domain whose words are in it
/// @param generation counts up with every index that was built in the folder
public record IndexVersion(String format, String domain, int generation) {

    /// Before there is one.
    static final IndexVersion NONE = new IndexVersion("", "", 0);

    static IndexVersion of(OpenIndex index) {
        CommitPoint point = index.reached();
        return new IndexVersion(
                point.format(), point.domain(), index.generation().number());
    }
}
