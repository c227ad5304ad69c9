package io.sallyport.functions.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeZipTest {
    private static final ZipBounds SMALL = new ZipBounds(10_000, 5_000, 3);

    @Test
    void files_come_back_as_they_went_in() {
        var zip = CodeZip.read(Zips.of("a/index.js", "exports.x = 1"), SMALL);

        assertThat(zip.entries()).hasSize(1);
        assertThat(zip.content(zip.entries().getFirst())).asString().isEqualTo("exports.x = 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/x", "a//x", "./x", "a/./x", "..", "a\\..\\x", "a\u0000b"})
    void a_path_that_leads_out_is_refused(String name) {
        refused(Zips.of(name, "x"), "Could not unzip uploaded file");
    }

    @Test
    void a_symbolic_link_is_refused() {
        refused(Zips.withMode(Zips.of("link", "/etc/passwd"), 0120777), "'link' is a link or a special file");
    }

    @Test
    void a_device_is_refused() {
        refused(Zips.withMode(Zips.of("dev", ""), 0060666), "special file");
    }

    @Test
    void a_regular_file_with_a_mode_is_accepted() {
        var zip = CodeZip.read(Zips.withMode(Zips.of("bootstrap", "#!/bin/sh"), 0100755), SMALL);

        assertThat(zip.verified().entries().getFirst().name()).isEqualTo("bootstrap");
    }

    @Test
    void more_files_than_the_bound_are_refused() {
        refused(Zips.of(Map.of("a", bytes(1), "b", bytes(1), "c", bytes(1), "d", bytes(1))), "holds 4 files");
    }

    @Test
    void a_zip_bomb_is_refused_by_the_size_it_tells() {
        refused(Zips.of(Map.of("bomb", bytes(5_000))), "Unzipped size must be smaller than 5000 bytes");
    }

    @Test
    void a_zip_bomb_that_tells_less_is_refused_when_it_is_read() {
        var zip = Zips.withSize(Zips.of(Map.of("bomb", bytes(100_000))), 10);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> CodeZip.read(zip, SMALL).verified())
                .withMessageContaining("Could not unzip");
    }

    @Test
    void a_file_that_tells_more_than_it_has_is_refused() {
        var zip = Zips.withSize(Zips.of(Map.of("short", bytes(10))), 20);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> CodeZip.read(zip, SMALL).verified());
    }

    @Test
    void an_archive_beyond_its_bound_is_refused() {
        refused(new byte[10_001], "smaller than 10000 bytes");
    }

    @Test
    void what_is_both_a_file_and_a_folder_is_refused() {
        refused(Zips.of(Map.of("a", bytes(1), "a/b", bytes(1))), "is a file and a folder");
    }

    @Test
    void an_empty_archive_is_refused() {
        refused(Zips.of(Map.of()), "non-empty zip");
    }

    @Test
    void no_bytes_make_anything_but_a_refusal() {
        var random = new Random(7);
        var good = Zips.of(Map.of("a.js", bytes(300), "b.js", bytes(50)));
        for (int round = 0; round < 3_000; round++) {
            var zip = good.clone();
            for (int n = 0; n < 3; n++) {
                zip[random.nextInt(zip.length)] = (byte) random.nextInt();
            }
            try {
                CodeZip.read(zip, SMALL).verified();
            } catch (Refusal expected) {
                assertThat(expected.detail()).isNotEmpty();
            }
        }
    }

    private static void refused(byte[] zip, String words) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> CodeZip.read(zip, SMALL))
                .withMessageContaining(words);
    }

    private static byte[] bytes(int count) {
        return "x".repeat(count).getBytes(StandardCharsets.UTF_8);
    }
}
