/// How a domain gets into a running Whence: a jar on the class path, found by [java.util.ServiceLoader].
///
/// Start reading at [dev.whence.module.DomainModule].
@NullMarked
package dev.whence.module;

import org.jspecify.annotations.NullMarked;
