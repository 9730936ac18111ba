package io.ordersaga.system.sql;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A text in sections, each from a heading of the third level to the next one.
 *
 * @param before what comes before the first heading
 */
record Sections(String before, List<Section> sections) {
    private static final String HEADING = "(?m)^### ";

    Sections {
        sections = List.copyOf(sections);
    }

    record Section(String title, String text) {}

    static Sections of(String text) {
        String[] parts = text.split(HEADING, -1);
        return new Sections(
                parts[0], Stream.of(parts).skip(1).map(Sections::section).toList());
    }

    private static Section section(String part) {
        int end = part.indexOf('\n');
        return new Section(part.substring(0, end).strip(), part.substring(end + 1));
    }

    /**
     * Something made of each section, by title, in order.
     *
     * @throws IllegalStateException if two sections have the same title
     */
    <T> Map<String, T> map(BiFunction<String, String, T> reader) {
        return sections.stream()
                .collect(toMap(
                        Section::title,
                        section -> reader.apply(section.title(), section.text()),
                        (one, another) -> {
                            throw new IllegalStateException("two sections have the same title");
                        },
                        LinkedHashMap::new));
    }
}
