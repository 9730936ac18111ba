package io.ordersaga.system.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.connect.ServiceDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlDocumentTest {
    private static final String QUERY = "```sql orderdb\nselect 1;\n```\n";

    @Test
    void shouldReadEachQueryWithItsHeadingAndDatabase() {
        SqlDocument document = new SqlDocument("""
                # Title

                ## Orders

                ### One

                What it answers.

                ```sql orderdb
                select 1
                from orders;
                ```

                ```sh
                diff
                ```

                ## Users

                ### Two

                ```sql userdb
                select 2;
                ```
                """);

        assertThat(document.titles()).containsExactly("One", "Two");
        assertThat(document.query("One"))
                .isEqualTo(new SqlDocument.Query(ServiceDatabase.ORDERS, "select 1\nfrom orders;\n"));
        assertThat(document.query("Two")).isEqualTo(new SqlDocument.Query(ServiceDatabase.USERS, "select 2;\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sql", "SQL orderdb", "sql otherdb", "sql orderdb userdb", "psql orderdb"})
    void shouldRefuseABlockThatNamesNoDatabase(String info) {
        assertThatThrownBy(() -> new SqlDocument("### One\n```" + info + "\nselect 1;\n```\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("```" + info + " names no database to run in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "### One\n```sql orderdb\nselect 1;\n",
                "### One\n" + QUERY + "* ...\n\n  ```sql orderdb\n  select 2;\n  ```\n",
                "### One\n" + QUERY + "~~~sql orderdb\nselect 2;\n~~~\n"
            })
    void shouldRefuseABlockThatItCannotRead(String text) {
        assertThatThrownBy(() -> new SqlDocument(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not closed, or does not begin its line");
    }

    @Test
    void shouldRefuseAHeadingWithoutAQueryOfItsOwn() {
        assertThatThrownBy(() -> new SqlDocument("### One\n\nText.\n")).hasMessage("no query below One");
        assertThatThrownBy(() -> new SqlDocument("### One\n" + QUERY + "## Part\n" + QUERY))
                .hasMessage("two queries below One");
        assertThatThrownBy(() -> new SqlDocument(QUERY)).hasMessageContaining("before the first heading");
        assertThatThrownBy(() -> new SqlDocument("### One\n" + QUERY + "### One\n" + QUERY))
                .hasMessageContaining("same title");
    }
}
