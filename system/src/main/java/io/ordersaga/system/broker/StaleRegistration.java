package io.ordersaga.system.broker;

import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.utils.Time;

/**
 * What a killed broker leaves in the metadata: it still counts as the running leader of every partition.
 *
 * <p>Started like that, Kafka 4.3.1 resumes transactions that were being committed before it accepts connections, fences the
 * former registration a moment later, finds the partitions without a leader, takes them for deleted and records the
 * transaction as complete without its markers ({@code TransactionMarkerChannelManager.addTxnMarkersToBrokerQueue}). Its
 * records can then never be read by who reads committed ones, nor any that follow. So the registration is removed by a
 * controller on its own before the broker starts.
 */
final class StaleRegistration {
    private static final String STOPPED_CLEANLY = ".kafka_cleanshutdown";
    private static final long PATIENCE_S = 60;
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final BrokerOptions options;

    StaleRegistration(BrokerOptions options) {
        this.options = options;
    }

    /** Whether the broker of this directory ended without deregistering. Meaningful for a formatted directory only. */
    boolean isSuspected() {
        return !Files.exists(options.directory().resolve(STOPPED_CLEANLY));
    }

    /** @throws IllegalStateException if the controller does not do it in time */
    void remove() {
        KafkaConfig config = KafkaConfig.fromProps(BrokerSettings.controllerOnly(options), false);
        KafkaRaftServer controller = new KafkaRaftServer(config, Time.SYSTEM);
        controller.startup();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG,
                options.quorum().controller().address()))) {
            unregister(admin);
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private void unregister(Admin admin) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!isUnregistered(admin)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no active controller within " + PATIENCE_S + " s");
            }
            LockSupport.parkNanos(RETRY_NS);
        }
    }

    /** False if the controller has been elected and is not active yet. */
    private boolean isUnregistered(Admin admin) {
        try {
            admin.unregisterBroker(options.quorum().node()).all().get(PATIENCE_S, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotControllerException) {
                return false;
            }
            if (e.getCause() instanceof BrokerIdNotRegisteredException) {
                return true;
            }
            throw new IllegalStateException("cannot remove the registration of the broker that was killed", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the controller did not answer within " + PATIENCE_S + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker starts", e);
        }
    }
}
