package io.ordersaga.edge.http;

import io.ordersaga.edge.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a client sends to a route and gets from it.
 *
 * @param body shape of the request's JSON; empty for a route that takes none
 * @param answers those that are no problems, at most one of each status
 * @param problems that the route's handler answers with, beside those of the frame
 */
public record Contract(
        Words words,
        List<Parameter> parameters,
        Optional<Schema> body,
        List<Answer> answers,
        List<ProblemType> problems) {

    /** @throws IllegalArgumentException naming the operation and what is missing or said twice */
    public Contract {
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
        problems = List.copyOf(problems);
        requireThat(!words.summary().isBlank(), words, "a route needs a summary");
        requireThat(!answers.isEmpty(), words, "a route needs an answer");
        requireDistinct(
                parameters.stream().map(one -> one.in() + " " + one.name()).toList(), words);
        requireDistinct(answers.stream().map(one -> one.status() + " answer").toList(), words);
    }

    /**
     * What documents say in words.
     *
     * @param summary a few words
     * @param description more of them; may be empty
     */
    public record Words(String operation, String summary, String description) {}

    /** The names of the parameters that stand in one part of a request. */
    Set<String> names(Parameter.In in) {
        return parameters.stream()
                .filter(parameter -> parameter.in() == in)
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void requireDistinct(List<String> all, Words words) {
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.forEach(one -> requireThat(seen.add(one), words, "declared twice: " + one));
    }

    private static void requireThat(boolean condition, Words words, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(words.operation() + ": " + otherwise);
        }
    }
}
