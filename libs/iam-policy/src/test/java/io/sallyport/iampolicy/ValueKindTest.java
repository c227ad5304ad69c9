package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueKindTest {
    private static final Map<ValueKind, List<String>> GOOD = Map.of(
            ValueKind.STRING, List.of("", "anything"),
            ValueKind.NUMERIC, List.of("10", "-2.5"),
            ValueKind.BOOLEAN, List.of("true", "False"),
            ValueKind.IP, List.of("203.0.113.7", "2001:db8::1"),
            ValueKind.BINARY, List.of("YWJj", ""),
            ValueKind.DATE, List.of("2026-11-22T08:00:00Z", "1795305600"));
    private static final Map<ValueKind, List<String>> BAD = Map.of(
            ValueKind.STRING, List.of(),
            ValueKind.NUMERIC, List.of("ten", "1e3", ""),
            ValueKind.BOOLEAN, List.of("yes", ""),
            ValueKind.IP, List.of("203.0.113.0/24", "here", ""),
            ValueKind.BINARY, List.of("%"),
            ValueKind.DATE, List.of("tomorrow", "2026-13-01", ""));

    @Test
    void p01_each_kind_reads_its_values_and_no_other() {
        assertThat(ValueKind.values()).allSatisfy(kind -> {
            assertThat(GOOD.getOrDefault(kind, List.of())).isNotEmpty().allMatch(kind::reads);
            assertThat(BAD.getOrDefault(kind, List.of())).noneMatch(kind::reads);
        });
    }
}
