/// How a domain is written: entity types, commands, events and rules.
///
/// Start reading at [dev.whence.model.Domain], then [dev.whence.model.CommandType], where everything about a
/// command stands in one place: what it reads, what it requires, what it produces. Rules
/// ([dev.whence.model.Rule]) are written over facts ([dev.whence.model.Fact]); comparing a fact yields
/// the evidence that is recorded. What always holds: rules and productions are pure functions of their
/// [dev.whence.model.Scope]; a rule can only answer with evidence.
@NullMarked
package dev.whence.model;

import org.jspecify.annotations.NullMarked;
