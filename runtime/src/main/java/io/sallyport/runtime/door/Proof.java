package io.sallyport.runtime.door;

import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an operation demands before it does anything. */
public sealed interface Proof<I> {
    /** Nothing: the model says {@code authtype: none}, and the operation proves its caller by what it reads. */
    record None<I>() implements Proof<I> {}

    /** A user pool's access token among the members; the operation verifies it. No signature. */
    record AccessToken<I>() implements Proof<I> {}

    /**
     * A signature, and a policy that allows {@code action} on every one of the resources.
     *
     * @param action    IAM action, for example {@code iam:CreateRole}
     * @param resources ARNs that the request touches; {@code *} for an action without resources
     * @param context   condition keys of this request besides the global ones
     */
    record Signed<I>(String action, Function<I, List<String>> resources, Function<I, Map<String, List<String>>> context)
            implements Proof<I> {}

    /**
     * A signature, and a policy that allows {@code action} on every resource that a look at the room's own state finds touched: an
     * ARN with a path that the request does not spell, or the caller's own.
     *
     * @param touched only reads; asked after the signature was verified, before anything else
     */
    record Looked<I>(String action, Call<Asked<I>, Touched> touched) implements Proof<I> {}

    /**
     * A signature, and nothing of the door: the operation itself decides, because others than the caller's policies have a say, or nobody
     * may be denied it.
     */
    record SignatureAlone<I>() implements Proof<I> {}

    /**
     * What {@code first} demands, and a policy that allows {@code iam:PassRole} on every role that the request hands to a service: who
     * may not act as a role may not have a service act as it (IAM User Guide, "Grant a user permissions to pass a role to an AWS
     * service").
     *
     * @param service the principal that gets the roles, for example {@code lambda.amazonaws.com}: {@code iam:PassedToService}
     * @param roles   ARNs; none when the request hands over nothing
     */
    record Passing<I>(Proof<I> first, String service, Call<Asked<I>, List<String>> roles) implements Proof<I> {}

    default Proof<I> passing(String service, Function<I, List<String>> roles) {
        return passingLooked(service, asked -> Future.succeededFuture(roles.apply(asked.input())));
    }

    /** As the other, where a look at the room's own state finds the ARN of a role that the request only names. */
    default Proof<I> passingLooked(String service, Call<Asked<I>, List<String>> roles) {
        return new Passing<>(this, service, roles);
    }

    static <I> Proof<I> signatureAlone() {
        return new SignatureAlone<>();
    }

    static <I> Proof<I> looked(String action, Call<Asked<I>, Touched> touched) {
        return new Looked<>(action, touched);
    }

    static <I> Proof<I> none() {
        return new None<>();
    }

    static <I> Proof<I> accessToken() {
        return new AccessToken<>();
    }

    /** An action without resources. */
    static <I> Proof<I> signed(String action) {
        return signed(action, input -> "*");
    }

    static <I> Proof<I> signed(String action, Function<I, String> resource) {
        return new Signed<>(action, input -> List.of(resource.apply(input)), input -> Map.of());
    }
}
