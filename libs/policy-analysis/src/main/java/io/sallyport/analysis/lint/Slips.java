package io.sallyport.analysis.lint;

/** How many slips of the pen lie between two words: a letter too many, too few, another one, or two swapped. */
final class Slips {
    private final String one;
    private final String other;
    private final int[][] between;

    private Slips(String one, String other) {
        this.one = one;
        this.other = other;
        this.between = new int[one.length() + 1][other.length() + 1];
    }

    static int between(String one, String other) {
        return new Slips(one, other).count();
    }

    private int count() {
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                between[i][j] = i == 0 || j == 0 ? i + j : least(i, j);
            }
        }
        return between[one.length()][other.length()];
    }

    /** Of the first {@code i} and the first {@code j} letters. */
    private int least(int i, int j) {
        var same = one.charAt(i - 1) == other.charAt(j - 1);
        var least =
                Math.min(between[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(between[i - 1][j], between[i][j - 1]));
        return swapped(i, j) ? Math.min(least, between[i - 2][j - 2] + 1) : least;
    }

    private boolean swapped(int i, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
