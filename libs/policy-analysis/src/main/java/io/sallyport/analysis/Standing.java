package io.sallyport.analysis;

import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import java.util.List;

/** Everything that decides about one user, or about sessions of one role. */
public record Standing(String name, Principal who, Policies policies, Facts facts) {
    /** @return users, then roles */
    public static List<Standing> of(World world) {
        return Sessions.standings(world);
    }
}
