package dev.whence.audit;

/// Kinds of what an audit finds.
public enum Damage {
    /// A decision is not there, or its bytes cannot be got off the disk.
    UNREADABLE(true, "Restore the folder from a backup that has these decisions."),
    /// A decision has other bytes than those that were appended.
    CHANGED(
            true,
            "Somebody or something changed these decisions after they were appended. Restore them from a backup."),
    /// A decision is missing from the sequence.
    REMOVED(true, "Decisions were taken out. Get a whole copy."),
    /// A decision is in the sequence that does not belong there.
    INSERTED(true, "Decisions were put in. Get a copy that nobody touched."),
    /// A decision stands in another place than its own.
    REORDERED(true, "Decisions were moved. Get a copy that nobody touched."),
    /// A decision is earlier than the one before it.
    TIME_REVERSED(true, "The times were changed after the decisions were appended. Restore them from a backup."),
    /// The log ends before an earlier checkpoint.
    TRUNCATED(true, "The end of the log was cut off. Restore the folder from a backup taken after the checkpoint."),
    /// The log does not begin with what an earlier checkpoint saw.
    REWRITTEN(true, "The history was rewritten. Restore the folder from a backup taken after the checkpoint."),
    /// Whether the log begins with an earlier checkpoint cannot be told.
    UNPROVED(true, "Mend what else was found, then verify again."),
    /// The kept hashes of the tree are not those of the decisions, which are whole.
    TREE(true, "The decisions are whole, the hashes kept of them are not. Restore the folder from a backup."),
    /// A file of the store does not fit its checksum.
    STORAGE(
            true,
            "The disk or its file system lost or changed data. Restore the folder from a backup, on another disk."),
    /// What decisions are found by disagrees with them.
    INDEX(true, "Lookups give wrong answers. If the rest is sound, export the log and import it into a new folder."),
    /// A line, or the whole, is not of the form in which it was written.
    FORM(true, "The file was changed or cut off after it was written. Get another copy."),
    /// A signature is not there, or does not fit.
    SIGNATURE(true, "What it signs was changed, or somebody else signed it. Ask the owner of the log for its key."),
    /// A decision is as it was appended, but this version cannot read it.
    UNDECODABLE(false, "Nothing is damaged; open the log with the version that wrote these decisions to read them.");

    private final boolean unsound;
    private final String remedy;

    Damage(boolean unsound, String remedy) {
        this.unsound = unsound;
        this.remedy = remedy;
    }

    /// Whether a log in which this was found is not sound.
    public boolean isUnsound() {
        return unsound;
    }

    /// What to do about it.
    public String remedy() {
        return remedy;
    }
}
