package io.sallyport.launcher.rules.planted.gateway;

/** Writes to the terminal. */
public final class Chatty {
    private Chatty() {}

    public static void say(String text) {
        System.out.println(text);
        System.err.println(text);
    }
}
