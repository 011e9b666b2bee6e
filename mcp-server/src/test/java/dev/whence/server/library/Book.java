package dev.whence.server.library;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A book of the library.
public record Book(
        String bookId,
        String title,
        BigDecimal price,
        Status status,
        @Nullable String lentTo) {

    /// Where a book is.
    public enum Status {
        @JsonProperty("on shelf")
        ON_SHELF,
        @JsonProperty("lent")
        LENT
    }

    Book lent(String reader) {
        return new Book(bookId, title, price, Status.LENT, reader);
    }

    Book returned() {
        return new Book(bookId, title, price, Status.ON_SHELF, null);
    }
}
