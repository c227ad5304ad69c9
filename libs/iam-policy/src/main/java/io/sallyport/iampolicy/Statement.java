package io.sallyport.iampolicy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One statement, as written.
 *
 * @param index      from 0, in its document
 * @param principals present in resource, trust and function policies
 * @param resources  absent in trust policies: the role itself
 * @param position   where its brace opens
 * @param end        where its brace closes
 * @param places     where each action and each resource stands
 */
public record Statement(
        int index,
        Optional<String> sid,
        Effect effect,
        Optional<Selection<PrincipalName>> principals,
        Selection<String> actions,
        Optional<Selection<String>> resources,
        List<Condition> conditions,
        Position position,
        Position end,
        Map<String, Position> places) {

    /** @return where an action or a resource of this statement stands, as spelled in the document; else where the statement does */
    public Position place(String item) {
        return places.getOrDefault(item, position);
    }

    /** How closely it names who asks; {@link Grade#DIRECT} when it has no principals: its place already said whom it is about. */
    public Grade grade(Principal asking) {
        return new CompiledPrincipals(principals, effect).grade(asking);
    }
}
