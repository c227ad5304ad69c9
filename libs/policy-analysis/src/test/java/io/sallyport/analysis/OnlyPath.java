package io.sallyport.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The one path that was found. */
final class OnlyPath {
    private OnlyPath() {}

    /** @return who is on it, from its beginning to its end */
    static List<String> of(Findings findings) {
        assertThat(findings.doubts()).isEmpty();
        assertThat(findings.paths()).hasSize(1);
        return findings.paths().getFirst().steps().stream()
                .map(Findings.Step::who)
                .toList();
    }
}
