package io.sallyport.analysis;

/** A set of paths of an API. Immutable. */
public final class Paths {
    private final Language language;

    private Paths(Language language) {
        this.language = language;
    }

    public static Paths of(PathPattern pattern) {
        return new Paths(pattern.language());
    }

    /** @throws TooLarge when that cannot be seen through */
    public Paths and(PathPattern pattern) {
        return new Paths(language.and(pattern.language(), Budget.standard()));
    }

    /** @throws TooLarge when that cannot be seen through */
    public Paths minus(PathPattern pattern) {
        return new Paths(language.minus(pattern.language(), Budget.standard()));
    }

    public boolean isEmpty() {
        return language.isEmpty();
    }

    public boolean has(String path) {
        return language.has(path);
    }

    Language language() {
        return language;
    }
}
