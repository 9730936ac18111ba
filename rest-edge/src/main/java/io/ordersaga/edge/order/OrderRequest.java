package io.ordersaga.edge.order;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import java.nio.ByteBuffer;
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
        // The token can hold any character, so it comes last; one that is absent is not one that is empty.
        String canonical = items.stream().map(OrderRequest::text).collect(Collectors.joining(";"))
                + "#" + text(totalAmount)
                + paymentToken.map(token -> "#" + token).orElse("");
        return HexFormat.of().formatHex(sha256().digest(bytes(canonical)));
    }

    /** The characters as they are: an encoding would make all that it cannot express the same. */
    private static byte[] bytes(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text);
        return bytes.array();
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
