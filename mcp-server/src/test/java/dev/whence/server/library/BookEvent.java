package dev.whence.server.library;

import java.math.BigDecimal;

/// What can happen to a book.
public sealed interface BookEvent {

    String bookId();

    /// The library has it now.
    record BookAdded(String bookId, String title, BigDecimal price) implements BookEvent {}

    /// A reader took it home.
    record BookLent(String bookId, String reader, int days) implements BookEvent {}

    /// It came back.
    record BookReturned(String bookId) implements BookEvent {}

    /// It is gone for good.
    record BookDiscarded(String bookId) implements BookEvent {}
}
