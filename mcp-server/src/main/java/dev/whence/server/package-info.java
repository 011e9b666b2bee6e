/// Whence as a program: MCP over HTTP and stdio, and the command line.
///
/// The only module that knows Spring; it wires the others together.
@NullMarked
package dev.whence.server;

import org.jspecify.annotations.NullMarked;
