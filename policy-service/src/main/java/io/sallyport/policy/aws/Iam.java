package io.sallyport.policy.aws;

import io.sallyport.awswire.AwsService;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Identifiers;
import io.sallyport.policy.service.AccountBook;
import io.sallyport.policy.service.AttachmentBook;
import io.sallyport.policy.service.DetailBook;
import io.sallyport.policy.service.InlineBook;
import io.sallyport.policy.service.KeyBook;
import io.sallyport.policy.service.Ledger;
import io.sallyport.policy.service.MembershipBook;
import io.sallyport.policy.service.OpenIdBook;
import io.sallyport.policy.service.PolicyBook;
import io.sallyport.policy.service.PrincipalBook;
import io.sallyport.policy.service.ProfileBook;
import io.sallyport.policy.service.Simulator;
import io.sallyport.runtime.door.Row;
import io.sallyport.runtime.door.ServiceTable;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The table of IAM's operations. */
public final class Iam {
    private Iam() {}

    /**
     * @param atRest  seals the secrets of access keys
     * @param region  in which simulated requests are made
     * @param vertx   on whose worker threads they are judged
     */
    public static ServiceTable table(
            Ledger ledger,
            Account account,
            Identifiers identifiers,
            Sealer atRest,
            InstantSource clock,
            String region,
            Vertx vertx) {
        var principals = new PrincipalBook(ledger, account, identifiers, clock);
        var keys = new KeyBook(ledger, account, identifiers, atRest, clock);
        var policies = new PolicyBook(ledger, account, identifiers, clock);
        var profiles = new ProfileBook(ledger, account, identifiers, clock);
        var touching = new Touching(principals, account);
        var shapes = new Shapes(account);
        var tables = Stream.of(
                new UserRows(principals, keys, touching, shapes, account).rows(),
                new KeyRows(keys, touching).rows(),
                new AbsentCredentialRows(principals, touching).rows(),
                new RoleRows(principals, touching, shapes, account).rows(),
                new GroupRows(principals, new MembershipBook(ledger), touching, shapes, account).rows(),
                new InlineRows(new InlineBook(ledger), touching).rows(),
                new PolicyRows(policies, shapes, account).rows(),
                new AttachmentRows(new AttachmentBook(ledger, account), touching, shapes).rows(),
                new ProfileRows(profiles, touching, shapes, account).rows(),
                new OpenIdRows(new OpenIdBook(ledger, account, clock), account).rows(),
                new SimulationRows(new Simulator(ledger, account, region, clock, vertx), touching).rows(),
                new AccountRows(new AccountBook(ledger, account), new DetailBook(ledger, account), shapes).rows());
        List<Row<?, ?>> rows = tables.<Row<?, ?>>flatMap(List::stream).toList();
        return new ServiceTable(AwsService.IAM, rows, IamErrors::of);
    }
}
