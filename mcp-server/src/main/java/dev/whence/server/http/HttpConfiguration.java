package dev.whence.server.http;

import dev.whence.json.Json;
import dev.whence.server.mcp.RpcError;
import dev.whence.server.mcp.ToolServer;
import io.modelcontextprotocol.server.McpSyncServer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.springframework.ai.mcp.server.webmvc.transport.WebMvcStreamableServerTransportProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.support.HandlerFunctionAdapter;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import tools.jackson.databind.node.ObjectNode;

/// The HTTP server's parts. Only the auto-configuration that is named here runs, which halves the time to start.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class})
class HttpConfiguration {

    @Bean
    WebMvcStreamableServerTransportProvider transport() {
        return WebMvcStreamableServerTransportProvider.builder()
                .jsonMapper(ToolServer.MAPPER)
                .build();
    }

    @Bean(destroyMethod = "")
    McpSyncServer server(Served served, WebMvcStreamableServerTransportProvider transport) {
        return served.tools().over(transport);
    }

    @Bean
    OrderlyEnd orderlyEnd(McpSyncServer server) {
        return new OrderlyEnd(server);
    }

    @Bean
    McpEndpoint endpoint(WebMvcStreamableServerTransportProvider transport, Served served, HttpSettings settings) {
        return new McpEndpoint(transport.getRouterFunction(), served, settings, InstantSource.system());
    }

    @Bean
    RouterFunction<ServerResponse> routes(McpEndpoint endpoint, Served served, OrderlyEnd end) {
        LogEndpoint decisions = new LogEndpoint(served.log().log(), () -> !end.isRunning());
        RouterFunctions.Builder routes = RouterFunctions.route();
        if (served.custodian() != null) {
            routes.add(new PersonalEndpoint(served.custodian()).routes());
        }
        return routes.add(endpoint.routes())
                .GET("/health", request -> health(served.health().get()))
                .GET("/log", decisions::handle)
                .POST("/backup", new BackupEndpoint(served.backup())::handle)
                .add(new IndexEndpoint(served.index()).routes())
                .add(new SubscriptionEndpoint(served.subscriptions()).routes())
                .add(new ProofEndpoint(served.log()).routes())
                .route(
                        RequestPredicates.all(),
                        request -> Answers.error(
                                404,
                                RpcError.INVALID_REQUEST,
                                "There is nothing here for " + request.method()
                                        + ". MCP clients connect to /mcp (POST, GET and DELETE); GET /health tells how"
                                        + " the server is, GET /log gives decisions as JSON lines, GET /subscriptions tells of those"
                                        + " who follow them."))
                .filter(new LoopbackOnly())
                .build();
    }

    @Bean
    RouterFunctionMapping mapping() {
        RouterFunctionMapping mapping = new RouterFunctionMapping();
        mapping.setMessageConverters(List.of(
                new StringHttpMessageConverter(StandardCharsets.UTF_8),
                new JacksonJsonHttpMessageConverter(Json.ENVELOPE)));
        return mapping;
    }

    @Bean
    HandlerFunctionAdapter adapter() {
        return new HandlerFunctionAdapter();
    }

    private static ServerResponse health(Health health) {
        ObjectNode body = Json.ENVELOPE.createObjectNode();
        body.put("status", health.up() ? "up" : "down");
        health.figures().forEach((name, value) -> body.set(name, Json.tree(value)));
        return Answers.json(health.up() ? 200 : 503, body.toString());
    }
}
