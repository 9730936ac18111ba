package io.ordersaga.edge.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "text/csv                                      > CSV",
                "TEXT/CSV; charset=utf-8                       > CSV",
                "text/*                                        > CSV",
                "application/x-ndjson                          > NDJSON",
                "application/json                              > JSON",
                "application/*                                 > JSON",
                "*/*                                           > JSON",
                "''                                            > JSON",
                "text/html                                     > JSON",
                "text/csv;q=0.5, application/x-ndjson          > NDJSON",
                "text/csv;q=0.5, application/x-ndjson;q=0.4    > CSV",
                "text/csv, */*;q=0.8                           > CSV",
                "*/*, application/json;q=0, application/x-ndjson;q=0.2 > CSV",
                "text/csv;q=0                                  > JSON",
                "text/csv;q=nonsense                           > CSV",
            })
    void shouldBeTheOneThatIsLikedBest(String accept, Format format) {
        assertThat(Format.preferred(accept)).isEqualTo(format);
    }
}
