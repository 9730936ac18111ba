package io.ordersaga.system.broker;

import io.ordersaga.system.part.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A KRaft broker in this JVM, made of the classes that a broker of its own process runs. Its log survives restarts and
 * crashes of the JVM. A fatal error of a running broker ends the JVM: see {@link BrokerFailure}.
 */
public final class EmbeddedBroker implements Part {
    private static final String FORMATTED = "meta.properties";

    private final BrokerOptions options;
    private @Nullable KafkaRaftServer server;

    public EmbeddedBroker(BrokerOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "Kafka broker";
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return options.clients().address();
    }

    /** @throws io.ordersaga.system.local.PortTakenException if one of its two ports is taken */
    @Override
    public void start() {
        options.clients().requireFree();
        options.quorum().controller().requireFree();
        BrokerFailure.endsTheProcess();
        Properties settings = BrokerSettings.of(options);
        KafkaConfig config = KafkaConfig.fromProps(settings, false);
        prepare(config);
        server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    @Override
    public void close() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    private void prepare(KafkaConfig config) {
        StaleRegistration former = new StaleRegistration(options);
        if (!Files.exists(options.directory().resolve(FORMATTED))) {
            format(config);
        } else if (options.quorum().isAlone() && former.isSuspected()) {
            former.remove();
        }
    }

    private void format(KafkaConfig config) {
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(options.directory());
            format(config, nowhere);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the broker's directory " + options.directory(), e);
        }
    }

    private void format(KafkaConfig config, PrintStream out) {
        try {
            new Formatter()
                    .setPrintStream(out)
                    .setNodeId(options.quorum().node())
                    .setClusterId(options.quorum().clusterId())
                    .setIgnoreFormatted(true)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(config.metadataLogDir())
                    .addDirectory(options.directory().toString())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format the broker's directory " + options.directory(), e);
        }
    }
}
