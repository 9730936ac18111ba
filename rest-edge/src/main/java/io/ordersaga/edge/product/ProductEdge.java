package io.ordersaga.edge.product;

import io.ordersaga.edge.command.DecisionPort;
import io.ordersaga.edge.command.DecisionPort.Shown;
import io.ordersaga.edge.command.DecisionPort.To;
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
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.catalog.ProductCommand;
import io.ordersaga.topics.catalog.ProductCommand.DeleteProduct;
import io.ordersaga.topics.catalog.ProductSeen;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topology.stream.product.ProductStores;
import io.ordersaga.topology.view.product.ProductView;
import java.util.List;
import java.util.Optional;

/** The routes of the product service: everybody reads, administrators write. */
public final class ProductEdge {
    private static final Access ADMIN = Access.only(Role.ADMIN);
    private static final Parameter ID = Parameter.path("id", ProductId.class);
    private static final String ADMIN_PRODUCT = "/api/admin/products/{id}";
    private static final Shown<ProductId, ProductView> SHOWN =
            new Shown<>(ProductStores.PRODUCTS, ProductView::outcomes);

    private final StoreReader reader;
    private final DecisionPort decisions;
    private final ProductLists lists;
    private final String currency;

    /** @param currency shown beside every amount (ISO 4217) */
    public ProductEdge(StoreReader reader, DecisionPort decisions, Paging paging, String currency) {
        this.reader = reader;
        this.decisions = decisions;
        this.lists = new ProductLists(reader, paging, currency);
        this.currency = currency;
    }

    private record ProductDeleted(String message) {}

    public List<Route> routes() {
        return List.of(list(), get(), create(), update(), delete(), adjust());
    }

    private Route list() {
        return Route.get("/api/products", "list-products", Access.anyone())
                .summary("List the products on sale, newest first")
                .taking(StandardParameters.PAGING)
                .taking(ProductLists.FILTERS)
                .answering(Answer.page(ProductResponse.class))
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(lists::list);
    }

    private Route get() {
        return Route.get("/api/products/{id}", "get-product", Access.anyone())
                .summary("Read a product")
                .taking(ID)
                .answeringVersioned(ProductResponse.class)
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(this::get);
    }

    private Route create() {
        return Route.post("/api/admin/products", "create-product", ADMIN)
                .summary("Put a product on sale")
                .body(ProductBodies.NEW_PRODUCT)
                .answering(Answer.created(ProductResponse.class).tagged())
                .failing(ProblemType.ID_TAKEN, ProblemType.STORE_REBALANCING, ProblemType.COMMAND_NOT_CONFIRMED)
                .handledBy(this::create);
    }

    private Route update() {
        return Route.put(ADMIN_PRODUCT, "update-product", ADMIN)
                .summary("Change a product")
                .description("Fields that are not sent stay as they are. `stock` sets the units on hand,"
                        + " of which orders may hold some.")
                .taking(ID, StandardParameters.IF_MATCH)
                .body(ProductBodies.PRODUCT_CHANGE)
                .answering(Answer.ok(ProductResponse.class).tagged())
                .failing(
                        ProblemType.STOCK_BELOW_RESERVED,
                        ProblemType.STORE_REBALANCING,
                        ProblemType.COMMAND_NOT_CONFIRMED)
                .handledBy(this::update);
    }

    private Route delete() {
        return Route.delete(ADMIN_PRODUCT, "delete-product", ADMIN)
                .summary("Take a product off sale")
                .description("Units that orders hold stay held until those orders end; new orders are refused.")
                .taking(ID, StandardParameters.IF_MATCH)
                .answering(Answer.ok(ProductDeleted.class))
                .failing(ProblemType.STORE_REBALANCING, ProblemType.COMMAND_NOT_CONFIRMED)
                .handledBy(this::delete);
    }

    private Route adjust() {
        return Route.post(ADMIN_PRODUCT + "/stock", "adjust-stock", ADMIN)
                .summary("Add units to a product's stock, or take some away")
                .taking(ID)
                .body(ProductBodies.ADJUSTMENT)
                .answering(Answer.ok(ProductResponse.class).tagged())
                .failing(
                        ProblemType.STOCK_BELOW_RESERVED,
                        ProblemType.STOCK_TOO_LARGE,
                        ProblemType.STORE_REBALANCING,
                        ProblemType.COMMAND_NOT_CONFIRMED)
                .handledBy(this::adjust);
    }

    private Reply get(Request request) {
        return shown(existing(request));
    }

    private Reply create(Request request) throws InterruptedException {
        ProductCommand creation = ProductBodies.creation(request.body(), () -> ProductId.of(decisions.newId()));
        ProductView created = decide(request, creation);
        String location = "/api/products/" + created.productId().value();
        return Reply.created(location, ProductResponse.of(created, currency)).tagged(created.version());
    }

    private Reply update(Request request) throws InterruptedException {
        ProductView product = existing(request);
        return shown(
                decide(request, ProductBodies.update(request.body(), product.productId(), demanded(request, product))));
    }

    private Reply adjust(Request request) throws InterruptedException {
        ProductId product = existing(request).productId();
        return shown(decide(request, ProductBodies.adjustment(request.body(), product)));
    }

    private Reply delete(Request request) throws InterruptedException {
        ProductView product = existing(request);
        decide(request, new DeleteProduct(product.productId(), demanded(request, product)));
        return Reply.ok(new ProductDeleted("Product deleted successfully"));
    }

    private Reply shown(ProductView product) {
        return Reply.ok(ProductResponse.of(product, currency)).tagged(product.version());
    }

    /** What the product must still be when the command is decided: between this look at it and then it may have changed. */
    private static Optional<ProductSeen> demanded(Request request, ProductView product) {
        return request.demandsVersion(product.version())
                ? Optional.of(new ProductSeen(product.details(), product.level()))
                : Optional.empty();
    }

    private ProductView decide(Request request, ProductCommand body) throws InterruptedException {
        Message<ProductCommand> command = decisions.command(body);
        return decisions.decide(Topics.PRODUCT_COMMANDS, command, SHOWN, new To<>(body.productId(), request.origin()));
    }

    /** The product, which is there: a command to one that never was would leave no outcome to wait for. */
    private ProductView existing(Request request) {
        ProductId id = request.id("id", ProductId::new);
        return reader.get(ProductStores.PRODUCTS, id)
                .filter(view -> !view.deleted())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such product"));
    }
}
