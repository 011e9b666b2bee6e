package dev.whence.subscription.file;

import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.subscription.Failure;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.SubscriptionName;
import dev.whence.subscription.SubscriptionStore;
import dev.whence.subscription.SubscriptionStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The files of one subscription, and in memory its position and the positions of what it has parked. Guarded by
/// its own monitor.
///
/// A step that failed leaves in doubt what is on disk: it may have moved a file and failed to say so. Until that is
/// looked up again nothing here is believed, and nothing is removed.
final class SubscriptionFolder {

    /// The name of the file that holds the position.
    static final String POSITION = "position";

    private static final Pattern ENTRY = Pattern.compile("\\d{19}\\.json");

    private final SubscriptionName name;
    private final Path folder;
    private final Path positionFile;
    private final Path parkedFolder;
    private final DurableFiles files;
    private final NavigableSet<Position> parked = new TreeSet<>();
    private @Nullable Position position;
    private boolean inDoubt = true;

    /// Reads what is there, and removes what a call left behind that did not finish.
    SubscriptionFolder(SubscriptionName name, Path folder, DurableFiles files) throws IOException {
        this.name = name;
        this.folder = folder;
        this.files = files;
        positionFile = folder.resolve(POSITION);
        parkedFolder = folder.resolve("parked");
        settle();
    }

    private Position readPosition() throws IOException {
        String text =
                Files.readString(positionFile, StandardCharsets.ISO_8859_1).strip();
        try {
            return Position.of(Long.parseLong(text));
        } catch (IllegalArgumentException e) {
            throw new SubscriptionStoreException(
                    positionFile + " holds '" + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
                            + "', which is no position of the log: restore the file from a backup, or write the position"
                            + " into it after which the subscription shall go on, 0 for the beginning",
                    e);
        }
    }

    /// Looks up what is on disk, if that is in doubt. Entries beyond the position, and files that were being
    /// written, are left over from a call that did not finish; they go once the position is sure to stay.
    private void settle() throws IOException {
        if (!inDoubt) {
            return;
        }
        position = Files.exists(positionFile) ? readPosition() : null;
        if (Files.isDirectory(folder)) {
            files.settle(folder);
        }
        List<Path> over = new ArrayList<>();
        NavigableSet<Position> found = new TreeSet<>();
        for (Path file : DurableFiles.entries(parkedFolder)) {
            String entry = String.valueOf(file.getFileName());
            if (entry.endsWith(DurableFiles.UNFINISHED)) {
                over.add(file);
            } else if (ENTRY.matcher(entry).matches()) {
                Position at = Position.of(Long.parseLong(entry.substring(0, entry.length() - ".json".length())));
                if (position == null || at.isAfter(position)) {
                    over.add(file);
                } else {
                    found.add(at);
                }
            }
        }
        files.delete(parkedFolder, over);
        parked.clear();
        parked.addAll(found);
        inDoubt = false;
    }

    synchronized @Nullable Position position() throws IOException {
        settle();
        return position;
    }

    synchronized void advance(Position to) throws IOException {
        settle();
        SubscriptionStore.requireForwards(name, position == null ? Position.NONE : position, to);
        if (!to.equals(position)) {
            inDoubt = true;
            writePosition(to);
            inDoubt = false;
        }
    }

    synchronized void reset(Position to) throws IOException {
        settle();
        inDoubt = true;
        writePosition(to);
        settle();
    }

    synchronized void park(ParkedDecision decision) throws IOException {
        settle();
        inDoubt = true;
        files.createFolder(folder);
        files.createFolder(parkedFolder);
        write(decision);
        if (position == null || decision.position().isAfter(position)) {
            writePosition(decision.position());
        }
        parked.add(decision.position());
        inDoubt = false;
    }

    synchronized boolean repark(ParkedDecision decision) throws IOException {
        settle();
        if (!parked.contains(decision.position())) {
            return false;
        }
        write(decision);
        return true;
    }

    synchronized boolean drop(Position at) throws IOException {
        settle();
        if (!parked.contains(at)) {
            return false;
        }
        inDoubt = true;
        files.delete(parkedFolder, List.of(entry(at)));
        parked.remove(at);
        inDoubt = false;
        return true;
    }

    synchronized Optional<ParkedDecision> parkedAt(Position at) throws IOException {
        settle();
        return parked.contains(at) ? read(at) : Optional.empty();
    }

    synchronized List<ParkedDecision> parked(Position after, int limit) throws IOException {
        settle();
        List<ParkedDecision> page = new ArrayList<>();
        for (Position at : parked.tailSet(after, false)) {
            if (page.size() == limit) {
                break;
            }
            read(at).ifPresent(page::add);
        }
        return page;
    }

    synchronized long parkedCount() throws IOException {
        settle();
        return parked.size();
    }

    /// Removes everything; the folder is out of sight at once.
    synchronized void forget(Path outOfSight) throws IOException {
        files.deleteFolder(outOfSight);
        inDoubt = true;
        if (Files.isDirectory(folder)) {
            files.rename(folder, outOfSight);
        }
        position = null;
        parked.clear();
        inDoubt = false;
        files.deleteFolder(outOfSight);
    }

    private void writePosition(Position to) throws IOException {
        files.createFolder(folder);
        files.replace(positionFile, (to + "\n").getBytes(StandardCharsets.ISO_8859_1));
        position = to;
    }

    private void write(ParkedDecision decision) throws IOException {
        files.replace(entry(decision.position()), Json.ENVELOPE.writeValueAsBytes(decision));
    }

    /// An entry that is damaged is still an entry: it says that, instead of why its decision was parked.
    private Optional<ParkedDecision> read(Position at) throws IOException {
        Path file = entry(at);
        try {
            byte[] content = Files.readAllBytes(file);
            @Nullable ParkedDecision decision = Json.ENVELOPE.readValue(content, ParkedDecision.class);
            return Optional.of(
                    decision != null && decision.position().equals(at)
                            ? decision
                            : damaged(at, file, "it is not about this decision"));
        } catch (NoSuchFileException removedByHand) {
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(damaged(at, file, e.getOriginalMessage()));
        }
    }

    private static ParkedDecision damaged(Position at, Path file, @Nullable String found) throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        String message = file + " is damaged, so why the decision was parked is lost (" + found
                + "); the decision itself is in the log: replay it or drop it";
        return new ParkedDecision(
                at, written, 0, new Failure(written, SubscriptionStoreException.class.getName(), message, ""));
    }

    private Path entry(Position at) {
        return parkedFolder.resolve("%019d.json".formatted(at.value()));
    }
}
