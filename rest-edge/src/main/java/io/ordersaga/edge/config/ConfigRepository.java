package io.ordersaga.edge.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings of every service by profile, read and merged once. Names are looked up in it and nowhere else: what a client
 * asks for never becomes part of a path.
 */
public final class ConfigRepository {
    /** The profiles that every service has; one without a file of its own equals the default. */
    static final List<String> PROFILES = List.of(ConfigFile.DEFAULT, "dev", "prod");

    private final Map<String, Map<String, ObjectNode>> byService = new TreeMap<>();

    private ConfigRepository(Map<String, String> files) {
        Map<String, Map<String, ObjectNode>> own = new TreeMap<>();
        files.forEach((name, text) -> {
            ConfigFile file = ConfigFile.parse(name, text);
            own.computeIfAbsent(file.service(), service -> new TreeMap<>()).put(file.profile(), file.content());
        });
        own.forEach((service, profiles) -> byService.put(service, merged(service, profiles)));
    }

    /**
     * A repository of files that were read elsewhere.
     *
     * @param files text by name
     * @throws InvalidRepositoryException naming the file that is broken
     */
    public static ConfigRepository of(Map<String, String> files) {
        return new ConfigRepository(files);
    }

    /** The files of a directory that end in {@code .json}. @throws InvalidRepositoryException if one cannot be served */
    public static ConfigRepository in(Path directory) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(directory)) {
            for (Path file :
                    found.filter(path -> path.toString().endsWith(".json")).toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readString(file, UTF_8));
            }
        } catch (IOException e) {
            throw new InvalidRepositoryException("cannot read " + directory + ": " + e, e);
        }
        if (files.isEmpty()) {
            throw new InvalidRepositoryException(directory + " holds no .json file");
        }
        return of(files);
    }

    public List<String> services() {
        return List.copyOf(byService.keySet());
    }

    /** Empty if the service is not known. */
    Optional<List<String>> profiles(String service) {
        return byService.containsKey(service) ? Optional.of(PROFILES) : Optional.empty();
    }

    /** A service's settings under a profile; empty if there is no such service or profile. */
    public Optional<ObjectNode> settings(String service, String profile) {
        return Optional.ofNullable(byService.getOrDefault(service, Map.of()).get(profile))
                .map(ObjectNode::deepCopy);
    }

    private static Map<String, ObjectNode> merged(String service, Map<String, ObjectNode> own) {
        ObjectNode base = own.get(ConfigFile.DEFAULT);
        if (base == null) {
            throw new InvalidRepositoryException(service + ".json is missing, but there is a file of a profile of it");
        }
        Map<String, ObjectNode> merged = new TreeMap<>();
        for (String profile : PROFILES) {
            ObjectNode result = base.deepCopy();
            Optional.ofNullable(own.get(profile)).ifPresent(over -> merge(result, over));
            merged.put(profile, result);
        }
        return merged;
    }

    /** Objects are merged key by key; everything else, arrays included, is replaced. */
    private static void merge(ObjectNode target, ObjectNode over) {
        over.properties().forEach(entry -> {
            JsonNode below = target.get(entry.getKey());
            if (below instanceof ObjectNode inner && entry.getValue() instanceof ObjectNode outer) {
                merge(inner, outer);
            } else {
                target.set(entry.getKey(), entry.getValue().deepCopy());
            }
        });
    }
}
