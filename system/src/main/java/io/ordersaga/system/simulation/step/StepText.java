package io.ordersaga.system.simulation.step;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Steps as text, one line each, such as {@code run order-service/0_1 order-commands 4}: the step's name and its components,
 * parted by spaces.
 */
public final class StepText {
    private static final Map<String, Class<?>> KINDS =
            kinds(Step.class).collect(Collectors.toUnmodifiableMap(StepText::name, kind -> kind));

    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            int.class, Integer::valueOf,
            long.class, Long::valueOf,
            String.class, text -> text,
            Step.Card.class, text -> Step.Card.valueOf(text.toUpperCase(Locale.ROOT)),
            Step.Outcome.class, text -> Step.Outcome.valueOf(text.toUpperCase(Locale.ROOT)),
            Step.TaskName.class, StepText::task,
            Step.Instance.class, StepText::instance,
            List.class, StepText::items);

    private StepText() {}

    public static String write(Step step) {
        return Stream.concat(
                        Stream.of(name(step.getClass())),
                        Arrays.stream(step.getClass().getRecordComponents())
                                .map(component -> text(value(step, component))))
                .collect(Collectors.joining(" "));
    }

    /** @throws IllegalArgumentException if the line is not one that was written */
    public static Step read(String line) {
        Deque<String> words = new ArrayDeque<>(List.of(line.strip().split(" ", -1)));
        Class<?> kind = KINDS.get(words.removeFirst());
        if (kind == null || kind.getRecordComponents().length != words.size()) {
            throw new IllegalArgumentException("not a step: " + line);
        }
        return (Step) create(
                kind,
                Arrays.stream(kind.getRecordComponents())
                        .map(component -> component(component, words.removeFirst()))
                        .toArray());
    }

    private static Object component(RecordComponent component, String word) {
        return READERS.getOrDefault(component.getType(), text -> text).apply(word);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StepText::kinds)
                : Stream.of(type);
    }

    private static String name(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String text(Object value) {
        return switch (value) {
            case Step.TaskName(var application, var part, var partition) -> application + "/" + part + "_" + partition;
            case Step.Instance(var application, var number) -> application + "/" + number;
            case Step.Item(var product, var units) -> product + "x" + units;
            case List<?> list -> list.stream().map(StepText::text).collect(Collectors.joining(","));
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            default -> String.valueOf(value);
        };
    }

    private static Object task(String text) {
        String[] parts = text.split("[/_]", -1);
        return new Step.TaskName(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private static Object instance(String text) {
        String[] parts = text.split("/", -1);
        return new Step.Instance(parts[0], Integer.parseInt(parts[1]));
    }

    private static Object items(String text) {
        return Stream.of(text.split(",", -1)).map(StepText::item).toList();
    }

    private static Step.Item item(String text) {
        String[] parts = text.split("x", -1);
        return new Step.Item(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    private static Object value(Step step, RecordComponent component) {
        try {
            return component.getAccessor().invoke(step);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object create(Class<?> kind, Object[] values) {
        try {
            Constructor<?> constructor = kind.getDeclaredConstructor(Arrays.stream(kind.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("not a step of these values: " + Arrays.toString(values), e);
        }
    }
}
