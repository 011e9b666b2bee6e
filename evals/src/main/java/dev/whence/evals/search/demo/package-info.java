/// The history that questions are asked about: the demonstration of the shop, always the same.
///
/// Start reading at [dev.whence.evals.search.demo.PlayedShop]. What always holds: the seed is fixed, so that what is
/// right does not change from run to run.
@NullMarked
package dev.whence.evals.search.demo;

import org.jspecify.annotations.NullMarked;
