package dev.whence.server.http;

import dev.whence.index.DecisionIndex;
import dev.whence.index.query.IndexUnavailableException;
import dev.whence.json.Json;
import dev.whence.server.mcp.RpcError;
import dev.whence.server.node.IndexReport;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The search index, for those who run the server: `GET /index` tells how it is, `POST /index/rebuild` with `{}`
/// begins to build another beside it and answers with how it was before.
///
/// Only JSON is taken, which no web page can send here without being asked for its origin first.
final class IndexEndpoint {

    private final DecisionIndex index;

    IndexEndpoint(DecisionIndex index) {
        this.index = index;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/index", request -> answer(IndexReport.of(index.status())))
                .POST("/index/rebuild", RequestPredicates.contentType(MediaType.APPLICATION_JSON), this::rebuild)
                .build();
    }

    private ServerResponse rebuild(ServerRequest request) throws InterruptedException {
        try {
            return answer(IndexReport.of(index.rebuild("it was asked for")));
        } catch (IndexUnavailableException unavailable) {
            return Answers.error(503, RpcError.INTERNAL_ERROR, String.valueOf(unavailable.getMessage()));
        }
    }

    private static ServerResponse answer(IndexReport report) {
        return Answers.json(200, Json.ENVELOPE.writeValueAsString(report));
    }
}
