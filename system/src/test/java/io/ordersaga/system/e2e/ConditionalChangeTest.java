package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes of what has been seen, and of nothing else. */
@ExtendWith(RunningShop.class)
class ConditionalChangeTest {
    private static final int EDITORS = 8;

    @Test
    void shouldSendNothingAgainWhenNothingHasChanged(Shop shop) {
        String path = "/api/products/" + shop.newProduct("10.00", 5);
        String tag = tag(shop.anyone().get(path));

        Answer unchanged = shop.anyone().send("GET", path, MissingNode.getInstance(), Map.of("If-None-Match", tag));

        assertThat(unchanged.status()).isEqualTo(304);
    }

    @Test
    void shouldLetExactlyOneOfTheEditorsWinWhoSawTheSameVersion(Shop shop) throws Exception {
        String product = shop.newProduct("10.00", 5);
        String path = "/api/admin/products/" + product;
        Map<String, String> seen = Map.of("If-Match", tag(shop.anyone().get("/api/products/" + product)));

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService editors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> edits = new ArrayList<>();
            for (int i = 0; i < EDITORS; i++) {
                ObjectNode edit = ShopClient.object().put("name", "Edition " + i);
                edits.add(editors.submit(() -> shop.admin().send("PUT", path, edit, seen)));
            }
            for (Future<Answer> edit : edits) {
                statuses.add(edit.get().status());
            }
        }

        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void shouldNotDeleteAProductThatHasChangedSinceItWasSeen(Shop shop) {
        String product = shop.newProduct("10.00", 5);
        String path = "/api/admin/products/" + product;
        Map<String, String> seen = Map.of("If-Match", tag(shop.anyone().get("/api/products/" + product)));
        Answer changed = shop.admin().send("PUT", path, ShopClient.object().put("stock", 6), seen);

        Answer refused = shop.admin().send("DELETE", path, MissingNode.getInstance(), seen);
        Answer deleted = shop.admin().send("DELETE", path, MissingNode.getInstance(), Map.of("If-Match", tag(changed)));

        assertThat(refused.status()).isEqualTo(412);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(shop.anyone().get("/api/products/" + product).status()).isEqualTo(404);
    }

    private static String tag(Answer answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
