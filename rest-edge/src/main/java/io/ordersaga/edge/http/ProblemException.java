package io.ordersaga.edge.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem (RFC 9457). The edge's only way to answer with an error. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Mistake> mistakes;
    private final transient Map<String, String> headers;
    private final transient Map<String, Object> members;

    /** @param detail what is wrong in this case, in words; it never quotes what was sent */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of(), Map.of(), Map.of());
    }

    private ProblemException(
            ProblemType type,
            String detail,
            List<Mistake> mistakes,
            Map<String, String> headers,
            Map<String, Object> members) {
        super(detail);
        this.type = type;
        this.mistakes = List.copyOf(mistakes);
        this.headers = Map.copyOf(headers);
        this.members = Map.copyOf(members);
    }

    /** As the plain one, with what led to it, which goes to the log and not to the client. */
    public ProblemException(ProblemType type, String detail, Throwable cause) {
        this(type, detail);
        initCause(cause);
    }

    /** All mistakes of a body at once. */
    public static ProblemException of(ProblemType type, List<Mistake> mistakes) {
        return new ProblemException(type, type.title(), mistakes, Map.of(), Map.of());
    }

    public ProblemException withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return with(more, members);
    }

    /** Adds a member of its own to the problem's JSON. */
    public ProblemException withMember(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return with(headers, more);
    }

    private ProblemException with(Map<String, String> otherHeaders, Map<String, Object> otherMembers) {
        ProblemException other = new ProblemException(type, detail(), mistakes, otherHeaders, otherMembers);
        if (getCause() != null) {
            other.initCause(getCause());
        }
        return other;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The problem's JSON. */
    public Map<String, Object> body(String instance, String traceId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", detail());
        body.put("instance", instance);
        body.put("code", type.code());
        body.put("traceId", traceId);
        body.putAll(members);
        if (!mistakes.isEmpty()) {
            body.put("errors", mistakes);
        }
        return body;
    }
}
