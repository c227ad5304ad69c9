package io.sallyport.awswire;

/**
 * One bound of the model that a request breaks.
 *
 * @param member     path of the member as AWS spells it: {@code userAttributes.1.member.name}
 * @param value      as AWS shows it: {@code null}, or the value in quotes; empty for a sensitive member
 * @param constraint for example {@code Member must have length less than or equal to 55}
 */
public record Violation(String member, String value, String constraint) {
    /** {@code Value 'x' at 'userPoolId' failed to satisfy constraint: …} */
    public String text() {
        var shown = value.isEmpty() ? "" : " " + value;
        return "Value" + shown + " at '" + member + "' failed to satisfy constraint: " + constraint;
    }
}
