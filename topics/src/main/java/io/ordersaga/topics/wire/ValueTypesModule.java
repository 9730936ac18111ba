package io.ordersaga.topics.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.ordersaga.topics.Coded;
import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationChannel;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.notification.Subject;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.user.PasswordHash;
import io.ordersaga.topics.user.TokenHash;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the language's value types as the JSON scalars that they are: ids as strings, money as minor units. */
final class ValueTypesModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    ValueTypesModule() {
        super("ordersaga-value-types");
        addId(EventId.class, EventId::value, EventId::new);
        addId(NotificationId.class, NotificationId::value, NotificationId::new);
        addId(OrderId.class, OrderId::value, OrderId::new);
        addId(PaymentId.class, PaymentId::value, PaymentId::new);
        addId(ProductId.class, ProductId::value, ProductId::new);
        addId(SessionId.class, SessionId::value, SessionId::new);
        addId(UserId.class, UserId::value, UserId::new);
        addText(Email.class, Email::value, Email::new);
        addText(Subject.class, Subject::value, Subject::new);
        addText(PasswordHash.class, PasswordHash::phc, PasswordHash::new);
        addText(TokenHash.class, TokenHash::value, TokenHash::new);
        addText(Instant.class, Timestamps::write, Timestamps::read);
        addCoded(RefusalCode.class, RefusalCode.values());
        addCoded(FailureReason.class, FailureReason.values());
        addCoded(NotificationType.class, NotificationType.values());
        addCoded(NotificationChannel.class, NotificationChannel.values());
        addNumber(Money.class, Money::minorUnits, Money::new);
        addNumber(Quantity.class, Quantity::units, units -> new Quantity(Math.toIntExact(units)));
    }

    private <T> void addId(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addText(type, write, read);
        addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) throws IOException {
                return refusingNonsense(type, key, read, context);
            }
        });
        addKeySerializer(type, new StdScalarSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeFieldName(write.apply(value));
            }
        });
    }

    private <E extends Enum<E> & Coded> void addCoded(Class<E> type, E[] constants) {
        Map<String, E> byCode = Arrays.stream(constants).collect(Collectors.toMap(Coded::code, Function.identity()));
        addText(type, Coded::code, code -> {
            E constant = byCode.get(code);
            if (constant == null) {
                throw new IllegalArgumentException("unknown code");
            }
            return constant;
        });
    }

    private <T> void addText(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new StdScalarSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(write.apply(value));
            }
        });
        addDeserializer(type, new StdScalarDeserializer<T>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                if (!json.hasToken(JsonToken.VALUE_STRING)) {
                    return type.cast(context.handleUnexpectedToken(type, json));
                }
                return refusingNonsense(type, json.getText(), read, context);
            }
        });
    }

    private <T> void addNumber(Class<T> type, ToLong<T> write, FromLong<T> read) {
        addSerializer(type, new StdScalarSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeNumber(write.apply(value));
            }
        });
        addDeserializer(type, new StdScalarDeserializer<T>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                    return type.cast(context.handleUnexpectedToken(type, json));
                }
                return refusingNonsense(type, json.getLongValue(), read::apply, context);
            }
        });
    }

    private static <F, T> T refusingNonsense(Class<T> type, F from, Function<F, T> read, DeserializationContext context)
            throws IOException {
        try {
            return read.apply(from);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return type.cast(context.handleInstantiationProblem(type, from, e));
        }
    }

    private interface ToLong<T> {
        long apply(T value);
    }

    private interface FromLong<T> {
        T apply(long number);
    }
}
