/// The log as a Merkle tree: that nothing in it was changed since, and how to prove it to somebody else.
///
/// Start reading at [dev.whence.proof.LogTree], which grows with the log, and [dev.whence.proof.Prover], which
/// makes proofs; then [dev.whence.proof.InclusionProof], [dev.whence.proof.ConsistencyProof] and
/// [dev.whence.proof.Checkpoint], which an auditor checks without the server, its store or its private key.
///
/// The tree is that of RFC 9162, section 2.1 (and of RFC 6962), with SHA-256. The decision at position *p* is the
/// leaf *p − 1*, and its bytes are those that the store keeps; the tree of size *n* is the log up to position *n*.
///
/// What always holds: a proof names the size of its tree and is checked against a head, size and root together,
/// since a path alone does not tell the size; a complete tile never changes; reading refuses what writing would not
/// have written, so that one thing has one text.
///
/// ## Formats
///
/// **Tiles** are those of C2SP `tlog-tiles`: up to 256 hashes of 32 bytes, one after the other. On level 0 they are
/// hashes of leaves; each hash on a level above is the root of a complete tile of the level below. The last tile of a
/// level may be partial; none is empty. A store keeps a tile under [dev.whence.proof.TileId#key], a folder of files
/// under [dev.whence.proof.TileId#path].
///
/// **Frontier**: one byte 1; the size in 8 bytes, most significant first; the roots of the complete subtrees, as many
/// as the size has bits set, largest first; the root of the tree.
///
/// **Proofs** are JSON, hashes in base64 (read also in hexadecimal):
///
/// ```jsonc
/// {"index": 4710, "size": 5000, "leaf": "…", "path": ["…", …]}   // inclusion; index counts from 0
/// {"from": 4000, "to": 5000, "path": ["…", …]}                   // consistency
/// {"size": 5000, "root": "…"}                                     // head
/// ```
///
/// An inclusion proof with the checkpoint it leads to is also a C2SP `tlog-proof` file
/// ([dev.whence.proof.TlogProof]), which tools of others can check.
///
/// **Checkpoints** are C2SP `tlog-checkpoint` texts in C2SP `signed-note` envelopes: lines of origin, size and
/// root, perhaps extension lines, a blank line, and signature lines. A signature line has the name of the key and
/// the base64 of 4 bytes that identify it (of SHA-256 of name, newline, a one byte and public key) and of the
/// Ed25519 signature of the text above the blank line:
///
/// ```text
/// example.com/shop
/// 5000
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
///
/// — example.com/shop Az3grlgtzPICa5OS8npVmf1Myq/5IZni…
/// ```
///
/// **Keys** are text: `name+id+base64(1, public key)` to be given away, and
/// `PRIVATE+KEY+name+id+base64(1, private key)` to be kept.
@NullMarked
package dev.whence.proof;

import org.jspecify.annotations.NullMarked;
