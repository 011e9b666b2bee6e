/// LoCoMo, a public set of long dialogues with questions about them: is the turn found in which the answer stands?
///
/// Start reading at [dev.whence.evals.search.locomo.LocomoEval]. Every turn becomes an observation in a log; every
/// question of the categories 1 to 4 is asked as it stands; the turns that the set names as evidence are the truth.
/// What always holds: nothing of the set is copied, and nothing in the index knows of it.
@NullMarked
package dev.whence.evals.search.locomo;

import org.jspecify.annotations.NullMarked;
