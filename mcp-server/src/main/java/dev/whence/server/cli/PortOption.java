package dev.whence.server.cli;

import dev.whence.server.http.HttpSettings;
import picocli.CommandLine.Option;

/// `--port N`.
final class PortOption {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + HttpSettings.DEFAULT_PORT,
            description = "The port on 127.0.0.1; 0 takes any free one. ${DEFAULT-VALUE} if absent.")
    private int port;

    HttpSettings settings() {
        return HttpSettings.onPort(port);
    }
}
