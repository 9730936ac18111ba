package io.ordersaga.system.broker;

import java.util.Properties;

/** The configuration of a single broker that is its own controller. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String CLIENT_LISTENER = "PLAINTEXT";

    // Nobody could take over from a lone broker that is late, for instance on a computer that slept. To fence it would
    // only
    // take the leader from partitions with transactions in flight, which StaleRegistration says the danger of.
    private static final String A_LONG_PAUSE_MS = "3600000";

    private BrokerSettings() {}

    static Properties of(BrokerOptions options) {
        Properties settings = controllerOnly(options);
        settings.put("auto.create.topics.enable", "false");
        listeners(settings, options);
        alone(settings);
        quickGroups(settings);
        small(settings);
        return settings;
    }

    /** The controller by itself, over the same directory. */
    static Properties controllerOnly(BrokerOptions options) {
        String controller = options.controller().address();
        Properties settings = new Properties();
        settings.put("log.dirs", options.directory().toString());
        settings.put("process.roles", "controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("listeners", CONTROLLER_LISTENER + "://" + controller);
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

    private static void alone(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        for (String topic : new String[] {"transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".min.isr", "1");
            settings.put(topic + ".num.partitions", "1");
        }
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("broker.session.timeout.ms", A_LONG_PAUSE_MS);
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
    }
}
