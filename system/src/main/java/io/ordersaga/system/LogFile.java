package io.ordersaga.system;

import java.nio.file.Path;

/** Where this process logs. */
public final class LogFile {
    private static final String CONFIGURATION = "log4j2.configurationFile";

    private LogFile() {}

    /**
     * Sends the log to a folder, and warnings to the console too, unless whoever started this JVM named another configuration.
     * Called before anything logs.
     */
    public static void in(Path folder) {
        System.setProperty("ordersaga.log", folder.toString());
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, "log4j2-up.xml");
        }
    }
}
