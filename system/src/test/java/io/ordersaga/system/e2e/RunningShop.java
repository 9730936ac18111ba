package io.ordersaga.system.e2e;

import io.ordersaga.system.local.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One system for all tests that share it, started by the first and closed after the last; gives them its {@link Shop}, its
 * {@link Records} and its {@link Tables}. Tests within a class {@link InContainers} share another one.
 */
final class RunningShop implements ParameterResolver {
    // The saga gives up only after what is definitely too slow for a burst of orders.
    private static final Map<String, String> SETTINGS = Map.of(
            "SAGA_RESERVATION_TIMEOUT_MS", "60000",
            "SAGA_PAYMENT_TIMEOUT_MS", "25000");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Shop.class || type == Records.class || type == Tables.class || type == TestSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        Shared shared = shared(test);
        if (type == Shop.class) {
            return shared.shop();
        }
        if (type == Records.class) {
            return shared.records();
        }
        return type == Tables.class ? shared.tables() : shared.embedded().orElseThrow();
    }

    private static Shared shared(ExtensionContext test) {
        boolean inContainers = Stream.concat(
                        Stream.of(test.getRequiredTestClass()), test.getEnclosingTestClasses().stream())
                .anyMatch(type -> type.isAnnotationPresent(InContainers.class));
        return test.getRoot()
                .getStore(Namespace.create(RunningShop.class))
                .computeIfAbsent(inContainers, key -> Shared.start(inContainers), Shared.class);
    }

    /** @param embedded the system, if it is in this JVM as a whole */
    private record Shared(Shop shop, Records records, Tables tables, Optional<TestSystem> embedded, Runnable end)
            implements AutoCloseable {
        static Shared start(boolean inContainers) {
            try {
                Path directory = Files.createTempDirectory("ordersaga-shop-");
                return inContainers ? inContainers(directory) : embedded(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the system started", e);
            }
        }

        private static Shared embedded(Path directory) throws InterruptedException {
            TestSystem system = TestSystem.start(directory, SETTINGS);
            return new Shared(
                    system.shop(),
                    system.records(),
                    new Tables(system::database),
                    Optional.of(system),
                    () -> end(system::close, directory));
        }

        private static Shared inContainers(Path directory) throws InterruptedException {
            Map<String, String> settings = new HashMap<>(SETTINGS);
            settings.putAll(TestSystem.NO_LIMITS);
            ContainerSystem system = ContainerSystem.start(directory, settings);
            return new Shared(
                    system.shop(),
                    system.records(),
                    system.tables(),
                    Optional.empty(),
                    () -> end(system::close, directory));
        }

        private static void end(Runnable system, Path directory) {
            system.run();
            Directories.delete(directory);
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
