package io.sallyport.iampolicy;

/** Counts how often its characters are read: work without a clock. */
final class CountingText implements CharSequence {
    private final String text;
    private int reads;

    CountingText(String text) {
        this.text = text;
    }

    int reads() {
        return reads;
    }

    @Override
    public char charAt(int index) {
        reads++;
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
