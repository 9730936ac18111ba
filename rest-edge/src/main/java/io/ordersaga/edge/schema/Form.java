package io.ordersaga.edge.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The form of a text in an answer, where the record holds it as a plain {@link String}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Form {
    Kind value();

    /** The forms in use. */
    enum Kind {
        /** An amount of money: decimal, with two places. */
        AMOUNT,
        /** A currency's three letters (ISO 4217). */
        CURRENCY,
        EMAIL,
        /** Base64url without padding, or three parts of it with dots between. */
        TOKEN
    }
}
