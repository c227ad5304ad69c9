package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.iampolicy.ContextKeys.Variable;
import org.junit.jupiter.api.Test;

/** Where the parts of a statement stand, for those who speak of them. */
class PlacesTest {
    private static final Statement STATEMENT =
            PolicyDocument.parse("""
                    {"Version": "2012-10-17", "Statement": {
                      "Effect": "Allow",
                      "Action": ["s3:Get*",
                        "s3:Put*", "s3:Get*"],
                      "NotResource": "arn:aws:s3:::b"}}""", Rules.IDENTITY).statements().getFirst();

    @Test
    void an_action_and_a_resource_stand_where_they_were_first_written() {
        assertThat(STATEMENT.place("s3:Get*")).isEqualTo(new Position(3, 14));
        assertThat(STATEMENT.place("s3:Put*")).isEqualTo(new Position(4, 5));
        assertThat(STATEMENT.place("arn:aws:s3:::b")).isEqualTo(new Position(5, 18));
    }

    @Test
    void what_is_not_in_it_stands_where_the_statement_does() {
        assertThat(STATEMENT.place("s3:get*")).isEqualTo(STATEMENT.position()).isEqualTo(new Position(1, 40));
    }

    @Test
    void a_text_tells_its_variables_and_which_of_them_have_a_default() {
        assertThat(ContextKeys.variables("${aws:username}/${ aws:PrincipalTag/t , 'none'}${*}", LanguageVersion.V2012))
                .containsExactly(new Variable("aws:username", false), new Variable("aws:PrincipalTag/t", true));
        assertThat(ContextKeys.variables("${aws:username}", LanguageVersion.V2008))
                .isEmpty();
    }
}
