package io.ordersaga.system.part;

/** Something that runs for as long as the system does. */
public interface Part extends AutoCloseable {
    /** As people call it, in messages. */
    String name();

    /** Returns when the part does its work. Called once. When it throws, {@link #close} is called all the same. */
    void start() throws InterruptedException;

    /** Ends the part, also if it was not or only half started. Called any number of times, by one thread at a time. */
    @Override
    void close();
}
