package io.ordersaga.connect.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A Kafka Connect cluster by the REST interface of one of its workers. Safe for use by many threads. */
public final class ConnectCluster {
    private static final JsonMapper JSON = new JsonMapper();

    private final RestClient rest;

    /** @param worker where it listens, such as {@code http://127.0.0.1:8083} */
    public ConnectCluster(URI worker) {
        this.rest = new RestClient(worker);
    }

    /** What an installation has done. */
    public enum Change {
        CREATED,
        UPDATED,
        /** It was as it should be, so its tasks were left alone. */
        NONE
    }

    /** What the connector has against its configuration, in its own words; nothing if it takes it. */
    public List<String> mistakes(Connector connector) {
        String type = connector.configuration().get("connector.class");
        JsonNode answer = rest.send(
                "PUT", "/connector-plugins/" + type + "/config/validate", JSON.valueToTree(withName(connector)));
        List<String> mistakes = new ArrayList<>();
        for (JsonNode setting : answer.path("configs")) {
            JsonNode value = setting.path("value");
            String key = value.path("name").asText();
            value.path("errors").forEach(error -> mistakes.add(key + ": " + error.asText()));
        }
        return mistakes;
    }

    /** Makes a connector what it should be. @throws ConnectRefusedException if the cluster does not take it */
    public Change install(Connector connector) {
        JsonNode wanted = JSON.valueToTree(withName(connector));
        Optional<JsonNode> found = rest.find(path(connector.name()) + "/config");
        if (found.filter(wanted::equals).isPresent()) {
            return Change.NONE;
        }
        rest.send("PUT", path(connector.name()) + "/config", wanted);
        return found.isPresent() ? Change.UPDATED : Change.CREATED;
    }

    /** Every connector of the cluster, ours or not. */
    public List<ConnectorStatus> statuses() {
        JsonNode answer = rest.send("GET", "/connectors?expand=status", MissingNode.getInstance());
        return StreamSupport.stream(answer.spliterator(), false)
                .map(connector -> status(connector.path("status")))
                .toList();
    }

    /** Restarts a connector and all its tasks. */
    public void restart(String connector) {
        rest.send("POST", path(connector) + "/restart?includeTasks=true", MissingNode.getInstance());
    }

    /** Restarts what of a connector has failed. */
    public void restartFailed(String connector) {
        rest.send("POST", path(connector) + "/restart?includeTasks=true&onlyFailed=true", MissingNode.getInstance());
    }

    private static Map<String, String> withName(Connector connector) {
        Map<String, String> configuration = new HashMap<>(connector.configuration());
        configuration.put("name", connector.name());
        return configuration;
    }

    private static String path(String connector) {
        return "/connectors/" + connector;
    }

    private static ConnectorStatus status(JsonNode json) {
        return new ConnectorStatus(
                json.path("name").asText(),
                worker(json.path("connector")),
                StreamSupport.stream(json.path("tasks").spliterator(), false)
                        .map(ConnectCluster::worker)
                        .toList());
    }

    private static ConnectorStatus.Worker worker(JsonNode json) {
        return new ConnectorStatus.Worker(
                json.path("state").asText(),
                Optional.of(json.path("trace").asText()).filter(trace -> !trace.isEmpty()));
    }
}
