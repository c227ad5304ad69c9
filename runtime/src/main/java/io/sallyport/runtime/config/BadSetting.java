package io.sallyport.runtime.config;

/** A configuration that cannot work. Its message is one sentence that says what to do; it stops the start. */
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadSetting(String message) {
        super(message, null, false, false);
    }
}
