package io.ordersaga.topology.mutants;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Remembers the first test that fails, and ends the run with it. */
final class FirstFailure implements TestExecutionListener {
    private final CancellationToken token;
    private @Nullable String failed;

    FirstFailure(CancellationToken token) {
        this.token = token;
    }

    /** Class and method; empty if all passed. */
    Optional<String> test() {
        return Optional.ofNullable(failed);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (failed == null && result.getStatus() == Status.FAILED) {
            failed = name(test);
            token.cancel();
        }
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .map(source -> switch (source) {
                    case MethodSource method -> simple(method.getClassName()) + "." + method.getMethodName();
                    case ClassSource whole -> simple(whole.getClassName());
                    default -> source.toString();
                })
                .orElse(test.getDisplayName());
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
