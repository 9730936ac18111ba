package io.ordersaga.edge.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * What of a configuration is secret: every value under a key one of whose words says so, and every text that begins with
 * {@value #MARK}.
 */
public final class Secrets {
    /** What a secret is shown as. */
    public static final String MASK = "********";

    static final String MARK = "secret:";

    private static final Set<String> WORDS = Set.of(
            "password",
            "passwords",
            "passphrase",
            "secret",
            "secrets",
            "token",
            "tokens",
            "key",
            "keys",
            "credential",
            "credentials");

    private Secrets() {}

    /** For everybody but the owner. */
    static ObjectNode masked(ObjectNode settings) {
        return (ObjectNode) shown(settings, false, false);
    }

    /** For the owner: as it is, without the marks. */
    static ObjectNode unmasked(ObjectNode settings) {
        return (ObjectNode) shown(settings, false, true);
    }

    /** Whether the name of a setting, in camel case, kebab case or upper snake case, says that it is secret. */
    public static boolean isSecret(String key) {
        String[] words = key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").split("[^A-Za-z0-9]+");
        return Arrays.stream(words).anyMatch(word -> WORDS.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static JsonNode shown(JsonNode value, boolean secret, boolean owner) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(entry -> copy.set(
                                entry.getKey(), shown(entry.getValue(), secret || isSecret(entry.getKey()), owner)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> copy.add(shown(element, secret, owner)));
                yield copy;
            }
            default -> scalar(value, secret, owner);
        };
    }

    private static JsonNode scalar(JsonNode value, boolean secret, boolean owner) {
        boolean marked = value.isTextual() && value.textValue().startsWith(MARK);
        if (owner) {
            return marked ? JsonNodeFactory.instance.textNode(value.textValue().substring(MARK.length())) : value;
        }
        return secret || marked ? JsonNodeFactory.instance.textNode(MASK) : value;
    }
}
