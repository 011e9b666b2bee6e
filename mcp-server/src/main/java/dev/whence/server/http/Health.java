package dev.whence.server.http;

import java.util.Map;

/// How a running server is: fit to serve or not, and figures that tell more.
///
/// @param figures what `GET /health` shows beside the status
public record Health(boolean up, Map<String, Object> figures) {}
