package dev.whence.server.subscription;

import dev.whence.json.Json;
import dev.whence.subscription.SubscriptionStoreException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// The webhooks of a folder, in one file that is replaced whole. Guarded by its own monitor.
final class WebhookFile {

    private final Path file;

    WebhookFile(Path file) {
        this.file = file;
    }

    synchronized List<Webhook> read() {
        try {
            return Files.exists(file)
                    ? List.copyOf(
                            Json.ENVELOPE.readValue(Files.readString(file), new TypeReference<List<Webhook>>() {}))
                    : List.of();
        } catch (JacksonException e) {
            throw new SubscriptionStoreException(
                    file + " is damaged (" + e.getOriginalMessage()
                            + "): mend it, restore it from a backup, or remove it and add the webhooks anew;"
                            + " their positions are kept",
                    e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    synchronized void write(List<Webhook> webhooks) {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
            out.write(Json.ENVELOPE.writeValueAsBytes(webhooks));
            out.getFD().sync();
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private SubscriptionStoreException failed(IOException e) {
        return new SubscriptionStoreException(
                file + " cannot be read or written: " + e
                        + ". See that its folder can be written to and has free space",
                e);
    }
}
