/// What sentences mean, as vectors, from a small English model that runs in this process (ONNX) and needs no
/// service.
///
/// Start reading at [dev.whence.embeddings.E5Provider], which the index finds by itself where this module is on the
/// class path. The model is e5-small-v2, quantized to 8 bits: of the models that come as a jar it found most turns
/// of dialogues, see `docs/evaluation.md`. What always holds: a text has one vector, whatever is embedded beside
/// it.
@NullMarked
package dev.whence.embeddings;

import org.jspecify.annotations.NullMarked;
