package dev.whence.audit;

import dev.whence.proof.TreeHead;

/// A head of the log's tree that is known from elsewhere, such as an earlier checkpoint.
///
/// @param name what people call it, in findings
public record Known(String name, TreeHead head) {}
