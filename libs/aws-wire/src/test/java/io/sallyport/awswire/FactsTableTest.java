package io.sallyport.awswire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The committed table is what the generator makes; with {@code -Dfacts.write=true} this writes it instead. */
@Tag("vectors")
class FactsTableTest {
    @ParameterizedTest
    @EnumSource(AwsService.class)
    void the_committed_table_is_what_the_model_says(AwsService service) throws IOException {
        var table = FactsTable.of(SharedData.model(service));
        if (Boolean.getBoolean("facts.write")) {
            Files.createDirectories(file(service).getParent());
            Files.writeString(file(service), table);
        }
        assertThat(Files.readString(file(service))).isEqualTo(table);
    }

    private static Path file(AwsService service) {
        return SharedData.root()
                .resolve("libs/aws-wire/src/main/resources/io/sallyport/awswire/facts/" + service.id() + ".tsv");
    }
}
