package io.ordersaga.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * How the bytes of a record stand in a golden file: as text that a person reads and that leads back to the very bytes.
 * {@link #TEXT} and {@link #HEX} need nothing; a form of JSON is made of {@link #pretty}.
 */
public interface WireForm {
    /** UTF-8, as it is on the wire. The file ends with a line break of its own. */
    WireForm TEXT = new WireForm() {
        @Override
        public String text(byte[] wire) {
            return new String(wire, UTF_8) + "\n";
        }

        @Override
        public byte[] wire(String text) {
            return (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).getBytes(UTF_8);
        }
    };

    /** Sixteen bytes a line, for binary formats. */
    WireForm HEX = new WireForm() {
        private static final int A_LINE = 16;
        private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

        @Override
        public String text(byte[] wire) {
            StringBuilder text = new StringBuilder();
            for (int from = 0; from < wire.length; from += A_LINE) {
                text.append(SPACED.formatHex(wire, from, Math.min(from + A_LINE, wire.length)))
                        .append('\n');
            }
            return text.toString();
        }

        @Override
        public byte[] wire(String text) {
            return SPACED.parseHex(text.strip().replaceAll("\\s+", " "));
        }
    };

    /**
     * Text that stands in the file in another layout than on the wire, as indented JSON does.
     *
     * @param pretty from the wire's text to the file's
     * @param compact from the file's text to the wire's
     */
    static WireForm pretty(UnaryOperator<String> pretty, UnaryOperator<String> compact) {
        return new WireForm() {
            @Override
            public String text(byte[] wire) {
                return pretty.apply(new String(wire, UTF_8)) + "\n";
            }

            @Override
            public byte[] wire(String text) {
                return compact.apply(text).getBytes(UTF_8);
            }
        };
    }

    /** What stands in the file for these bytes. */
    String text(byte[] wire);

    /** The bytes that stand in the file as this text. */
    byte[] wire(String text);
}
