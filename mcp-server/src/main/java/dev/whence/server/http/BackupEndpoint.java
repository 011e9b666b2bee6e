package dev.whence.server.http;

import dev.whence.json.Json;
import dev.whence.log.LogUnavailableException;
import dev.whence.server.backup.BackupReport;
import dev.whence.server.mcp.RpcError;
import dev.whence.server.node.FolderException;
import java.nio.file.Path;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// `POST /backup?folder=/mnt/backups`: adds a backup to a folder of this machine and answers when it is there.
final class BackupEndpoint {

    private final Function<Path, BackupReport> backup;

    BackupEndpoint(Function<Path, BackupReport> backup) {
        this.backup = backup;
    }

    ServerResponse handle(ServerRequest request) {
        Path folder = Path.of(request.param("folder").orElse(""));
        if (!folder.isAbsolute()) {
            return Answers.error(
                    400,
                    RpcError.INVALID_REQUEST,
                    "folder must be the absolute path of a folder for backups, but is '" + folder + "'");
        }
        try {
            return Answers.json(200, Json.ENVELOPE.writeValueAsString(backup.apply(folder)));
        } catch (FolderException unfit) {
            return Answers.error(400, RpcError.INVALID_REQUEST, String.valueOf(unfit.getMessage()));
        } catch (LogUnavailableException unavailable) {
            return Answers.error(503, RpcError.INTERNAL_ERROR, String.valueOf(unavailable.getMessage()));
        }
    }
}
