package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** P05: what is not a policy, said with its reason and its place. */
class MalformedTest {
    private static final String GOOD = "'Effect':'Allow','Action':'s3:GetObject','Resource':'*'";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'Effect':'Allow','Effect':'Deny','Action':'*','Resource':'*'      | 2 | 20 | second time
            'Effect':'Allow','Action':'*','Resource':'*','Resources':'*'      | 2 | 48 | no element "Resources"
            'Effect':'allow','Action':'*','Resource':'*'                      | 2 | 12 | Allow or Deny
            'Effect':true,'Action':'*','Resource':'*'                         | 2 | 12 | must be a string
            'Action':'*','Resource':'*'                                       | 2 | 2  | must have Effect
            'Effect':'Allow','Resource':'*'                                   | 2 | 2  | must have Action
            'Effect':'Allow','Action':'*'                                     | 2 | 2  | must have Resource
            'Effect':'Allow','Action':'*','NotAction':'*','Resource':'*'      | 2 | 33 | both Action and NotAction
            'Effect':'Allow','Action':'*','Resource':'*','NotResource':'*'    | 2 | 48 | both Resource and NotResource
            'Effect':'Allow','Action':[],'Resource':'*'                       | 2 | 29 | empty list
            'Effect':'Allow','Action':[['*']],'Resource':'*'                  | 2 | 30 | must be a string
            'Effect':'Allow','Action':'GetObject','Resource':'*'              | 2 | 29 | service:name
            'Effect':'Allow','Action':'','Resource':'*'                       | 2 | 29 | service:name
            'Effect':'Allow','Action':'*','Resource':''                       | 2 | 44 | ARN
            'Effect':'Allow','Action':'*','Resource':'bucket'                 | 2 | 44 | ARN
            'Effect':'Allow','Action':'*','Resource':['*','arn:aws:s3:::${a'] | 2 | 49 | not closed
            'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::${}'       | 2 | 44 | not a policy variable
            'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::${a,b}'    | 2 | 44 | single quotes
            'Sid':'a b','Effect':'Allow','Action':'*','Resource':'*'          | 2 | 9  | letters and digits
            'Principal':'*','Effect':'Allow','Action':'*','Resource':'*'      | 2 | 3  | must not have Principal
            """)
    void p05_a_malformed_statement_is_refused_with_its_place(String statement, int line, int column, String reason) {
        refuses("{'Version':'2012-10-17','Statement':[\n {" + statement + "}]}", Rules.IDENTITY, line, column, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'EqualsFoo':{'k':'a'}}                    | 17 | not a condition operator
            {'stringequals':{'k':'a'}}                 | 17 | not a condition operator
            {'NullIfExists':{'k':'true'}}              | 17 | not a condition operator
            {'ForAnyValue:Null':{'k':'true'}}          | 17 | not a condition operator
            {'ForSomeValues:StringEquals':{'k':'a'}}   | 17 | not a condition operator
            {'IfExists':{'k':'a'}}                     | 17 | not a condition operator
            {'StringEquals':'a'}                       | 32 | must be an object
            {'StringEquals':{'k':{'a':'b'}}}           | 37 | must be compared with strings
            {'StringEquals':{'k':null}}                | 37 | must be compared with strings
            {'StringEquals':{'k':[]}}                  | 33 | at least one value
            {'StringEquals':{'':'a'}}                  | 33 | 1 to 256
            {'StringEquals':{'k':'a','k':'b'}}         | 41 | second time
            {'StringEquals':{'k':'a'},'StringEquals':{'l':'b'}} | 42 | second time
            {'NumericEquals':{'k':'1e3'}}              | 38 | number
            {'NumericEquals':{'k':'${aws:username}'}}  | 38 | number
            {'DateLessThan':{'k':'tomorrow'}}          | 37 | date
            {'DateLessThan':{'k':'2026-02-29'}}        | 37 | date
            {'DateLessThan':{'k':'2026-01-01T25:00Z'}} | 37 | date
            {'DateLessThan':{'k':'2026-01-01T10:00:00'}} | 37 | date
            {'Bool':{'k':'yes'}}                       | 29 | true or false
            {'Null':{'k':'no'}}                        | 29 | true or false
            {'BinaryEquals':{'k':'?'}}                 | 37 | base64
            {'IpAddress':{'k':'10.0.0.0/33'}}          | 34 | address
            {'IpAddress':{'k':'10.0.0'}}               | 34 | address
            {'IpAddress':{'k':'2001:db8::/129'}}       | 34 | address
            {'IpAddress':{'k':['10.0.0.1','nonsense']}} | 46 | address
            """)
    void p05_a_malformed_condition_is_refused_with_its_place(String condition, int column, String reason) {
        refuses("{'Statement':{" + GOOD + ",\n 'Condition' : " + condition + "}}", Rules.IDENTITY, 2, column, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                              | 1  | must have Statement
            []                                              | 1  | must be an object
            {'Statement':[]}                                | 14 | at least one
            {'Statement':'x'}                               | 14 | must be an object
            {'Version':'2012-10-18','Statement':[]}         | 12 | 2012-10-17
            {'Version':2012,'Statement':[]}                 | 12 | must be a string
            {'Extra':1,'Statement':[]}                      | 2  | no element "Extra"
            {'Statement':[                                  | 15 | Not valid JSON
            {'Statement':[]} x                              | 18 | Not valid JSON
            {'Statement':[]} {}                             | 18 | follows
            {'Id':[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}    | 23 | Not valid JSON
            """)
    void p05_a_malformed_document_is_refused_with_its_place(String document, int column, String reason) {
        refuses(document, Rules.IDENTITY, 1, column, reason);
    }

    @Test
    void p05_the_same_sid_twice_is_refused() {
        refuses("{'Statement':[{'Sid':'A'," + GOOD + "},\n{'Sid':'A'," + GOOD + "}]}", Rules.IDENTITY, 2, 1, "unique");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'arn:aws:iam::123456789012:user/a'                    | 14 | Invalid principal
            {'AWS':'arn:aws:iam::123456789012:user/*'}            | 21 | Invalid principal
            {'AWS':'12345'}                                       | 21 | Invalid principal
            {'AWS':[]}                                            | 21 | empty list
            {}                                                    | 14 | must not be empty
            {'Service':'*'}                                       | 25 | Invalid principal
            {'Aws':'*'}                                           | 15 | no type "Aws"
            """)
    void p05_a_malformed_principal_is_refused_with_its_place(String principal, int column, String reason) {
        refuses("{'Statement':{" + GOOD + ",\n 'Principal':" + principal + "}}", Rules.RESOURCE, 2, column, reason);
    }

    @Test
    void p05_kinds_want_their_own_elements() {
        refuses("{'Statement':{" + GOOD + "}}", Rules.RESOURCE, 1, 14, "must have Principal");
        refuses("{'Statement':{" + GOOD + ",'Principal':'*'}}", Rules.TRUST, 1, 56, "must not have Resource");
        refuses("{'Statement':{" + GOOD + ",'Principal':'*'}}", Rules.AUTHORIZER, 1, 71, "must not have Principal");
    }

    @Test
    void p05_what_is_too_long_or_holds_foreign_characters_is_refused() {
        refuses("{'Statement':{" + GOOD + "}}", Rules.IDENTITY.withMaxCharacters(20), 1, 1, "the most is 20");
        refuses("{'Id':'x',\n'Statement':{'Sid':'\u0416'," + GOOD + "}}", Rules.IDENTITY, 2, 21, "U+0416");
        refuses("{'Id':'\u0000','Statement':{" + GOOD + "}}", Rules.RESOURCE, 1, 8, "U+0000");
    }

    @Test
    void p05_every_character_at_an_edge_of_the_alphabet_is_taken() {
        assertThatNoException()
                .isThrownBy(
                        () -> parse("{\t\r\n 'Id':' ~\u007f\u0080\u00ff','Statement':{" + GOOD + "}}", Rules.IDENTITY));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x08, 0x0B, 0x0C, 0x0E, 0x1F, 0x100})
    void p05_every_character_beyond_an_edge_of_the_alphabet_is_refused(int foreign) {
        var found = "found U+%04X".formatted(foreign);
        var character = Character.toString(foreign);
        refuses("{'Id':'" + character + "','Statement':{" + GOOD + "}}", Rules.IDENTITY, 1, 8, found);
        refuses("{\n\t" + character + "'Statement':{" + GOOD + "}}", Rules.IDENTITY, 2, 2, found);
    }

    @Test
    void p05_a_megabyte_is_refused_before_it_is_read() {
        refuses("[".repeat(1_000_000), Rules.IDENTITY, 1, 1, "1000000 characters");
    }

    @Test
    void p05_an_authorizers_answer_may_be_looser() {
        assertThatNoException().isThrownBy(() -> parse("{'Statement':[]}", Rules.AUTHORIZER));
        assertThatNoException()
                .isThrownBy(() -> parse(
                        "{'Statement':{'Sid':'\u0416 1','Effect':'Deny','Action':'execute-api:Invoke','Resource':'*/x'}}",
                        Rules.AUTHORIZER));
    }

    private static void refuses(String document, Rules rules, int line, int column, String reason) {
        assertThatExceptionOfType(MalformedPolicy.class)
                .isThrownBy(() -> parse(document, rules))
                .withMessageContaining(reason)
                .extracting(MalformedPolicy::position)
                .isEqualTo(new Position(line, column));
    }

    private static void parse(String document, Rules rules) {
        PolicyDocument.parse(document.replace('\'', '"'), rules);
    }
}
