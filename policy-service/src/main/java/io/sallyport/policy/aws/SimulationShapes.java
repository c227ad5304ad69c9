package io.sallyport.policy.aws;

import static software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType.ALLOWED;
import static software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType.EXPLICIT_DENY;
import static software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType.IMPLICIT_DENY;

import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.Layer;
import io.sallyport.iampolicy.StatementRef;
import io.sallyport.iampolicy.Trace;
import io.sallyport.policy.core.EntityArn;
import io.sallyport.policy.core.Simulated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicySourceType;
import software.amazon.awssdk.services.iam.model.Position;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.Statement;

/** Simulated decisions as AWS shows them: one result an action, with one of its own for each resource that was named. */
final class SimulationShapes {
    private static final String ANY = "*";

    private SimulationShapes() {}

    static EvaluationResult result(String action, List<Simulated> simulated, List<String> missing) {
        var resource = simulated.size() == 1 ? simulated.getFirst().resource() : ANY;
        var result = EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(resource)
                .evalDecision(together(simulated))
                .matchedStatements(simulated.stream()
                        .flatMap(SimulationShapes::statements)
                        .distinct()
                        .toList())
                .missingContextValues(missing);
        all(simulated, Simulated::allowedByBoundary)
                .ifPresent(held ->
                        result.permissionsBoundaryDecisionDetail(detail -> detail.allowedByPermissionsBoundary(held)));
        all(simulated, Simulated::allowedByGuardRails)
                .ifPresent(held -> result.organizationsDecisionDetail(detail -> detail.allowedByOrganizations(held)));
        if (simulated.size() == 1 && resource.equals(ANY)) {
            return result.build();
        }
        if (tellsNoDetails(simulated)) {
            result.evalDecisionDetails(Map.of());
        }
        return result.resourceSpecificResults(
                        simulated.stream().map(each -> specific(each, missing)).toList())
                .build();
    }

    /**
     * Within one account they are there and empty; what a guard rail ends has none. Across accounts each kind of policy has its own
     * decision in them, under names that AWS does not publish: left out.
     */
    private static boolean tellsNoDetails(List<Simulated> simulated) {
        return simulated.stream().allMatch(Simulated::sameAccount)
                && all(simulated, Simulated::allowedByGuardRails).orElse(true);
    }

    private static ResourceSpecificResult specific(Simulated simulated, List<String> missing) {
        var result = ResourceSpecificResult.builder()
                .evalResourceName(simulated.resource())
                .evalResourceDecision(decision(simulated))
                .matchedStatements(statements(simulated).toList())
                .missingContextValues(missing);
        simulated
                .allowedByBoundary()
                .ifPresent(held ->
                        result.permissionsBoundaryDecisionDetail(detail -> detail.allowedByPermissionsBoundary(held)));
        return result.build();
    }

    /** Allowed when it is for every resource; a denial of one says more than a grant that is missing. */
    private static PolicyEvaluationDecisionType together(List<Simulated> simulated) {
        var decisions = simulated.stream().map(SimulationShapes::decision).toList();
        return Stream.of(EXPLICIT_DENY, IMPLICIT_DENY)
                .filter(decisions::contains)
                .findFirst()
                .orElse(ALLOWED);
    }

    private static PolicyEvaluationDecisionType decision(Simulated simulated) {
        return switch (simulated.decision()) {
            case Decision.Allowed allowed -> ALLOWED;
            case Decision.Denied denied -> EXPLICIT_DENY;
            case Decision.NotGranted notGranted -> IMPLICIT_DENY;
        };
    }

    /** @return whether a side allows every one; empty when there is no such side */
    private static Optional<Boolean> all(List<Simulated> simulated, Function<Simulated, Optional<Boolean>> side) {
        return simulated.stream().map(side).flatMap(Optional::stream).reduce(Boolean::logicalAnd);
    }

    private static Stream<Statement> statements(Simulated simulated) {
        return simulated.matched().stream().map(SimulationShapes::statement);
    }

    private static Statement statement(Trace.Step step) {
        var ref = step.statement();
        return Statement.builder()
                .sourcePolicyId(ref.policyName())
                .sourcePolicyType(source(step.layer(), ref))
                .startPosition(position(ref.position()))
                .endPosition(position(ref.end()))
                .build();
    }

    private static Position position(io.sallyport.iampolicy.Position position) {
        return Position.builder()
                .line(position.line())
                .column(position.column())
                .build();
    }

    /** An inline policy goes by what it belongs to, a document that came with the question by nothing. */
    private static PolicySourceType source(Layer layer, StatementRef ref) {
        if (layer == Layer.RESOURCE) {
            return PolicySourceType.RESOURCE;
        }
        return EntityArn.parse(ref.policyArn()).map(SimulationShapes::source).orElse(PolicySourceType.NONE);
    }

    private static PolicySourceType source(EntityArn arn) {
        return switch (arn.type()) {
            case "user" -> PolicySourceType.USER;
            case "group" -> PolicySourceType.GROUP;
            case "role" -> PolicySourceType.ROLE;
            case "policy" -> arn.account().equals("aws") ? PolicySourceType.AWS_MANAGED : PolicySourceType.USER_MANAGED;
            default -> PolicySourceType.NONE;
        };
    }
}
