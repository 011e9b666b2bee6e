package dev.whence.retail.imports;

import dev.whence.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/// The entries of a shop's file, read one by one: one pass over the file for each section, since the file may have them
/// in any order. Used by one thread.
final class ShopFile implements Iterator<Record>, AutoCloseable {

    private static final ObjectReader ENTRY =
            Json.DATA.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path file;
    private final Iterator<Section> sections = Section.ALL.iterator();
    private @Nullable Section section;
    private @Nullable JsonParser parser;
    private @Nullable Record next;
    private boolean anySection;

    private ShopFile(Path file) {
        this.file = file;
    }

    /// Opens the file and reads up to the first entry.
    static ShopFile open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file to import");
        }
        ShopFile entries = new ShopFile(file);
        entries.next = entries.read();
        return entries;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Record next() {
        Record current = next;
        if (current == null) {
            throw new NoSuchElementException("All entries of " + file + " have been read");
        }
        next = read();
        return current;
    }

    @Override
    public void close() {
        if (parser != null) {
            parser.close();
            parser = null;
        }
    }

    /// The next entry, of this section or of the next that has one; null at the end.
    private @Nullable Record read() {
        try {
            while (true) {
                if (parser != null && section != null) {
                    String id = parser.nextName();
                    if (id != null) {
                        return entry(section, id, parser);
                    }
                    close();
                }
                if (!sections.hasNext()) {
                    requireAnySection();
                    return null;
                }
                section = sections.next();
                parser = findSection(section);
            }
        } catch (JacksonException notJson) {
            close();
            throw new IllegalArgumentException(
                    file + " is not readable as JSON: " + notJson.getOriginalMessage() + position(notJson), notJson);
        }
    }

    private static Record entry(Section section, String id, JsonParser parser) {
        parser.nextToken();
        JsonNode entry = ENTRY.readValue(parser);
        return (Record) section.command(id, entry);
    }

    /// A parser that stands before the first entry of the section; null if the file has no such section.
    private @Nullable JsonParser findSection(Section wanted) {
        JsonParser candidate = Json.DATA.createParser(file);
        if (candidate.nextToken() != JsonToken.START_OBJECT) {
            candidate.close();
            throw new IllegalArgumentException(file + " is not a shop: its outermost value must be an object with "
                    + "users, products and orders");
        }
        for (String key = candidate.nextName(); key != null; key = candidate.nextName()) {
            JsonToken value = candidate.nextToken();
            if (key.equals(wanted.key())) {
                if (value != JsonToken.START_OBJECT) {
                    candidate.close();
                    throw new IllegalArgumentException(
                            "'" + key + "' in " + file + " must be an object whose entries are keyed by id");
                }
                anySection = true;
                return candidate;
            }
            candidate.skipChildren();
        }
        candidate.close();
        return null;
    }

    private void requireAnySection() {
        if (!anySection) {
            throw new IllegalArgumentException(
                    file + " is not a shop: it has none of the objects users, products and orders");
        }
    }

    private static String position(JacksonException notJson) {
        return notJson.getLocation() == null
                ? ""
                : " (line " + notJson.getLocation().getLineNr() + ", column "
                        + notJson.getLocation().getColumnNr() + ")";
    }
}
