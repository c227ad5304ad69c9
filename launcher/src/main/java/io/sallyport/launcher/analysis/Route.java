package io.sallyport.launcher.analysis;

/**
 * A route of an API.
 *
 * @param method upper case, or {@code ANY}
 * @param path   {@code /pets/{id}}, {@code /files/{proxy+}}, {@code $default}
 */
record Route(String method, String path, Access access) {
    static final String CATCH_ALL = "$default";
    static final String ANY = "ANY";

    boolean catchesAll() {
        return path.equals(CATCH_ALL);
    }

    boolean answers(String asked) {
        return method.equals(ANY) || method.equals(asked);
    }

    String key() {
        return catchesAll() ? CATCH_ALL : method + " " + path;
    }
}
