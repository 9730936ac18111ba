package io.ordersaga.system;

import java.nio.file.Path;

/** Where this process logs. */
final class LogFile {
    private LogFile() {}

    /** Sends the log to the folder {@code log} of a directory; warnings go to the console too. Called before anything logs. */
    static void in(Path directory) {
        System.setProperty(
                "ordersaga.log", directory.resolve("log").toAbsolutePath().toString());
        System.setProperty("log4j2.configurationFile", "log4j2-up.xml");
    }
}
