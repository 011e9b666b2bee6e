/// A made-up shop and ninety days of its life, played through the real pipeline.
///
/// Start reading at [dev.whence.retail.demo.RetailDemonstration], then [dev.whence.retail.demo.World], which owns time
/// and chance, and [dev.whence.retail.demo.ServiceDesk], where customers are helped well and less well. What always
/// holds: everything that is drawn comes from one seed, so the same seed gives the same history; all parts run on one
/// thread; nobody, product or place in it exists.
@NullMarked
package dev.whence.retail.demo;

import org.jspecify.annotations.NullMarked;
