/// The arrows between the modules, held by a test.
///
/// It is here because `evals` is the one module that is built after all others.
@NullMarked
package dev.whence.evals.architecture;

import org.jspecify.annotations.NullMarked;
