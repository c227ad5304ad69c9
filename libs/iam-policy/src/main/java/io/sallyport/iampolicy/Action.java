package io.sallyport.iampolicy;

/** What is asked for: {@code execute-api:Invoke}. Make one a constant where it is known beforehand. */
public final class Action {
    private final String name;
    private final String key;
    private final String service;

    private Action(String name) {
        this.name = name;
        this.key = Context.lowerCase(name);
        this.service = key.substring(0, Math.max(0, key.indexOf(':')));
    }

    public static Action of(String name) {
        return new Action(name);
    }

    public String name() {
        return name;
    }

    /** In lower case, as actions are compared. */
    String key() {
        return key;
    }

    /** What stands before the colon, in lower case. */
    String service() {
        return service;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Action action && key.equals(action.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
