package dev.whence.server.access;

import dev.whence.agent.tools.Progress;
import dev.whence.agent.tools.Reply;
import dev.whence.server.backup.BackupReport;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Forgotten;
import dev.whence.server.node.IndexReport;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import dev.whence.server.subscription.SubscriptionControl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The memory in a data folder.
public interface Access extends AutoCloseable {

    /// Calls a tool.
    default Reply call(String tool, ObjectNode arguments) {
        return call(tool, arguments, Progress.UNHEARD);
    }

    /// Calls a tool whose answer may take long.
    ///
    /// @param progress hears how far it is, and may end it; where a server has the folder open there is no
    ///     answer then
    /// @throws CallEndedException if the progress ended it and there is no answer
    Reply call(String tool, ObjectNode arguments, Progress progress);

    /// Decisions as JSON, in the log's order; those that cannot be read as [dev.whence.log.LogEntry] writes them.
    ///
    /// @param after only those after this position
    /// @param entity only those that read or changed this entity; null for all
    /// @param most how many at most; there may be fewer although more follow only if the answer is empty
    /// @param wait how long to wait for the first one
    List<String> decisions(long after, @Nullable String entity, int most, Duration wait) throws InterruptedException;

    /// Adds a backup to a folder of this machine, given by its absolute path.
    BackupReport backUp(Path folder);

    /// Begins to build the search index anew beside the one that serves; says how that one was before.
    IndexReport rebuildIndex() throws InterruptedException;

    /// How the search index is.
    IndexReport index() throws InterruptedException;

    /// Those who follow the log.
    SubscriptionControl subscriptions();

    /// Forgets a data subject.
    ///
    /// @param subject as `type:id`
    Forgotten forget(String subject, String reason) throws InterruptedException;

    /// Writes a copy of the keys of data subjects to a new file.
    void backUpKeys(Path copy) throws InterruptedException;

    @Override
    void close();

    /// Reaches the memory in a folder that holds one: through the server that has it open, else by opening it.
    ///
    /// @throws dev.whence.server.node.FolderException if there is no data in the folder
    static Access to(DataFolder folder) {
        return to(folder, false);
    }

    /// The same, for one who searches.
    ///
    /// @param embeddings whether to find decisions by what they mean as well, where no server has the folder open
    static Access to(DataFolder folder, boolean embeddings) {
        folder.existing();
        Optional<URI> server = serverOf(folder);
        return server.isPresent()
                ? RemoteAccess.to(server.get())
                : LocalAccess.to(Node.open(
                        NodeSettings.choose(folder, Optional.empty(), Set.of()).withEmbeddings(embeddings)));
    }

    /// Where the server is reached that has the folder open; empty if none has.
    static Optional<URI> serverOf(DataFolder folder) {
        return folder.server().filter(url -> RemoteAccess.serves(url, folder));
    }
}
