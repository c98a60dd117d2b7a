package dev.pickwright.backend.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.ImportRequest;
import org.junit.jupiter.api.Test;

class RowImportTest {

    @Test
    void aRequestRefusesWhatDoesNotGoTogether() {
        assertThatThrownBy(() -> new ImportRequest(ImportKind.SKUS, "x.csv", "W1", false))
                .hasMessageStartingWith("warehouse");
        assertThatThrownBy(() -> new ImportRequest(ImportKind.STOCK, "x.csv", "W1", true))
                .hasMessageStartingWith("create_skus");
        assertThatThrownBy(() -> new ImportRequest(ImportKind.ORDERS, "x".repeat(256), null, true))
                .hasMessageStartingWith("file_name");
        assertThatThrownBy(() -> new ImportRequest(ImportKind.ORDERS, "a\0b", null, true))
                .hasMessageStartingWith("file_name");
    }

    @Test
    void codeMeansWhatTheFileIsAbout() {
        Columns skus = new Columns(Column.SKU, java.util.List.of(Column.SKU), java.util.List.of());
        assertThat(skus.of("Code")).contains(Column.SKU);
        assertThat(OrderKind.COLUMNS.of("code")).isEmpty();
    }
}
