package io.ordersaga.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordersaga.topics.Money;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a JSON object field by field, strictly, and collects every mistake. A field that is wrong reads as a stand-in, so that
 * reading goes on; {@link #done} then refuses the body as a whole, and with it every field that nobody has asked for.
 */
public final class BodyReader {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_NUMBER_LENGTH = 40;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;
    private final String pointer;
    private final List<Mistake> mistakes;
    private final Set<String> known = new HashSet<>();

    private BodyReader(JsonNode object, String pointer, List<Mistake> mistakes) {
        this.object = object;
        this.pointer = pointer;
        this.mistakes = mistakes;
    }

    /** @throws ProblemException 400 if the bytes are not JSON, 422 if they are no object */
    public static BodyReader of(byte[] bytes) {
        JsonNode json = parse(bytes);
        if (!json.isObject()) {
            throw ProblemException.of(ProblemType.INVALID_BODY, List.of(new Mistake("", "must be an object")));
        }
        return new BodyReader(json, "", new ArrayList<>());
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            // Decoded here, as the parser would guess other encodings than UTF-8 too.
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw new ProblemException(ProblemType.MALFORMED_JSON, "not UTF-8");
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at character " + e.getLocation().getCharOffset();
            throw new ProblemException(ProblemType.MALFORMED_JSON, "not well-formed JSON" + where);
        }
    }

    /** A required text. */
    public String text(String field, int minLength, int maxLength) {
        return required(field, optionalText(field, minLength, maxLength), "");
    }

    public Optional<String> optionalText(String field, int minLength, int maxLength) {
        String expected = "must be text of " + minLength + ".." + maxLength + " characters";
        return read(field, expected, node -> {
            String text = wellFormed(node);
            int length = text.codePointCount(0, text.length());
            requireThat(length >= minLength && length <= maxLength && text.indexOf('\0') < 0);
            return text;
        });
    }

    /** A required text that a type accepts. */
    public <T> Optional<T> optionalOf(String field, Function<String, T> form, String expected) {
        return read(field, "must be " + expected, node -> {
            return form.apply(wellFormed(node));
        });
    }

    /** As {@link #optionalOf}, but a missing field is a mistake. Empty only if {@link #done} will refuse the body. */
    public <T> Optional<T> requiredOf(String field, Function<String, T> form, String expected) {
        Optional<T> value = optionalOf(field, form, expected);
        requirePresent(field);
        return value;
    }

    /** A text that can be written as UTF-8 again: JSON can escape halves of characters. */
    private static String wellFormed(JsonNode node) {
        requireThat(node.isTextual() && UTF_8.newEncoder().canEncode(node.textValue()));
        return node.textValue();
    }

    /** A required whole number in a closed range. */
    public long integer(String field, long min, long max) {
        return required(field, optionalInteger(field, min, max), min);
    }

    public Optional<Long> optionalInteger(String field, long min, long max) {
        return read(field, "must be a whole number " + min + ".." + max, node -> {
            requireThat(node.isIntegralNumber() && node.canConvertToLong());
            requireThat(node.longValue() >= min && node.longValue() <= max);
            return node.longValue();
        });
    }

    /** A required amount: a number, or a text that holds one, with at most two decimals. */
    public Money money(String field) {
        return required(field, optionalMoney(field), Money.ZERO);
    }

    public Optional<Money> optionalMoney(String field) {
        return read(field, "must be an amount with at most two decimals, not negative", node -> {
            requireThat(node.isNumber() || DECIMAL.matcher(wellFormed(node)).matches());
            requireThat(node.asText().length() <= MAX_NUMBER_LENGTH);
            BigDecimal decimal = node.isTextual() ? new BigDecimal(node.textValue()) : node.decimalValue();
            requireThat(Math.abs(decimal.scale()) <= MAX_NUMBER_LENGTH);
            return Amounts.of(decimal);
        });
    }

    /** A required list of objects. */
    public <T> List<T> list(String field, int min, int max, Function<BodyReader, T> element) {
        known.add(field);
        JsonNode list = object.get(field);
        if (list == null || !list.isArray() || list.size() < min || list.size() > max) {
            mistake(field, "must be a list of " + min + ".." + max + " objects");
            return List.of();
        }
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            readElement(list.get(i), pointer(field) + "/" + i, element).ifPresent(elements::add);
        }
        return elements;
    }

    private <T> Optional<T> readElement(JsonNode node, String at, Function<BodyReader, T> element) {
        if (!node.isObject()) {
            mistakes.add(new Mistake(at, "must be an object"));
            return Optional.empty();
        }
        BodyReader reader = new BodyReader(node, at, mistakes);
        T value = element.apply(reader);
        reader.refuseUnknown();
        return Optional.of(value);
    }

    /** Notes a mistake that only the caller can see. */
    public void mistake(String field, String message) {
        mistakes.add(new Mistake(pointer(field), message));
    }

    /** To be called after the last field. @throws ProblemException 422 with every mistake */
    public void done() {
        refuseUnknown();
        if (!mistakes.isEmpty()) {
            throw ProblemException.of(ProblemType.INVALID_BODY, mistakes);
        }
    }

    private void refuseUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                mistake(name, "is not known here");
            }
        });
    }

    private <T> Optional<T> read(String field, String expected, Function<JsonNode, T> form) {
        known.add(field);
        JsonNode node = object.get(field);
        if (node == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(form.apply(node));
        } catch (IllegalArgumentException | ArithmeticException e) {
            mistake(field, expected);
            return Optional.empty();
        }
    }

    private <T> T required(String field, Optional<T> value, T standIn) {
        requirePresent(field);
        return value.orElse(standIn);
    }

    private void requirePresent(String field) {
        if (!object.has(field)) {
            mistake(field, "is missing");
        }
    }

    private static void requireThat(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }

    private String pointer(String field) {
        return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
