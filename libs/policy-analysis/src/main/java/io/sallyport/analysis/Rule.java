package io.sallyport.analysis;

import io.sallyport.iampolicy.Effect;
import io.sallyport.iampolicy.Grade;
import io.sallyport.iampolicy.Statement;
import io.sallyport.iampolicy.StatementRef;
import java.util.List;
import java.util.Set;

/**
 * A statement as it is for one caller: what is known about the caller has been put in.
 *
 * @param most      at least all resources that it can apply to
 * @param least     at most the resources that it applies to whatever is not known
 * @param atoms     its conditions whose answers are not known; all must hold
 * @param variables keys in its resources whose values are not known
 */
record Rule(
        StatementRef ref,
        Effect effect,
        Grade grade,
        Language actions,
        Language most,
        Language least,
        List<Atom> atoms,
        Set<String> variables,
        Statement statement) {
    /** The actions that it lists, as spelled. */
    List<String> names() {
        return statement.actions().items();
    }
}
