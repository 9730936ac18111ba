package io.ordersaga.system.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What the shop answered.
 *
 * @param body JSON; a missing node where there was no body
 */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The body of a successful answer. @throws IllegalStateException if it was not one */
    public JsonNode orThrow() {
        if (!isSuccess()) {
            throw new IllegalStateException("the shop answered " + status + " " + body);
        }
        return body;
    }
}
