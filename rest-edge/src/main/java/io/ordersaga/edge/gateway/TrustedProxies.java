package io.ordersaga.edge.gateway;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies in front of the gateway, whose word about where a request came from counts.
 *
 * @param ranges their addresses, as prefix blocks
 */
public record TrustedProxies(List<IPAddress> ranges) {
    /** Nobody: the client is whoever opened the connection. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    // One way to write an address, and no names, so that two readers of a header cannot differ.
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .allowMask(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .getParentBuilder()
            .toParams();
    private static final int MAX_HOPS = 32;

    public TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    /**
     * @param ranges addresses, or ranges such as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException naming the one that is neither
     */
    public static TrustedProxies of(List<String> ranges) {
        return new TrustedProxies(ranges.stream()
                .map(range -> parse(range)
                        .map(IPAddress::toPrefixBlock)
                        .orElseThrow(
                                () -> new IllegalArgumentException("not an address or a range of addresses: " + range)))
                .toList());
    }

    /** Whether a peer is one of them. */
    boolean include(String peer) {
        return parse(peer).filter(this::includes).isPresent();
    }

    /**
     * The client's address.
     *
     * @param peer who opened the connection
     * @param forwardedFor the values of {@code X-Forwarded-For}, in their order; they count only as far as trusted proxies wrote
     *     them, which is from the right
     */
    String client(String peer, List<String> forwardedFor) {
        String client = peer;
        List<String> hops = forwardedFor.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
        for (String hop : hops.reversed().subList(0, Math.min(MAX_HOPS, hops.size()))) {
            Optional<IPAddress> address = parse(hop).filter(one -> !one.isPrefixed());
            if (!include(client) || address.isEmpty()) {
                return client;
            }
            client = address.get().toCanonicalString();
        }
        return client;
    }

    /** What one client is counted under: an IPv6 customer has a whole network of 64 bits. */
    static String counted(String client) {
        return parse(client)
                .filter(IPAddress::isIPv6)
                .map(address -> address.toPrefixBlock(64).toCanonicalString())
                .orElse(client);
    }

    private boolean includes(IPAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static Optional<IPAddress> parse(String text) {
        try {
            IPAddress address = new IPAddressString(text, STRICT).toAddress();
            boolean mapped = address.isIPv6() && address.toIPv6().isIPv4Mapped();
            return Optional.of(mapped ? address.toIPv6().getEmbeddedIPv4Address() : address);
        } catch (AddressStringException e) {
            return Optional.empty();
        }
    }
}
