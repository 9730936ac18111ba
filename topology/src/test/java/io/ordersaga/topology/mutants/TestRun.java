package io.ordersaga.topology.mutants;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The tests of some classes, one class after another up to the first failure. */
final class TestRun {
    private final Launcher launcher = LauncherFactory.create();

    /** Class and method of the first test that fails; empty if all pass. */
    Optional<String> firstFailure(MutatedClasses classes, String changedPackage) {
        PrintStream out = System.out;
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(classes);
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            return classes.tests(changedPackage).stream()
                    .flatMap(test -> firstFailure(test).stream())
                    .findFirst();
        } finally {
            System.setOut(out);
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private Optional<String> firstFailure(Class<?> test) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(test))
                .build();
        CancellationToken token = CancellationToken.create();
        FirstFailure failure = new FirstFailure(token);
        launcher.execute(LauncherExecutionRequestBuilder.executionRequest(request)
                .listeners(failure)
                .cancellationToken(token)
                .build());
        return failure.test();
    }
}
