package io.ordersaga.system.simulation.task;

import io.ordersaga.system.simulation.broker.Changelog;
import java.util.Map;
import org.apache.kafka.streams.processor.TaskId;

/**
 * What a task is, wherever it runs.
 *
 * @param part its nodes
 * @param changelogs of its stores, by their names
 */
public record TaskHome(String applicationId, TaskId id, Part part, Map<String, Changelog> changelogs) {}
