package io.sallyport.functions.worker;

import java.util.List;
import java.util.Optional;

/** How much of the machine an environment sees. */
sealed interface Sandbox permits Bubblewrap, OwnRights {
    /** @return the command that starts {@code launch} inside */
    List<String> command(Launch launch);

    /** @return where the code lies as the function sees it */
    String codeRoot(Launch launch);

    /** @return where it may write as the function sees it */
    String temporary(Launch launch);

    /** @return what whoever starts the product must know about it */
    Optional<String> notice();
}
