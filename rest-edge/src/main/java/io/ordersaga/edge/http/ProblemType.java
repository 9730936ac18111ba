package io.ordersaga.edge.http;

/** Every kind of error that an edge answers with. The codes are part of the HTTP contract; each is explained at {@link #uri}. */
public enum ProblemType {
    BAD_REQUEST("bad-request", 400, "The request is not valid HTTP"),
    MALFORMED_JSON("malformed-json", 400, "The body is not well-formed JSON"),
    INVALID_PARAMETER("invalid-parameter", 400, "A query parameter or header is not valid"),
    INVALID_CURSOR("invalid-cursor", 400, "The cursor is not one that this service gave out"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid token is needed"),
    INVALID_CREDENTIALS("invalid-credentials", 401, "E-mail or password is wrong"),
    INVALID_REFRESH_TOKEN("invalid-refresh-token", 401, "The refresh token is not valid, or not any more"),
    FORBIDDEN("forbidden", 403, "The caller's role may not do this"),
    NOT_FOUND("not-found", 404, "There is no such thing, or it is not the caller's"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    PRICE_CHANGED("price-changed", 409, "The shop's price is another than the client expects"),
    EMAIL_TAKEN("email-taken", 409, "The e-mail address belongs to an account"),
    ID_TAKEN("id-taken", 409, "The id is in use"),
    INVALID_TRANSITION("invalid-transition", 409, "The order can no longer do this"),
    STOCK_BELOW_RESERVED("stock-below-reserved", 409, "Orders hold more units than would be left"),
    STOCK_TOO_LARGE("stock-too-large", 409, "There would be more units than the system can count"),
    PRECONDITION_FAILED("precondition-failed", 412, "It is no longer what the client has seen"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is larger than 256 KiB"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body must be application/json"),
    INVALID_BODY("invalid-body", 422, "The body does not say what is needed"),
    UNKNOWN_PRODUCT("unknown-product", 422, "A product is not in the catalogue"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The idempotency key was used with another body"),
    ACCOUNT_LOCKED("account-locked", 429, "Too many wrong passwords; the account is locked for a while"),
    RATE_LIMITED("rate-limited", 429, "So many requests are not allowed"),
    INTERNAL_ERROR("internal-error", 500, "The service has failed"),
    UPSTREAM_FAILED("upstream-failed", 502, "The service behind the gateway did not answer properly"),
    BUSY("busy", 503, "Too many requests of this kind at once"),
    STORE_REBALANCING("store-rebalancing", 503, "The data is being moved or restored"),
    COMMAND_NOT_CONFIRMED("command-not-confirmed", 503, "It is not known whether the request was accepted"),
    UPSTREAM_UNAVAILABLE("upstream-unavailable", 503, "The service behind the gateway cannot be reached"),
    UPSTREAM_TIMEOUT("upstream-timeout", 504, "The service behind the gateway did not answer in time");

    private final String code;
    private final int status;
    private final String title;

    ProblemType(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Identifies the type in a problem's {@code type}; every edge serves an explanation there. */
    public String uri() {
        return "/problems/" + code;
    }
}
