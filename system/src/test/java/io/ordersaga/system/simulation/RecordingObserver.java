package io.ordersaga.system.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.step.StepText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down every step that changes something, and every record that is committed. */
final class RecordingObserver implements Simulation.Observer {
    private final List<Step> steps = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    List<Step> steps() {
        return steps;
    }

    List<Entry> entries() {
        return entries;
    }

    String text() {
        return text.toString();
    }

    @Override
    public void taken(Step step) {
        steps.add(step);
        text.append(StepText.write(step)).append('\n');
    }

    @Override
    public void committed(Entry entry) {
        entries.add(entry);
        text.append("  ")
                .append(entry.topic().name())
                .append('-')
                .append(entry.partition())
                .append('@')
                .append(entry.offset())
                .append(' ')
                .append(readable(entry.rawKey()))
                .append(' ')
                .append(readable(entry.rawValue()))
                .append('\n');
    }

    @Override
    public void moved(String store, @Nullable Object before, @Nullable Object after, @Nullable Object input) {
        // Records tell what came of it.
    }

    private static String readable(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, UTF_8);
    }
}
