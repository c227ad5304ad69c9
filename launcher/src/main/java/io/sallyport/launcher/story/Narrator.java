package io.sallyport.launcher.story;

/** Hears what happens, as it happens. */
public interface Narrator {
    /** Hears nothing. */
    Narrator SILENT = new Narrator() {
        @Override
        public void chapter(String title) {}

        @Override
        public void step(String said, String outcome) {}

        @Override
        public void call(String request, ApiAnswer answer, int wanted) {}
    };

    void chapter(String title);

    /** @param said one line: what was asked, and of whom */
    void step(String said, String outcome);

    /** @param wanted the status that the story promises */
    void call(String request, ApiAnswer answer, int wanted);
}
