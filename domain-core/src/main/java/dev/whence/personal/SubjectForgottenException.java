package dev.whence.personal;

import dev.whence.decision.EntityRef;

/// A draft's events hold new data of somebody who was forgotten. Decide again: it is refused then.
public final class SubjectForgottenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient EntityRef subject;

    SubjectForgottenException(EntityRef subject) {
        super(subject + " was forgotten, and nothing new is taken down about it; decide again");
        this.subject = subject;
    }

    public EntityRef subject() {
        return subject;
    }
}
