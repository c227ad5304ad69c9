package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Statements of one effect by action, then by the beginning of their resources: an exact action, a service with a pattern, or neither.
 * Asking it is asking the few that may apply, in any order, for the one that stands first.
 */
final class StatementIndex {
    private final Map<String, PrefixTree> byAction;
    private final Map<String, PrefixTree> byService;
    private final PrefixTree others;
    private final boolean empty;

    private StatementIndex(Sorting sorting) {
        this.byAction = trees(sorting.byAction);
        this.byService = trees(sorting.byService);
        this.others = PrefixTree.of(sorting.others);
        this.empty = byAction.isEmpty() && byService.isEmpty() && sorting.others.isEmpty();
    }

    static StatementIndex of(List<LocatedStatement> statements, Effect effect) {
        var sorting = new Sorting();
        for (var place = 0; place < statements.size(); place++) {
            if (statements.get(place).statement().source().effect() == effect) {
                sorting.put(statements.get(place).statement(), place);
            }
        }
        return new StatementIndex(sorting);
    }

    private static Map<String, PrefixTree> trees(Map<String, NavigableMap<String, List<PrefixTree.Placed>>> sorted) {
        var trees = new HashMap<String, PrefixTree>();
        sorted.forEach((key, byPrefix) -> trees.put(key, PrefixTree.of(byPrefix)));
        return trees;
    }

    /**
     * @param accountAt where the account begins in {@code arn}
     * @return the first place whose statement applies; {@code none}, greater than all places, when none does
     */
    int first(Intent intent, String arn, int accountAt, Grade atLeast, int none) {
        if (empty) {
            return none;
        }
        var at = ArnText.after(arn, ArnText.end(arn, accountAt));
        var action = byAction.get(intent.action().key());
        var best = action == null ? none : action.first(intent, arn, at, atLeast, none);
        var service = byService.get(intent.action().service());
        best = service == null ? best : service.first(intent, arn, at, atLeast, best);
        return others.first(intent, arn, at, atLeast, best);
    }

    /** While the index is made. */
    private static final class Sorting {
        private final Map<String, NavigableMap<String, List<PrefixTree.Placed>>> byAction = new HashMap<>();
        private final Map<String, NavigableMap<String, List<PrefixTree.Placed>>> byService = new HashMap<>();
        private final NavigableMap<String, List<PrefixTree.Placed>> others = new TreeMap<>();

        private void put(CompiledStatement statement, int place) {
            for (var action : statement.actionPatterns()) {
                var placed = new PrefixTree.Placed(place, exact(action) ? statement.forItsActions() : statement);
                for (var prefix : statement.resourcePrefixes()) {
                    sorted(action)
                            .computeIfAbsent(prefix, _ -> new ArrayList<>())
                            .add(placed);
                }
            }
        }

        private NavigableMap<String, List<PrefixTree.Placed>> sorted(Tokens action) {
            var literal = action.literalPrefix();
            if (exact(action)) {
                return byAction.computeIfAbsent(literal, _ -> new TreeMap<>());
            }
            var colon = literal.indexOf(':');
            return colon < 0 ? others : byService.computeIfAbsent(literal.substring(0, colon), _ -> new TreeMap<>());
        }

        private static boolean exact(Tokens action) {
            return action.literalLength() == action.length();
        }
    }
}
