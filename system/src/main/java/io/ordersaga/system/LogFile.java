package io.ordersaga.system;

import java.nio.file.Path;

/** Where this process logs. */
public final class LogFile {
    private LogFile() {}

    /** Sends the log to a folder, and warnings to the console too. Called before anything logs. */
    public static void in(Path folder) {
        System.setProperty("ordersaga.log", folder.toString());
        System.setProperty("log4j2.configurationFile", "log4j2-up.xml");
    }
}
