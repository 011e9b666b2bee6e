package dev.whence.server.tools;

/// Who is at the other end, as far as the transport knows.
///
/// @param principal the authenticated caller; on a loopback connection the operating system's user
/// @param client the program that carries the calls, as it named itself
public record Caller(String principal, String client) {}
