/// Whole agents on Whence's tools, with a model whose answers are scripted.
@NullMarked
package dev.whence.evals.agents;

import org.jspecify.annotations.NullMarked;
