package io.ordersaga.edge.stores;

import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.StandardParameters;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.schema.Shapes;
import io.ordersaga.edge.store.KeyRange;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.edge.table.Format;
import io.ordersaga.edge.table.Table;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topology.stream.OpenStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The routes by which analysts read the stores of one service. Every service has them, each for its own stores. */
public final class StoreEdge {
    /** Where all stores are listed. */
    public static final String PATH = "/api/stores";

    private static final int MAX_LIMIT = 1000;
    private static final Access ANALYSTS = new Access.Roles(Set.of(Role.ADMIN, Role.ANALYST));
    private static final Parameter STORE = Parameter.path("store", Schema.text());
    private static final Parameter KEY = Parameter.path("key", Schema.text());
    private static final Parameter PREFIX =
            Parameter.query("prefix", Schema.text(), "Only keys that begin with this text.");
    private static final Parameter FROM = Parameter.query(
            "from",
            Schema.text(),
            "Only from this key on; a whole key, except in stores whose keys have several parts.");
    private static final Parameter TO = Parameter.query("to", Schema.text(), "Only keys that sort before this text.");

    private final String service;
    private final List<OpenStore<?, ?>> stores;
    private final StoreReader reader;
    private final Paging paging;

    /** @param service whose stores they are */
    public StoreEdge(String service, List<OpenStore<?, ?>> stores, StoreReader reader, Paging paging) {
        this.service = service;
        this.stores = List.copyOf(stores);
        this.reader = reader;
        this.paging = paging.upTo(MAX_LIMIT);
    }

    public List<Route> routes() {
        return List.of(list(), scan(), get());
    }

    private Route list() {
        return Route.get(PATH, "list-stores", ANALYSTS)
                .summary("List the stores that can be read, and where they are")
                .answering(Answer.ok(Schema.listOf(Shapes.of(StoreResponse.class))))
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(request -> Reply.ok(stores.stream()
                        .map(store -> StoreResponse.of(service, store, reader.places(store.store())))
                        .toList()));
    }

    private Route scan() {
        return Route.get(PATH + "/{store}", "scan-store", ANALYSTS)
                .summary("Read a store in the order of its keys")
                .description(
                        "Keys are in the order of their bytes. In a store of windows each partition holds its part of a "
                                + "window, so that a key can come more than once.")
                .taking(STORE, PREFIX, FROM, TO, Format.ACCEPT)
                .taking(StandardParameters.pagesOf(MAX_LIMIT))
                .answering(Table.formsOf(Answer.page(StoreEntry.SCHEMA)))
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(request -> scan(request, rows(request)));
    }

    private Route get() {
        return Route.get(PATH + "/{store}/{key}", "get-from-store", ANALYSTS)
                .summary("Read what a store holds under a key")
                .description("One entry; in a store of windows, the part of each partition that has one.")
                .taking(STORE, KEY, Format.ACCEPT)
                .answering(Table.formsOf(Answer.ok(Schema.listOf(StoreEntry.SCHEMA))))
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(request -> get(request, rows(request)));
    }

    private StoreRows<?, ?> rows(Request request) {
        return request.id(
                STORE.name(),
                name -> stores.stream()
                        .filter(store -> store.name().equals(name))
                        .<StoreRows<?, ?>>map(store -> new StoreRows<>(reader, store))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no such store")));
    }

    private Reply scan(Request request, StoreRows<?, ?> rows) {
        String path = PATH + "/" + request.id(STORE.name(), name -> name);
        Optional<String> from = request.query(FROM.name()).map(key -> wholeKey(rows, key));
        Optional<String> to = request.query(TO.name());
        if (from.isPresent() && to.isPresent() && KeyRange.ORDER.compare(from.get(), to.get()) >= 0) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, "from must sort before to");
        }
        String prefix = request.query(PREFIX.name()).orElse("");
        Paging.Source<StoreEntry> source = new Paging.Source<>(
                path,
                request.given(List.of(PREFIX, FROM, TO)),
                (after, limit) -> rows.scan(new KeyRange(from, prefix, to, limit), after.map(StoreRows.Place::parse)),
                entry -> StoreRows.Place.of(entry).text());
        Reply reply = paging.page(request, source, entry -> true, entry -> entry);
        return Table.ofList(StoreEntry.COLUMNS, reply).in(Format.of(request), reply);
    }

    private static String wholeKey(StoreRows<?, ?> rows, String key) {
        if (!rows.isKey(key)) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, "from must be a whole key of this store");
        }
        return key;
    }

    private static Reply get(Request request, StoreRows<?, ?> rows) {
        List<StoreEntry> entries =
                request.id(KEY.name(), key -> rows.isKey(key) ? rows.get(key) : List.<StoreEntry>of());
        if (entries.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such key");
        }
        Reply reply = Reply.ok(entries);
        return Table.ofList(StoreEntry.COLUMNS, reply).in(Format.of(request), reply);
    }
}
