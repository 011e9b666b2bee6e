/// A domain with a history: as it was first written, as it is today, and what reads the one as the other. The guide
/// to writing a domain shows it.
@NullMarked
package dev.whence.parcels;

import org.jspecify.annotations.NullMarked;
