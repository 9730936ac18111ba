package io.ordersaga.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @Test
    void shouldForgetTheProcessesOfAnEarlierRun(@TempDir Path folder) throws IOException {
        Path id = Files.writeString(folder.resolve("order-service-3.pid"), "4711");
        Path output = Files.writeString(folder.resolve("order-service-3.out"), "is ready.");

        ChildProcess.forget(folder);

        assertThat(id).doesNotExist();
        assertThat(output).exists();
    }

    @Test
    void shouldMakeTheFolderOfAFirstRun(@TempDir Path data) {
        Path folder = data.resolve("processes");

        ChildProcess.forget(folder);

        assertThat(folder).isEmptyDirectory();
    }
}
