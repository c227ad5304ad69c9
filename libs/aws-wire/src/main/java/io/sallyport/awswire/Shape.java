package io.sallyport.awswire;

import java.util.List;
import java.util.OptionalLong;

/**
 * The bounds that the model sets on one shape of a request, and where its members lead.
 *
 * @param min     length of a string, blob, list or map, or value of a number; in characters, bytes, entries
 * @param max     likewise
 * @param regex   as the model spells it, empty when there is none
 * @param values  of an enum, in the model's order; empty when it is none
 * @param members of a structure by name; the single one of a list and the two of a map are called as the model calls them
 */
public record Shape(
        String name,
        Type type,
        OptionalLong min,
        OptionalLong max,
        String regex,
        List<String> values,
        boolean sensitive,
        List<Member> members) {

    /** A member of a structure and the name of its shape. */
    public record Member(String name, String shape, boolean required) {}

    /** The model's types that bounds tell apart. */
    public enum Type {
        STRUCTURE,
        LIST,
        MAP,
        STRING,
        BLOB,
        NUMBER,
        OTHER
    }

    public Shape {
        values = List.copyOf(values);
        members = List.copyOf(members);
    }
}
