package io.ordersaga.system.part;

import java.util.List;

/** A part that writes down what is done to it. */
record RecordingPart(String name, List<String> diary, boolean failsToStart, boolean failsToClose) implements Part {
    static RecordingPart sound(String name, List<String> diary) {
        return new RecordingPart(name, diary, false, false);
    }

    @Override
    public void start() {
        diary.add("start " + name);
        if (failsToStart) {
            throw new IllegalStateException(name + " does not start");
        }
    }

    @Override
    public void close() {
        diary.add("close " + name);
        if (failsToClose) {
            throw new IllegalStateException(name + " does not close");
        }
    }
}
