package io.ordersaga.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.system.DataDirectoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceFolderTest {
    @TempDir
    private Path data;

    @Test
    void shouldTakeTheFirstFolderThatNobodyUses() {
        InstanceFolder first = claim();
        try (InstanceFolder second = claim()) {
            assertThat(first.number()).isEqualTo(1);
            assertThat(second.number()).isEqualTo(2);

            first.close();
            try (InstanceFolder again = claim()) {
                assertThat(again.number()).isEqualTo(1);
            }
        }
    }

    @Test
    void shouldKeepTheFoldersOfServicesApart() {
        try (InstanceFolder orders = claim();
                InstanceFolder products = InstanceFolder.claimFirstFree(data, ServiceName.PRODUCTS)) {
            assertThat(orders.number()).isEqualTo(products.number());
            assertThat(orders.directory().root())
                    .isNotEqualTo(products.directory().root());
        }
    }

    @Test
    void shouldPassOverTheFolderThatAnInstanceWasGivenByNumber() {
        try (InstanceFolder given = InstanceFolder.claim(data, "order-service", 1);
                InstanceFolder found = claim()) {
            assertThat(given.number()).isEqualTo(1);
            assertThat(found.number()).isEqualTo(2);
        }
    }

    @Test
    void shouldLeaveAForeignFolderAlone() throws Exception {
        Files.createFile(Files.createDirectory(data.resolve("order-service-1")).resolve("thesis.txt"));

        assertThatThrownBy(this::claim)
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("not made by Ordersaga");
    }

    private InstanceFolder claim() {
        return InstanceFolder.claimFirstFree(data, ServiceName.ORDERS);
    }
}
