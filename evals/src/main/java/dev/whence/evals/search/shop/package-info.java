/// The shop's relevance set: what people would type who know what happened, but not how it was written down.
///
/// Start reading at [dev.whence.evals.search.shop.ShopEval], which searches; the queries are in
/// [dev.whence.evals.search.shop.ShopQueries]. What always holds: which decisions are relevant is found by looking at
/// the command, the rules that failed, the arguments, the events and the stated reason of every decision with plain
/// Java, never by the index; a query avoids the words of the record for what it is after, except the names of goods.
@NullMarked
package dev.whence.evals.search.shop;

import org.jspecify.annotations.NullMarked;
