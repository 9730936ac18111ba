package io.ordersaga.system.e2e;

import io.ordersaga.system.local.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One system for all tests that share it, started by the first and closed after the last; gives them its {@link Shop} and its {@link Records}. */
final class RunningShop implements ParameterResolver {
    // The provider is soon asked again, and the saga gives up only after what is definitely too slow for a burst of
    // orders.
    private static final Map<String, String> SETTINGS = Map.of(
            "PAYMENT_CALL_TIMEOUT_MS", "1000",
            "SAGA_RESERVATION_TIMEOUT_MS", "60000",
            "SAGA_PAYMENT_TIMEOUT_MS", "25000");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Shop.class || type == Records.class || type == TestSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Shared shared = test.getRoot()
                .getStore(Namespace.create(RunningShop.class))
                .computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Shop.class) {
            return shared.shop();
        }
        return type == Records.class ? shared.system().records() : shared.system();
    }

    private record Shared(Path directory, TestSystem system, Shop shop) implements AutoCloseable {
        static Shared start() {
            try {
                Path directory = Files.createTempDirectory("ordersaga-shop-");
                TestSystem system = TestSystem.start(directory, SETTINGS);
                return new Shared(directory, system, system.shop());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the system started", e);
            }
        }

        @Override
        public void close() {
            system.close();
            Directories.delete(directory);
        }
    }
}
