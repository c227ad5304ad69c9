package io.sallyport.runtime.sql;

import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.MVStore;

/** What is in a file of H2's, which no process has open. */
final class MvFile {
    private MvFile() {}

    /** @return H2's names of transactions that the next start would have to take back or to end */
    static List<String> unfinished(Path file) {
        try (var store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            return store.getMapNames().stream()
                    .filter(name -> name.startsWith("undoLog"))
                    .filter(store::hasData)
                    .toList();
        }
    }
}
