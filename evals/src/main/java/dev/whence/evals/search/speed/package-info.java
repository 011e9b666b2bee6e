/// How fast a long history is indexed and searched: `whence bench search`.
///
/// Start reading at [dev.whence.evals.search.speed.SearchBenchCommand]; `ShopYears` makes the history and
/// `ShopQuestions` draws what is asked. What always holds: the log is on disk, the index has the settings that
/// every user gets, and queries differ from each other. Vectors of decisions are made up unless they are told to be
/// the model's, since embedding a long history takes long and says nothing about searching; questions are embedded
/// in any case.
@NullMarked
package dev.whence.evals.search.speed;

import org.jspecify.annotations.NullMarked;
