package dev.whence.server.node;

import dev.whence.json.Json;
import dev.whence.personal.KeysUnavailableException;
import dev.whence.store.keys.SqliteSubjectKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// A folder that holds one domain's memory, or is to hold one.
public final class DataFolder {

    private static final String MARKER = "whence.json";
    private static final String SERVER = "server.json";
    private static final String IMPORT = "import.json";

    /// The log has backups of its own, keys too; the rest is made again or is of this moment.
    private static final Set<String> ACCOUNTED_FOR =
            Set.of(MARKER, SERVER, "log", "index", "snapshots", "blames", "keys");

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    public static DataFolder at(Path path) {
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    public Path path() {
        return path;
    }

    /// Where the decision log is.
    public Path log() {
        return path.resolve("log");
    }

    /// What cannot be made again and is neither the log nor a key of a data subject: what a backup of the log takes
    /// along.
    public List<Path> besideTheLog() throws IOException {
        try (Stream<Path> parts = Files.list(path)) {
            return parts.filter(part -> !ACCOUNTED_FOR.contains(String.valueOf(part.getFileName())))
                    .filter(part -> !part.toString().endsWith(".new"))
                    .sorted()
                    .toList();
        }
    }

    Path snapshots() {
        return path.resolve("snapshots");
    }

    Path blames() {
        return path.resolve("blames");
    }

    Path index() {
        return path.resolve("index");
    }

    Path subscriptions() {
        return path.resolve("subscriptions");
    }

    /// The keys of data subjects: not in the folder of the log, so that no backup of that has them.
    Path keys() {
        return path.resolve("keys").resolve("subjects.db");
    }

    /// Opens the keys, which are made with the folder's first use.
    ///
    /// @throws KeysUnavailableException if they were there and are not any more, or are those of another folder
    SqliteSubjectKeys openKeys() {
        Marker marker = existing();
        if (marker.keys() != null && !Files.exists(keys())) {
            throw new KeysUnavailableException("The keys of data subjects are lost: there is no " + keys()
                    + ", and without it the personal values in this folder cannot be read. Bring its backup back with"
                    + " \"whence restore-keys FILE\". If there is none, these values are gone for good: take \"keys\" out"
                    + " of " + path.resolve(MARKER) + " to go on without them");
        }
        SqliteSubjectKeys keys = SqliteSubjectKeys.open(keys());
        try {
            return ours(keys, marker);
        } catch (RuntimeException | IOException e) {
            keys.close();
            throw e instanceof IOException unwritten ? unusable("cannot be written", unwritten) : (RuntimeException) e;
        }
    }

    private SqliteSubjectKeys ours(SqliteSubjectKeys keys, Marker marker) throws IOException {
        String id = keys.id();
        if (marker.keys() == null) {
            write(MARKER, marker.withKeys(id));
        } else if (!id.equals(marker.keys())) {
            throw new KeysUnavailableException(keys() + " holds the keys of another folder (" + id + ", not "
                    + marker.keys() + "): put the right file there, or move this one away and bring the backup back"
                    + " with \"whence restore-keys FILE\"");
        }
        return keys;
    }

    /// Adds the keys of a backup. Nobody may have the folder open.
    ///
    /// @return how many were missing
    public long restoreKeys(Path backup) {
        existing();
        return SqliteSubjectKeys.restore(backup, keys());
    }

    /// What the folder says of itself; empty if there is no folder, or nothing in it.
    ///
    /// @throws FolderException if there is something else in it, or another version's data
    public Optional<Marker> marker() {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            if (!Files.isDirectory(path)) {
                throw new FolderException(path + " is a file; give a folder with --data, which may be a new one");
            }
            if (Files.exists(path.resolve(IMPORT))) {
                throw new FolderException("The import into " + path + " was not finished: repeat \"whence import-log\""
                        + " with the same file to go on with it, or remove the folder");
            }
            if (Files.exists(path.resolve(MARKER))) {
                return Optional.of(read());
            }
            requireEmpty();
            return Optional.empty();
        } catch (IOException e) {
            throw unusable("cannot be read", e);
        }
    }

    /// The marker of a folder that must hold data.
    ///
    /// @throws FolderException if it holds none
    public Marker existing() {
        return marker().orElseThrow(() -> new FolderException("There is no Whence data in " + path
                + "; name its folder with --data, or make some with \"whence demo\", \"whence import\" or"
                + " \"whence serve\""));
    }

    /// Makes the folder one of the domain, unless it is one already.
    ///
    /// @throws FolderException if it belongs to another domain, or cannot be written
    public Marker claim(String domain) {
        Optional<Marker> found = marker();
        if (found.isPresent()) {
            requireDomain(found.get(), domain);
        }
        try {
            Files.createDirectories(path);
            Marker marker = found.orElseGet(() -> Marker.of(domain));
            write(MARKER, marker);
            return marker;
        } catch (IOException e) {
            throw unusable("cannot be written", e);
        }
    }

    /// Takes an empty or new folder for the import of an export, or one whose import was not finished.
    ///
    /// @param source where the export comes from, for people
    /// @throws FolderException if there is something else in it
    public void beginImport(String source) {
        if (!Files.exists(path.resolve(IMPORT)) && marker().isPresent()) {
            throw new FolderException(
                    "The folder " + path + " holds data already: an export is imported into a folder of"
                            + " its own; name a new one with --data");
        }
        try {
            Files.createDirectories(path);
            write(IMPORT, Json.ENVELOPE.createObjectNode().put("source", source));
        } catch (IOException e) {
            throw unusable("cannot be written", e);
        }
    }

    /// Makes a folder whose import is finished one of the domain.
    public void endImport(String domain) {
        try {
            write(MARKER, Marker.of(domain));
            Files.deleteIfExists(path.resolve(IMPORT));
        } catch (IOException e) {
            throw unusable("cannot be written", e);
        }
    }

    /// Notes which made-up history is being played, or was.
    public void demonstrates(Marker.Demonstrated history) {
        try {
            write(MARKER, existing().with(history));
        } catch (IOException e) {
            throw unusable("cannot be written", e);
        }
    }

    /// Where a server says it serves this folder; it may have ended without taking that back.
    public Optional<URI> server() {
        Path file = path.resolve(SERVER);
        try {
            return Files.exists(file)
                    ? Optional.of(URI.create(Json.ENVELOPE
                            .readTree(Files.readString(file))
                            .path("url")
                            .asString("")))
                    : Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            return Optional.empty(); // half-written or gone meanwhile: then nobody serves yet or any more
        }
    }

    /// Leaves word where this process serves the folder.
    public void serving(URI url) {
        try {
            write(
                    SERVER,
                    Json.ENVELOPE
                            .createObjectNode()
                            .put("url", url.toString())
                            .put("process", ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw unusable("cannot be written", e);
        }
    }

    /// Takes back what [#serving] left.
    public void servingEnded() {
        try {
            Files.deleteIfExists(path.resolve(SERVER));
        } catch (IOException e) {
            throw unusable("cannot be written", e);
        }
    }

    private Marker read() throws IOException {
        Marker marker;
        try {
            marker = Json.ENVELOPE.readValue(Files.readString(path.resolve(MARKER)), Marker.class);
        } catch (JacksonException e) {
            throw new FolderException(
                    "The file " + path.resolve(MARKER) + " is damaged; write {\"format\": " + Marker.FORMAT
                            + ", \"domain\": \"…\"} into it with the domain's name, or restore it from a backup",
                    e);
        }
        if (marker.format() != Marker.FORMAT) {
            throw new FolderException("The data in " + path + " has format " + marker.format()
                    + ", and this version of Whence reads format " + Marker.FORMAT
                    + "; use the version that made it, or another folder");
        }
        return marker;
    }

    private void requireDomain(Marker found, String domain) {
        if (!domain.equals(found.domain())) {
            throw new FolderException("The data in " + path + " belongs to the domain '" + found.domain() + "', not '"
                    + domain + "'; leave --domain out, or name another folder with --data");
        }
    }

    private void requireEmpty() throws IOException {
        List<String> found;
        try (Stream<Path> files = Files.list(path)) {
            found = files.map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(3)
                    .toList();
        }
        if (!found.isEmpty()) {
            throw new FolderException(path + " is not a Whence folder: it holds " + String.join(", ", found)
                    + " but no " + MARKER + "; name an empty or a new folder with --data. Nothing was written to it");
        }
    }

    /// Writes aside and then moves, so that the file is there whole or as it was.
    private void write(String name, Object content) throws IOException {
        Path aside = path.resolve(name + ".new");
        Files.writeString(aside, Json.ENVELOPE.writeValueAsString(content) + "\n");
        Files.move(aside, path.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private FolderException unusable(String what, IOException e) {
        return new FolderException(
                "The folder " + path + " " + what + ": " + reason(e)
                        + ". Give this user the right to, or name another folder with --data",
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "access to " + denied.getFile() + " is denied";
        }
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
