package io.ordersaga.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A test that is run by a test. Its class must not have a name that the build looks for. */
record Example(Class<?> type, String method) {

    /** What it failed with. */
    Throwable failure() {
        return result().getThrowable().orElseThrow();
    }

    void requirePassed() {
        assertThat(result().getStatus()).isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    }

    void requireAborted() {
        assertThat(result().getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
    }

    private TestExecutionResult result() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(type, method))
                .execute()
                .testEvents()
                .finished()
                .map(Event::getPayload)
                .map(payload -> (TestExecutionResult) payload.orElseThrow())
                .findFirst()
                .orElseThrow();
    }
}
