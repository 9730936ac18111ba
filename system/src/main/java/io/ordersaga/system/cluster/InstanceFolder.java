package io.ordersaga.system.cluster;

import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.system.DataDirectory;
import io.ordersaga.system.DataDirectoryException;
import io.ordersaga.system.local.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What one instance of a service keeps. The number of the folder names the instance in its group, so that whoever takes a folder
 * takes over the place of its former user.
 *
 * @param number 1 to {@value #MOST}
 * @param directory locked until it is closed
 */
record InstanceFolder(int number, DataDirectory directory) implements AutoCloseable {
    static final int MOST = 99;

    /** @throws DataDirectoryException if another instance uses it, or it is not ours */
    static InstanceFolder claim(Path data, String service, int number) {
        return new InstanceFolder(number, DataDirectory.claim(folder(data, service, number)));
    }

    /**
     * The first that no other instance uses, also not one in another container over the same volume.
     *
     * @throws DataDirectoryException if all are used, or one of them is not ours
     */
    static InstanceFolder claimFirstFree(Path data, ServiceName service) {
        Directories.create(data);
        Path turns = data.resolve(service.id() + ".turn");
        // One at a time: a folder that is being made looks like one that is not ours.
        try (FileChannel file = FileChannel.open(turns, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var unused = file.lock();
            return firstFree(data, service.id());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + turns, e);
        }
    }

    private static InstanceFolder firstFree(Path data, String service) {
        for (int number = 1; number <= MOST; number++) {
            Optional<DataDirectory> free = DataDirectory.claimUnlessUsed(folder(data, service, number));
            if (free.isPresent()) {
                return new InstanceFolder(number, free.get());
            }
        }
        throw new IllegalStateException("all " + MOST + " folders of " + service + " in " + data + " are in use");
    }

    private static Path folder(Path data, String service, int number) {
        return data.resolve(service + "-" + number);
    }

    @Override
    public void close() {
        directory.close();
    }
}
