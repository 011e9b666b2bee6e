/// A library of books: a domain small enough to see what the server makes of it.
///
/// Start reading at [dev.whence.server.library.Library].
@NullMarked
package dev.whence.server.library;

import org.jspecify.annotations.NullMarked;
