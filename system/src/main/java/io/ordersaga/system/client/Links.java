package io.ordersaga.system.client;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links in the headers of an answer (RFC 8288), as the shop writes them. */
public final class Links {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private Links() {}

    /** The path of the page after the one that was answered; empty after the last. */
    public static Optional<String> next(HttpHeaders headers) {
        return headers.firstValue("Link")
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> link.group(1));
    }
}
