package io.ordersaga.edge.product;

import io.ordersaga.edge.command.DecisionPort;
import io.ordersaga.edge.command.DecisionPort.Shown;
import io.ordersaga.edge.command.DecisionPort.To;
import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.http.Route;
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

    private record Deleted(String message) {}

    public List<Route> routes() {
        Access admin = Access.only(Role.ADMIN);
        return List.of(
                Route.get("/api/products", "list-products", Access.anyone(), lists::list)
                        .taking(
                                Paging.LIMIT,
                                Paging.CURSOR,
                                Paging.OFFSET,
                                ProductLists.CATEGORY,
                                ProductLists.MIN_PRICE,
                                ProductLists.MAX_PRICE,
                                ProductLists.IN_STOCK,
                                ProductLists.TEXT),
                Route.get("/api/products/{id}", "get-product", Access.anyone(), this::get),
                Route.post("/api/admin/products", "create-product", admin, this::create),
                Route.post(ADMIN_PRODUCT, "update-product", admin, this::update).with(Route.Method.PUT),
                Route.post(ADMIN_PRODUCT, "delete-product", admin, this::delete).with(Route.Method.DELETE),
                Route.post(ADMIN_PRODUCT + "/stock", "adjust-stock", admin, this::adjust));
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
        return Reply.ok(new Deleted("Product deleted successfully"));
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
