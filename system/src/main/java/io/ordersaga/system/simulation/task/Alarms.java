package io.ordersaga.system.simulation.task;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.Punctuator;

/** The wall-clock punctuations of one task. */
final class Alarms {
    private final List<Alarm> alarms = new ArrayList<>();

    private static final class Alarm {
        private final long interval;
        private final Punctuator punctuator;
        private long next;

        Alarm(long interval, Punctuator punctuator, long next) {
            this.interval = interval;
            this.punctuator = punctuator;
            this.next = next;
        }

        /** As Streams does it: punctuations that were missed are skipped. */
        void ring(long now) {
            next = next + interval > now ? next + interval : now + interval;
            punctuator.punctuate(now);
        }
    }

    Cancellable add(long interval, Punctuator punctuator, long now) {
        Alarm alarm = new Alarm(interval, punctuator, now + interval);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    /** When the next one is due. */
    OptionalLong next() {
        return alarms.stream().mapToLong(alarm -> alarm.next).min();
    }

    /** Rings those that are due, oldest first, each once. Returns whether there was one. */
    boolean ring(long now) {
        List<Alarm> due = alarms.stream().filter(alarm -> alarm.next <= now).toList();
        due.forEach(alarm -> {
            if (alarms.contains(alarm)) {
                alarm.ring(now);
            }
        });
        return !due.isEmpty();
    }
}
