package io.ordersaga.system.query;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.system.PortOffset;
import io.ordersaga.system.client.ShopClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which system is asked. */
final class Target {
    private static final int OK = 200;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:ordersaga.data:-data}",
            description = "As the system was started with (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(names = "--url", paramLabel = "URL", description = "Of the gateway, if it is not one of this machine.")
    private Optional<URI> url = Optional.empty();

    @Mixin
    private PortOffset offset = new PortOffset();

    URI address() {
        return url.orElseGet(
                () -> URI.create("http://" + offset.ports().gateway().address()));
    }

    /** @throws IllegalStateException if no system answers there, or it does not know the user */
    ShopClient client(Function<Path, Account> users) {
        Account user = users.apply(data);
        try {
            return ShopClient.of(address()).loggedIn(user.email().value(), user.password());
        } catch (UncheckedIOException e) {
            throw silent(e);
        }
    }

    /** The lines of an answer. @throws IllegalStateException telling why there is none */
    HttpResponse<Stream<String>> ask(ShopClient client, String path, String mediaType) {
        try {
            HttpResponse<Stream<String>> answer = client.stream(path, Map.of("Accept", mediaType));
            if (answer.statusCode() != OK) {
                try (Stream<String> lines = answer.body()) {
                    throw new IllegalStateException(
                            path + " was answered " + answer.statusCode() + ": " + lines.collect(Collectors.joining()));
                }
            }
            return answer;
        } catch (IOException e) {
            throw silent(e);
        }
    }

    private IllegalStateException silent(Exception cause) {
        return new IllegalStateException("no system answers at " + address() + "; start one with: ordersaga up", cause);
    }

    /** A path with its parameters, of which those without a value are left out. */
    static String path(String path, Map<String, Optional<String>> parameters) {
        String query = parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue().isPresent())
                .map(parameter ->
                        parameter.getKey() + "=" + encoded(parameter.getValue().get()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** A text as one segment of a path, or as the value of a parameter. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
