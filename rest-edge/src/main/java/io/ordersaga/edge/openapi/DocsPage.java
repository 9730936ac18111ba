package io.ordersaga.edge.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.edge.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The files of the page that shows the document (Swagger UI). All are served from here: nothing is asked of other hosts. */
final class DocsPage {
    /** Swagger UI sets styles on its elements and holds its icons in data URIs. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String LIBRARY = "/META-INF/resources/webjars/swagger-ui/%s/";
    private static final String VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private DocsPage() {}

    /** The files, by the name under which they are asked for. */
    enum File {
        PAGE("", "docs.html", "text/html"),
        START("docs.js", "docs.js", "text/javascript"),
        SCRIPT("swagger-ui-bundle.js", LIBRARY + "swagger-ui-bundle.js", "text/javascript"),
        STYLE("swagger-ui.css", LIBRARY + "swagger-ui.css", "text/css");

        private final String shownName;
        private final String resource;
        private final String mediaType;

        File(String shownName, String resource, String mediaType) {
            this.shownName = shownName;
            this.resource = resource;
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }

        /** @throws IllegalArgumentException if there is no such file */
        static File named(String name) {
            return Arrays.stream(values())
                    .filter(file -> file.shownName.equals(name))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }

        private URL location() {
            String path = resource.startsWith("/") ? resource.formatted(libraryVersion()) : resource;
            return found(path);
        }
    }

    /** The names of the files beside the page. */
    static List<String> names() {
        return Arrays.stream(File.values())
                .map(file -> file.shownName)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** @throws IllegalStateException if a file is not on the class path */
    static void requireComplete() {
        Arrays.stream(File.values()).forEach(File::location);
    }

    static Reply reply(File file) {
        return Reply.text(file.mediaType() + ";charset=utf-8", read(file.location()))
                .withHeader("Content-Security-Policy", POLICY);
    }

    private static String libraryVersion() {
        Properties properties = new Properties();
        try (InputStream stream = found(VERSION).openStream()) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    private static URL found(String path) {
        return Optional.ofNullable(DocsPage.class.getResource(path))
                .orElseThrow(() -> new IllegalStateException("not on the class path: " + path));
    }

    private static String read(URL location) {
        try (InputStream stream = location.openStream()) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
