package io.ordersaga.edge.schema;

import io.ordersaga.topics.Coded;
import io.ordersaga.topics.Email;
import io.ordersaga.topics.Id;
import io.ordersaga.topics.notification.Subject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shape of an answer off the type that is written as JSON: a record's components are the fields, and those that are
 * {@link Optional} may be absent.
 */
public final class Shapes {
    private static final String LANGUAGE = Id.class.getPackageName();
    private static final String SUFFIX = "Response";
    private static final Map<Class<?>, Schema> SCALARS = Map.ofEntries(
            Map.entry(String.class, Schema.text()),
            Map.entry(boolean.class, Schema.truth()),
            Map.entry(Boolean.class, Schema.truth()),
            Map.entry(int.class, Schema.wholeNumber("int32")),
            Map.entry(Integer.class, Schema.wholeNumber("int32")),
            Map.entry(long.class, Schema.wholeNumber("int64")),
            Map.entry(Long.class, Schema.wholeNumber("int64")),
            Map.entry(Instant.class, Schema.time()),
            Map.entry(Email.class, form(Form.Kind.EMAIL)),
            Map.entry(Subject.class, Schema.text(1, Subject.MAX_LENGTH)));

    private Shapes() {}

    /**
     * The shape of a record, an enumeration or a scalar.
     *
     * @throws IllegalArgumentException naming the type that has no shape
     */
    public static Schema of(Class<?> type) {
        return ofType(type);
    }

    private static Schema ofType(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        return type instanceof Class<?> plain ? ofClass(plain) : refuse(type);
    }

    private static Schema ofGeneric(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return Schema.listOf(ofType(arguments[0]));
        }
        return type.getRawType() == Map.class ? Schema.mapOf(ofType(arguments[1])) : refuse(type);
    }

    private static Schema ofClass(Class<?> type) {
        Schema scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return Schema.oneOf(
                    Arrays.stream(type.getEnumConstants()).map(Shapes::constant).toList());
        }
        if (Id.class.isAssignableFrom(type)) {
            return Schema.id(prefix(type));
        }
        // A value type is written as the scalar that it is, so its components say nothing about its shape.
        return type.isRecord() && !type.getPackageName().startsWith(LANGUAGE) ? ofRecord(type) : refuse(type);
    }

    private static String prefix(Class<?> id) {
        try {
            return String.valueOf(id.getField("PREFIX").get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(id.getName() + " needs a public constant PREFIX", e);
        }
    }

    private static String constant(Object constant) {
        return constant instanceof Coded coded ? coded.code() : ((Enum<?>) constant).name();
    }

    private static Schema ofRecord(Class<?> type) {
        return Schema.object(Arrays.stream(type.getRecordComponents())
                        .map(Shapes::field)
                        .toList())
                .named(name(type));
    }

    private static Schema.Field field(RecordComponent component) {
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return Schema.optional(component.getName(), shape(component, generic.getActualTypeArguments()[0]));
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Schema.Field(component.getName(), !nullable, shape(component, type));
    }

    private static Schema shape(RecordComponent component, Type type) {
        Schema plain = ofType(type);
        Form form = component.getAnnotation(Form.class);
        OneOf oneOf = component.getAnnotation(OneOf.class);
        Schema formed = form == null ? plain : form(form.value());
        Schema closed = oneOf == null ? formed : closed(formed, Schema.oneOf(oneOf.value()));
        Described described = component.getAnnotation(Described.class);
        return described == null ? closed : closed.describedAs(described.value());
    }

    private static Schema closed(Schema open, Schema texts) {
        return open.keywords().containsKey("items") ? Schema.listOf(texts) : texts;
    }

    private static Schema form(Form.Kind kind) {
        return switch (kind) {
            case AMOUNT -> Schema.amount();
            case CURRENCY -> Schema.matching("[A-Z]{3}");
            case EMAIL -> Schema.text().with("format", "email");
            case TOKEN -> Schema.matching("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
        };
    }

    /** As a client would call it: {@code OrderResponse.Item} is an {@code OrderItem}. */
    private static String name(Class<?> type) {
        String own = type.getSimpleName();
        String shown = own.endsWith(SUFFIX) ? own.substring(0, own.length() - SUFFIX.length()) : own;
        Class<?> outer = type.getEnclosingClass();
        return outer != null && outer.isRecord() ? name(outer) + shown : shown;
    }

    private static Schema refuse(Type type) {
        throw new IllegalArgumentException("no shape is known for " + type.getTypeName());
    }
}
