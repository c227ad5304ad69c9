package io.sallyport.launcher;

import static io.sallyport.launcher.PolicyFolder.allowing;
import static io.sallyport.launcher.PolicyFolder.denying;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.PolicyFolder.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P09: what changes between two folders of policies. */
class PolicyDiffCommandTest {
    private static final String READ = allowing("'Action':'s3:Get*','Resource':'*'");
    private static final String WRITE = allowing("'Action':'s3:Put*','Resource':'arn:aws:s3:::pay/*'");
    private static final String TRUST = allowing("'Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'");

    @TempDir
    private Path temporary;

    private PolicyFolder before;
    private PolicyFolder after;

    @BeforeEach
    void two_equal_folders() {
        var both = new PolicyFolder(temporary);
        before = both.in("before");
        after = both.in("after");
        both(folder -> folder.write("users/dev/own.json", READ)
                .write("roles/ops/trust.json", TRUST)
                .write("roles/ops/own.json", WRITE));
    }

    private void both(java.util.function.Consumer<PolicyFolder> what) {
        what.accept(before);
        what.accept(after);
    }

    private Said diff() {
        return PolicyFolder.say(
                "policy-diff", before.path().toString(), after.path().toString());
    }

    private Said back() {
        return PolicyFolder.say(
                "policy-diff", after.path().toString(), before.path().toString());
    }

    @Test
    void p09_equal_folders_and_documents_that_say_the_same_change_nothing() {
        assertThat(diff().text()).startsWith("NO   nothing changes");
        assertThat(diff().status()).isZero();
        after.write("users/dev/own.json", READ.replace("'s3:Get*'", "['s3:GetObject','s3:Get*']"));
        after.write("users/dev/again.json", allowing("'Action':'s3:GetObject','Resource':'arn:aws:s3:::pay/*'"));
        assertThat(diff().status()).as(diff().text()).isZero();
    }

    @Test
    void p09_a_file_that_was_added_allows_and_one_that_was_removed_no_longer_does() {
        after.write("users/dev/more.json", WRITE);
        assertThat(diff().status()).isEqualTo(1);
        assertThat(diff().text())
                .startsWith("YES  answers to user dev change")
                .contains("+ now allowed")
                .contains("s3:Put")
                .contains("users/dev/more.json:2:15");
        assertThat(back().text()).contains("- no longer allowed").doesNotContain("+ now allowed");
    }

    @Test
    void p09_a_file_that_was_changed_is_told_by_a_request_of_what_changed() {
        after.write("roles/ops/own.json", WRITE.replace("pay/*", "pay/in/*"));
        assertThat(diff().text())
                .startsWith("YES  answers to a session of role ops change")
                .contains("- no longer allowed");
        assertThat(diff().status()).isEqualTo(1);
    }

    @Test
    void p09_a_user_that_is_new_may_what_it_may_and_one_that_may_nothing_changes_nothing() {
        after.write("users/ann/own.json", READ);
        assertThat(diff().text()).startsWith("YES  answers to user ann change");
        after.write("users/ann/own.json", denying("'Action':'*','Resource':'*'"));
        assertThat(diff().status()).as(diff().text()).isZero();
    }

    @Test
    void p09_a_boundary_a_guard_rail_and_a_resources_policy_count() {
        after.write("users/dev/boundary.json", WRITE);
        assertThat(diff().text()).contains("answers to user dev change").contains("- no longer allowed");
        after.write("users/dev/boundary.json", allowing("'Action':'*','Resource':'*'"));
        assertThat(diff().status()).as(diff().text()).isZero();

        both(folder -> folder.write("guard-rails/all.json", allowing("'Action':'*','Resource':'*'")));
        after.write("guard-rails/no.json", denying("'Action':'s3:GetObject','Resource':'*'"));
        assertThat(diff().text()).contains("answers to user dev change").contains("denied by");
        before.write("guard-rails/no.json", denying("'Action':'s3:GetObject','Resource':'*'"));
        after.write(
                "resources/pay.json",
                allowing("'Principal':{'AWS':'arn:aws:iam::123456789012:user/dev'},'Action':'s3:PutObject',"
                        + "'Resource':'arn:aws:s3:::pay/*'"));
        assertThat(diff().text()).contains("answers to user dev change").contains("+ now allowed");
    }

    @Test
    void p09_somebody_of_another_account_is_compared_where_a_policy_names_them() {
        var function = "arn:aws:lambda:us-east-1:123456789012:function:f";
        after.write(
                "resources/f.json",
                allowing("'Principal':{'AWS':'arn:aws:iam::999999999999:user/partner'},"
                        + "'Action':'lambda:InvokeFunction','Resource':'" + function + "'"));
        assertThat(diff().text())
                .startsWith("YES  answers to user partner change")
                .contains("+ now allowed")
                .contains("lambda:InvokeFunction on " + function);
        assertThat(back().text()).contains("- no longer allowed");
    }

    @Test
    void p09_what_is_not_compared_is_told_and_never_a_no() {
        after.write("roles/ops/trust.json", TRUST.replace("123456789012", "999999999999"));
        assertThat(diff().status()).isEqualTo(2);
        assertThat(diff().text()).contains("the trust policy of arn:aws:iam::123456789012:role/ops is another");
        after.write("roles/ops/trust.json", TRUST);

        after.write("identity-pools/p.json", "{'Roles':{'unauthenticated':'arn:aws:iam::123456789012:role/ops'}}");
        assertThat(diff().status()).isEqualTo(2);
        assertThat(diff().text()).contains("identity pools hand out other roles");
        before.write("identity-pools/p.json", "{'Roles':{'unauthenticated':'arn:aws:iam::123456789012:role/ops'}}");
        assertThat(diff().status()).isZero();

        after.write(
                "resources/f.json",
                allowing("'Principal':{'Service':'s3.amazonaws.com'},'Action':'lambda:InvokeFunction',"
                        + "'Resource':'*'"));
        assertThat(diff().status()).isEqualTo(2);
        assertThat(diff().text()).contains("policies of resources say something else of services");
    }
}
