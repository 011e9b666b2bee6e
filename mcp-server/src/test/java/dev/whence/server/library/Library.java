package dev.whence.server.library;

import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Rule;
import dev.whence.module.Demonstration;
import dev.whence.module.DomainModule;
import dev.whence.module.Importer;
import dev.whence.schema.Describe;
import dev.whence.server.library.Book.Status;
import dev.whence.server.library.BookEvent.BookAdded;
import dev.whence.server.library.BookEvent.BookDiscarded;
import dev.whence.server.library.BookEvent.BookLent;
import dev.whence.server.library.BookEvent.BookReturned;
import dev.whence.subscription.Subscription;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The library's rules, all in one place.
public final class Library implements DomainModule {

    /// Buys a book.
    public record AddBook(
            @Describe("A new number, for example B1.") String bookId, String title, BigDecimal price) {}

    /// Hands a book out.
    public record LendBook(
            String bookId,
            String reader,

            @Describe("For how many days, at most 30.") int days) {}

    /// Takes a book back.
    public record ReturnBook(String bookId) {}

    /// Throws a book away.
    public record DiscardBook(String bookId) {}

    /// Brings in a book of another system.
    public record ImportBook(String bookId, String title, BigDecimal price) {}

    static final EntityType<Book, BookEvent> BOOK = EntityType.named("book", Book.class)
            .describedAs("A book that the library owns.")
            .changedBy(BookEvent.class, BookEvent::bookId, Library::after);

    private static final Rule<Object> ON_SHELF = Rule.invariant(
            "book-is-on-shelf",
            "Only a book on the shelf can be lent or discarded",
            BOOK,
            book -> book.fact("status", Book::status).is(Status.ON_SHELF));

    private static final Rule<Object> LENT = Rule.invariant(
            "book-is-lent",
            "Only a lent book can come back",
            BOOK,
            book -> book.fact("status", Book::status).is(Status.LENT));

    private static final Rule<LendBook> NOT_TOO_LONG = Rule.invariant(
            "loan-is-short",
            "A book is lent for at most 30 days",
            scope -> scope.<Integer>given("days", LendBook::days).atMost(30));

    private static final Domain DOMAIN = Domain.named("library")
            .describedAs("Books that are lent and come back.")
            .entities(BOOK)
            .commands(
                    CommandType.of(AddBook.class)
                            .describedAs("Buys a book.")
                            .creating(BOOK, AddBook::bookId)
                            .produces(in -> List.of(new BookAdded(
                                    in.command().bookId(),
                                    in.command().title(),
                                    in.command().price()))),
                    CommandType.of(LendBook.class)
                            .describedAs("Hands a book out to a reader.")
                            .on(BOOK, LendBook::bookId)
                            .requires(ON_SHELF, NOT_TOO_LONG)
                            .produces(in -> List.of(new BookLent(
                                    in.command().bookId(),
                                    in.command().reader(),
                                    in.command().days()))),
                    CommandType.of(ReturnBook.class)
                            .describedAs("Takes a book back.")
                            .on(BOOK, ReturnBook::bookId)
                            .requires(LENT)
                            .produces(
                                    in -> List.of(new BookReturned(in.command().bookId()))),
                    CommandType.of(DiscardBook.class)
                            .describedAs("Throws a book away.")
                            .destructive()
                            .on(BOOK, DiscardBook::bookId)
                            .requires(ON_SHELF)
                            .produces(
                                    in -> List.of(new BookDiscarded(in.command().bookId()))),
                    CommandType.of(ImportBook.class)
                            .describedAs("Brings in a book of another system.")
                            .forOperators()
                            .creating(BOOK, ImportBook::bookId)
                            .produces(in -> List.of(new BookAdded(
                                    in.command().bookId(),
                                    in.command().title(),
                                    in.command().price()))))
            .build();

    @Override
    public Domain domain() {
        return DOMAIN;
    }

    @Override
    public Optional<Importer> importer() {
        return Optional.of(new LibraryImporter());
    }

    @Override
    public Optional<Demonstration> demonstration() {
        return Optional.of(new LibraryDemonstration());
    }

    @Override
    public List<Subscription> subscriptions() {
        return List.of(Reminders.subscription());
    }

    private static @Nullable Book after(@Nullable Book book, BookEvent event) {
        return switch (event) {
            case BookAdded added -> new Book(added.bookId(), added.title(), added.price(), Status.ON_SHELF, null);
            case BookLent lent -> known(book).lent(lent.reader());
            case BookReturned returned -> known(book).returned();
            case BookDiscarded discarded -> null;
        };
    }

    private static Book known(@Nullable Book book) {
        return Objects.requireNonNull(book, "only an existing book changes");
    }
}
