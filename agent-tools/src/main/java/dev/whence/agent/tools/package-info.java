/// What a caller can ask Whence for: a tool per command of the domain, and the questions.
///
/// Start reading at [dev.whence.agent.tools.Toolbox]. Nothing here knows a protocol or a transport. What always
/// holds: a tool answers and does not throw for anything the caller did; a refusal says what was asked, what is
/// wrong with it, and what is possible; an answer is short, and what it leaves out can be asked for.
@NullMarked
package dev.whence.agent.tools;

import org.jspecify.annotations.NullMarked;
