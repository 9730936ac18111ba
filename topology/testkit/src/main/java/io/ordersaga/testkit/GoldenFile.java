package io.ordersaga.testkit;

import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;

/**
 * A value and the file that pins its form on the wire. What lies in a topic is read for as long as the topic keeps it, by
 * versions of the program that are not written yet, so its form is a contract: it may be added to, and never changed.
 *
 * <pre>{@code
 * GoldenFile.of("golden/word-counted.json", new WordCounted("rose", 3), SERDE).assertPinned();
 * }</pre>
 *
 * @param resource path of the file beneath {@code src/test/resources}
 * @param form how the bytes stand in the file
 */
public record GoldenFile<T>(String resource, T value, Serde<T> serde, WireForm form) {
    /** The name that serializers are told: a form that depends on the topic's name cannot be pinned here. */
    private static final String ANY_TOPIC = "any";

    private static final String CONTRACT = """
            Records in the old form lie in the topic. A new field must be one that can be missing; a change of what is there
            needs a new name of the type, or a new topic.""";

    /** A file in which the bytes stand as the UTF-8 text that they are. */
    public static <T> GoldenFile<T> of(String resource, T value, Serde<T> serde) {
        return new GoldenFile<>(resource, value, serde, WireForm.TEXT);
    }

    /** The same with bytes in another form. */
    public GoldenFile<T> in(WireForm other) {
        return new GoldenFile<>(resource, value, serde, other);
    }

    /**
     * That the value is written as the file says, to the byte, and that the file is read as the value.
     *
     * @throws AssertionError if not; the form as it is now then lies in {@code target/golden} to be copied
     */
    public void assertPinned() {
        assertWritten();
        assertRead();
    }

    /** That the value is written as the file says, to the byte. @throws AssertionError as above */
    public void assertWritten() {
        byte[] actual = serde.serializer().serialize(ANY_TOPIC, value);
        if (!Arrays.equals(actual, wire())) {
            throw new AssertionError("the value is not written as " + resource + " says\n" + difference(actual) + "\n"
                    + CONTRACT + "\nAs it is now: " + leave());
        }
    }

    // Other bytes can look the same in a form, and the difference then shows in hex only.
    private String difference(byte[] actual) {
        return form.text(actual).equals(pinned())
                ? pin().difference(WireForm.HEX.text(wire()), WireForm.HEX.text(actual))
                : pin().difference(pinned(), form.text(actual));
    }

    /** That the file is read as the value, which must have {@code equals} by value. @throws AssertionError as above */
    public void assertRead() {
        T read = read(wire());
        if (!Objects.equals(read, value)) {
            throw new AssertionError(
                    resource + " is read as\n  " + read + "\nand not as\n  " + value + "\n" + CONTRACT);
        }
    }

    /** The bytes that the file stands for. @throws AssertionError if there is no file */
    public byte[] wire() {
        return form.wire(pinned());
    }

    /** The value that the serde reads from these bytes. */
    public T read(byte[] wire) {
        return serde.deserializer().deserialize(ANY_TOPIC, wire);
    }

    private String pinned() {
        return pin().text()
                .orElseThrow(
                        () -> new AssertionError("there is no golden file " + resource + "\nAs it is now: " + leave()));
    }

    private Object leave() {
        return pin().leave(form.text(serde.serializer().serialize(ANY_TOPIC, value)));
    }

    private Pin pin() {
        return Pin.of("golden", resource);
    }

    /** The file, as the name of a case of a test that has many. */
    @Override
    public String toString() {
        return resource;
    }
}
