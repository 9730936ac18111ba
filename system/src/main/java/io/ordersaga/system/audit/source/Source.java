package io.ordersaga.system.audit.source;

import io.ordersaga.system.audit.books.Books;
import io.ordersaga.system.audit.books.Comparison;
import java.util.List;

/** Something that must agree with the event log. */
public interface Source {
    /** Reads all of it, and holds it against the books. */
    List<Comparison> compare(Books books) throws InterruptedException;
}
