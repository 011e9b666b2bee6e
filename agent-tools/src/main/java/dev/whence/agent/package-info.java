/// Whence for agents on the JVM.
///
/// Start reading at [dev.whence.agent.langchain4j.RemoteTools]. What always holds: what an agent is told is the same,
/// word for word, over every road.
@NullMarked
package dev.whence.agent;

import org.jspecify.annotations.NullMarked;
