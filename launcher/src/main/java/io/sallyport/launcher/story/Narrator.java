package io.sallyport.launcher.story;

/** Hears what happens, as it happens. */
public interface Narrator {
    void chapter(String title);

    /** @param said one line: what was asked, and of whom */
    void step(String said, String outcome);

    /** @param wanted the status that the story promises */
    void call(String request, ApiAnswer answer, int wanted);
}
