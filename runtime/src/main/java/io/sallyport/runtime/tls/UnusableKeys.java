package io.sallyport.runtime.tls;

/** Keys or certificates on the disk that may not be used, in one sentence: which file, what is wrong, what to do. */
public final class UnusableKeys extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableKeys(String sentence) {
        super(sentence, null, false, false);
    }
}
