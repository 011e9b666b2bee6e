/// One open memory: a data folder with its decision log, its index, and the engine on top.
///
/// Start reading at [dev.whence.server.node.Node], the composition root of every way to run Whence, and
/// [dev.whence.server.node.Ledger], its part that decides; a folder is found and checked by
/// [dev.whence.server.node.DataFolder]. What always holds: nothing is written to a folder that is not ours; what
/// stands in the log is the truth, and everything else in the folder can be made from it again.
///
/// A data folder holds:
///
/// ```text
/// whence.json   what this is: {"format": 1, "domain": "retail", "keys": "…"}
/// server.json   while a server runs on it: {"url": "http://127.0.0.1:8420", "process": 4711}
/// log/          the decision log
/// keys/         the keys that personal values are encrypted with; has a backup of its own
/// index/        the search index; may be deleted
/// snapshots/    states of entities with a long history; may be deleted
/// blames/       which decisions set the fields of entities with a long history; may be deleted
/// ```
@NullMarked
package dev.whence.server.node;

import org.jspecify.annotations.NullMarked;
