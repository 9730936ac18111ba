package io.ordersaga.apps.runtime;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;

import io.ordersaga.apps.settings.KafkaSettings;
import io.ordersaga.apps.settings.Pace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.HostInfo;

/** One Streams application of this process: built here, started once, closed once. */
public final class StreamsApplication implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(6);

    private final String applicationId;
    private final KafkaStreams streams;
    private final boolean isLeaving;

    /**
     * What an application runs.
     *
     * @param id names its consumer group, its changelogs and its state directory
     * @param topology a function of the configuration, since some settings take effect only while it is built
     * @param cacheBytes how much heap may hold what its cached stores write at the next commit
     */
    public record Program(String id, Pace pace, Function<Properties, Topology> topology, int cacheBytes) {

        /** An application without cached stores. */
        public Program(String id, Pace pace, Function<Properties, Topology> topology) {
            this(id, pace, topology, 0);
        }
    }

    /** @param self where other instances find this one */
    public StreamsApplication(Program program, KafkaSettings kafka, HostInfo self, FailureHandler failures) {
        this.applicationId = program.id();
        this.isLeaving = kafka.cluster().membership().isLeaving();
        Properties config = StreamsProperties.of(program.id(), kafka, program.pace(), self);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, program.cacheBytes());
        this.streams = new KafkaStreams(program.topology().apply(config), config);
        streams.setUncaughtExceptionHandler(new ThreadReplacement(applicationId, InstantSource.system(), failures));
    }

    public void start() {
        streams.start();
    }

    public String id() {
        return applicationId;
    }

    /** For interactive queries. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Whether it processes or is about to: not closed, and not dead. */
    public boolean isAlive() {
        KafkaStreams.State state = streams.state();
        return state.isRunningOrRebalancing() || state == KafkaStreams.State.CREATED;
    }

    /** Whether it processes every task that it was given. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** @throws IllegalStateException if it could not be closed in time; its stores are then restored at the next start */
    @Override
    public void close() {
        boolean closed = streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(isLeaving ? LEAVE_GROUP : REMAIN_IN_GROUP));
        if (!closed) {
            throw new IllegalStateException(applicationId + " did not close within " + CLOSE_TIMEOUT);
        }
    }
}
