package io.sallyport.iampolicy;

/** Compares one value of a request with one value of a condition; negation and several values are the condition's business. */
@FunctionalInterface
interface ValueTest {
    Outcome test(String actual, Context context);
}
