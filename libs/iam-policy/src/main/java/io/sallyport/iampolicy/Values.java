package io.sallyport.iampolicy;

import java.util.Arrays;
import java.util.List;

/** The values of one context key; none when the request does not have the key. */
public final class Values {
    /** The key is absent. */
    public static final Values NONE = new Values(new String[0]);

    private final String[] texts;

    private Values(String[] texts) {
        this.texts = texts;
    }

    public static Values of(String text) {
        return new Values(new String[] {text});
    }

    public static Values of(List<String> texts) {
        return texts.isEmpty() ? NONE : new Values(texts.toArray(String[]::new));
    }

    public int size() {
        return texts.length;
    }

    public boolean isEmpty() {
        return texts.length == 0;
    }

    public String at(int index) {
        return texts[index];
    }

    public List<String> asList() {
        return List.of(texts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && Arrays.equals(texts, values.texts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(texts);
    }

    @Override
    public String toString() {
        return Arrays.toString(texts);
    }
}
