/// Keeps the index in step with the log. Start reading at [dev.whence.index.follow.Follower], the thread that does.
///
/// ## The format on disk
///
/// The folder holds `generation-` and a number: indexes, mostly one. A generation serves if its last commit does
/// not say why it is being built (`because`); of several that serve the newest does. So an index that was built
/// beside another takes its place with one commit, and what it replaced is removed once nobody looks at it.
///
/// A generation is a Lucene index without stored fields (hits are filled in from the log), one document for each
/// decision. The user data of each commit holds `format`, `domain` (name and version), `position` (up to where the
/// log is in it), `markPosition` and `markId` (the last decision in it, which tells this log from another),
/// `unreadable`, `unreadableCount` and `because`. An index that does not fit what is found on opening is thrown
/// away and built anew; one of another version of the domain serves until another is built.
///
/// What always holds: one thread writes; a decision that forgets a data subject is in the index only once every
/// document with that subject was made anew, from values that read as erased by then, and no file holds the old
/// ones any more.
@NullMarked
package dev.whence.index.follow;

import org.jspecify.annotations.NullMarked;
