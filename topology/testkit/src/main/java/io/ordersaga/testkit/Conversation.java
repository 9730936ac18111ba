package io.ordersaga.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;

/** All that a test and its topology have said to each other, to be shown when the test fails. */
final class Conversation {
    private static final int SHOWN = 300;

    private final List<Turn> turns = new ArrayList<>();
    private final Map<String, TestTopic<?, ?>> topics = new HashMap<>();

    void add(Turn turn) {
        turns.add(turn);
    }

    /** From now on the topic's records are shown by its serdes, those that have been said before too; not by bare bytes. */
    void learn(TestTopic<?, ?> topic) {
        if (!(topic.value() instanceof Serdes.ByteArraySerde)) {
            topics.put(topic.name(), topic);
        }
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    /** A record as it is shown, with the name of its topic. */
    String line(RawRecord record) {
        return record.topic() + ": " + new RecordText(topics).of(record);
    }

    /** The latest turns, one per line. */
    @Override
    public String toString() {
        List<Turn> latest = turns.subList(Math.max(0, turns.size() - SHOWN), turns.size());
        Columns columns = new Columns(new RecordText(topics), width(latest));
        String text = latest.stream().map(columns::line).collect(Collectors.joining("\n"));
        return turns.size() == latest.size()
                ? text
                : "  … " + (turns.size() - latest.size()) + " turns before\n" + text;
    }

    private static int width(List<Turn> turns) {
        return turns.stream()
                .flatMap(Conversation::topic)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static Stream<String> topic(Turn turn) {
        return switch (turn) {
            case Turn.Sent sent -> Stream.of(sent.record().topic());
            case Turn.Wrote wrote -> Stream.of(wrote.written().record().topic());
            case Turn.Looked looked -> Stream.of(looked.topic());
            case Turn.Threw threw -> Stream.empty();
            case Turn.Advanced advanced -> Stream.empty();
        };
    }

    private record Columns(RecordText text, int width) {

        String line(Turn turn) {
            return switch (turn) {
                case Turn.Sent sent -> sent(sent.verb(), sent.record(), sent.now());
                case Turn.Wrote wrote -> wrote(wrote.written(), wrote.now());
                case Turn.Threw threw -> "    threw " + threw.thrown();
                case Turn.Advanced moved -> "  advance " + moved.by() + " to " + moved.to();
                case Turn.Looked looked -> "  then    " + padded(looked.topic()) + "  " + counted(looked.records());
            };
        }

        private String sent(String verb, RawRecord record, Instant now) {
            return "  " + String.format("%-7s", verb) + " " + padded(record.topic()) + "  " + shown(record, now);
        }

        private String wrote(Written written, Instant now) {
            RawRecord record = written.record();
            return "    wrote " + padded(record.topic()) + "  " + shown(record, now) + written.remark();
        }

        private String shown(RawRecord record, Instant now) {
            String time = record.timestamp().equals(now) ? "" : "  at " + record.timestamp();
            return text.of(record) + time;
        }

        private static String counted(int records) {
            return records == 1 ? "1 record read" : records + " records read";
        }

        private String padded(String topic) {
            return topic + " ".repeat(Math.max(0, width - topic.length()));
        }
    }
}
