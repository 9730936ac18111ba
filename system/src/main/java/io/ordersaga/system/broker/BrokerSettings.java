package io.ordersaga.system.broker;

import java.util.Properties;

/** The configuration of a broker that is its own controller, by itself or one of a few. */
final class BrokerSettings {
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String CLIENT_LISTENER = "PLAINTEXT";

    // Nobody could take over from a lone broker that is late, for instance on a computer that slept. To fence it would
    // only
    // take the leader from partitions with transactions in flight, which StaleRegistration says the danger of.
    private static final String A_LONG_PAUSE_MS = "3600000";

    private static final String A_SHORT_PAUSE_MS = "9000";

    private BrokerSettings() {}

    static Properties of(BrokerOptions options) {
        Properties settings = controllerOnly(options);
        settings.put("auto.create.topics.enable", "false");
        listeners(settings, options);
        internalTopics(settings, options.quorum());
        sessions(settings, options.quorum());
        quickGroups(settings);
        small(settings);
        return settings;
    }

    /** The controller by itself, over the same directory. */
    static Properties controllerOnly(BrokerOptions options) {
        Quorum quorum = options.quorum();
        Properties settings = new Properties();
        settings.put("log.dirs", options.directory().toString());
        settings.put("process.roles", "controller");
        settings.put("node.id", Integer.toString(quorum.node()));
        settings.put("controller.quorum.voters", quorum.voters());
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put(
                "listeners", CONTROLLER_LISTENER + "://" + quorum.controller().address());
        settings.put(
                "listener.security.protocol.map", CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        return settings;
    }

    private static void listeners(Properties settings, BrokerOptions options) {
        String clients = CLIENT_LISTENER + "://" + options.clients().address();
        settings.put("process.roles", "broker,controller");
        settings.put("listeners", clients + "," + settings.get("listeners"));
        settings.put("advertised.listeners", clients);
        settings.put("inter.broker.listener.name", CLIENT_LISTENER);
    }

    private static void internalTopics(Properties settings, Quorum quorum) {
        String copies = Short.toString(quorum.copies());
        String inSync = quorum.copies() > 2 ? "2" : "1";
        settings.put("default.replication.factor", copies);
        settings.put("min.insync.replicas", inSync);
        settings.put("offsets.topic.replication.factor", copies);
        settings.put("offsets.topic.num.partitions", copies);
        for (String topic : new String[] {"transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".replication.factor", copies);
            settings.put(topic + ".min.isr", inSync);
            settings.put(topic + ".num.partitions", copies);
        }
    }

    private static void sessions(Properties settings, Quorum quorum) {
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("broker.session.timeout.ms", quorum.isAlone() ? A_LONG_PAUSE_MS : A_SHORT_PAUSE_MS);
    }

    /** After a crash groups wait for their dead members: seconds, not a minute. */
    private static void quickGroups(Properties settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.streams.initial.rebalance.delay.ms", "0");
        for (String group : new String[] {"group.streams.", "group.consumer."}) {
            settings.put(group + "min.heartbeat.interval.ms", "500");
            settings.put(group + "heartbeat.interval.ms", "500");
            settings.put(group + "min.session.timeout.ms", "6000");
            settings.put(group + "session.timeout.ms", "6000");
            settings.put(group + "assignment.interval.ms", "0");
        }
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    }

    private static void small(Properties settings) {
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("metric.reporters", "");
        settings.put("metrics.jmx.exclude", ".*");
    }
}
