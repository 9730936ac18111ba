package io.ordersaga.edge.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file of a repository: {@code service.json} for the profile {@code default}, {@code service-profile.json} for others. */
record ConfigFile(String service, String profile, ObjectNode content) {
    static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9]*(?:-[a-z0-9]+)*?)(?:-(dev|prod))?\\.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** @throws InvalidRepositoryException if the name is none of a configuration or the text no JSON object */
    static ConfigFile parse(String name, String text) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new InvalidRepositoryException(name + ": a file must be named service.json, service-dev.json or"
                    + " service-prod.json, in lower case");
        }
        String profile = matcher.group(2) == null ? DEFAULT : matcher.group(2);
        return new ConfigFile(matcher.group(1), profile, object(name, text));
    }

    private static ObjectNode object(String name, String text) {
        try {
            JsonNode content = JSON.readTree(text);
            if (content instanceof ObjectNode object) {
                return object;
            }
            throw new InvalidRepositoryException(name + ": must hold one JSON object");
        } catch (JsonProcessingException e) {
            throw new InvalidRepositoryException(
                    "%s, line %d, column %d: %s"
                            .formatted(
                                    name,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()),
                    e);
        }
    }
}
