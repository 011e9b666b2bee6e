/// Whence on HTTP: the MCP endpoint, the log as JSON lines, and whether the server is in health.
///
/// Start reading at [dev.whence.server.http.HttpServer]. What always holds: only requests that name a loopback host and
/// come from a loopback origin are served; no request is read beyond a bound; an error has a short JSON body that says
/// what to do; the number of MCP sessions is bounded, and no meaning hangs on them.
@NullMarked
package dev.whence.server.http;

import org.jspecify.annotations.NullMarked;
