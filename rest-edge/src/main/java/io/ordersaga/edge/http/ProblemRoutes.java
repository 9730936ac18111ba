package io.ordersaga.edge.http;

import io.ordersaga.edge.schema.Schema;
import java.util.Arrays;
import java.util.List;

/** The route that explains types of problems, at the URI that each problem carries. Every server serves it by itself. */
public final class ProblemRoutes {
    private ProblemRoutes() {}

    private record ProblemExplanation(String code, int status, String title) {}

    public static Route route() {
        return Route.get("/problems/{code}", "explain-problem", Access.anyone())
                .summary("Explain a type of problem")
                .taking(Parameter.path("code", Schema.oneOf(codes())))
                .answering(Answer.ok(ProblemExplanation.class))
                .handledBy(ProblemRoutes::explain);
    }

    private static List<String> codes() {
        return Arrays.stream(ProblemType.values()).map(ProblemType::code).toList();
    }

    private static Reply explain(Request request) {
        ProblemType type = request.id("code", ProblemRoutes::byCode);
        return Reply.ok(new ProblemExplanation(type.code(), type.status(), type.title()));
    }

    private static ProblemType byCode(String code) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }
}
