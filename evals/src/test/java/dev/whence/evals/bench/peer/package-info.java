/// That the peers keep what they acknowledge.
@NullMarked
package dev.whence.evals.bench.peer;

import org.jspecify.annotations.NullMarked;
