package dev.whence.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a component of a command, event or state whose value is about a person, or about whomever else data is kept
/// of. Where the component holds further values, all of them are.
///
/// Such values are encrypted with a key of the data subject before they are stored, wherever they turn up: in
/// arguments, events, evidence and messages. Once the subject is forgotten they read [#ERASED], or as absent
/// where the component is no text; that is why components of events and states that are no text must be `@Nullable`.
/// The keys of a map are not values and are never encrypted.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {

    /// What a personal value reads once its subject was forgotten.
    String ERASED = "[erased]";
}
