package io.ordersaga.edge.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a client asks for when it places an order. Prices are assertions: the order is placed only if they are the shop's.
 *
 * @param items as the client sent them; two of one product are merged when the order is made
 */
public record OrderRequest(List<Item> items, Optional<Money> totalAmount, Optional<String> paymentToken) {

    public OrderRequest {
        items = List.copyOf(items);
    }

    /** @param price the unit price that the client expects */
    public record Item(ProductId productId, Quantity quantity, Optional<Money> price) {}

    /** Equal for equal requests and, for all practical purposes, for no others. */
    public String fingerprint() {
        String canonical = items.stream().map(OrderRequest::text).collect(Collectors.joining(";"))
                + "#" + text(totalAmount)
                + "#" + paymentToken.orElse("");
        return HexFormat.of().formatHex(sha256().digest(canonical.getBytes(UTF_8)));
    }

    private static String text(Item item) {
        return item.productId().value() + "*" + item.quantity().units() + "@" + text(item.price());
    }

    private static String text(Optional<Money> amount) {
        return amount.map(money -> Long.toString(money.minorUnits())).orElse("");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
