/// Proving what stands in the log of a data folder: signed checkpoints, proofs, audits and exports.
///
/// Start reading at [dev.whence.server.proof.ProofDesk], which answers for a folder whether a server has it open or
/// not; keys and the last checkpoint are kept by [dev.whence.server.proof.LogSigner]. What always holds: nothing is
/// signed that contradicts what was signed before.
///
/// In the data folder:
///
/// ```text
/// proof/signer.key    the private key; readable by its owner alone. Whoever has it can sign in the name of
/// this log
/// proof/verifier.key  the public key, to be given to auditors
/// proof/checkpoint    what was signed last
/// ```
///
/// A **proof file** of a decision is a C2SP `tlog-proof` whose `extra` line has the bytes of the leaf in base64. A
/// proof file of consistency is one line of JSON with the two checkpoints and the path between them.
@NullMarked
package dev.whence.server.proof;

import org.jspecify.annotations.NullMarked;
