package io.ordersaga.system.e2e;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A system's PostgreSQL server that has ended without the system's doing.
 *
 * @param command by which it had been started
 */
record StoppedPostgres(String command) {
    /** Ends a server all at once, without a checkpoint, and waits until it has ended. */
    static StoppedPostgres kill(Path cluster) throws IOException, InterruptedException {
        String command = Files.readString(cluster.resolve("postmaster.opts")).strip();
        long postgres = Long.parseLong(
                Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip());
        run("kill -QUIT " + postgres).waitFor();
        ProcessHandle.of(postgres).ifPresent(process -> process.onExit().join());
        return new StoppedPostgres(command);
    }

    /** Starts it as it was. Whoever stops the system stops it too. */
    void startAgain() throws IOException {
        boolean isRoot = System.getProperty("user.name").equals("root");
        var unused = run((isRoot ? "exec unshare -U " : "exec ") + command);
    }

    private static Process run(String command) throws IOException {
        return new ProcessBuilder(List.of("sh", "-c", command))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
