package io.sallyport.policy.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.core.Simulation;
import io.sallyport.policy.service.Simulator;
import io.sallyport.policy.service.Simulator.Wanted;
import io.sallyport.policy.store.Page;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.GetContextKeysForCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetContextKeysForCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetContextKeysForPrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetContextKeysForPrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/** What policies would decide, and which context keys they ask for. */
record SimulationRows(Simulator simulator, Touching touching) {
    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>(
                        "SimulateCustomPolicy",
                        Proof.signed("iam:SimulateCustomPolicy"),
                        SimulateCustomPolicyRequest.class,
                        this::custom),
                new Row<>(
                        "SimulatePrincipalPolicy",
                        touching.entity("iam:SimulatePrincipalPolicy", SimulatePrincipalPolicyRequest::policySourceArn),
                        SimulatePrincipalPolicyRequest.class,
                        this::ofPrincipal),
                new Row<>(
                        "GetContextKeysForCustomPolicy",
                        Proof.signed("iam:GetContextKeysForCustomPolicy"),
                        GetContextKeysForCustomPolicyRequest.class,
                        this::customKeys),
                new Row<>(
                        "GetContextKeysForPrincipalPolicy",
                        touching.entity(
                                "iam:GetContextKeysForPrincipalPolicy",
                                GetContextKeysForPrincipalPolicyRequest::policySourceArn),
                        GetContextKeysForPrincipalPolicyRequest.class,
                        this::principalKeys));
    }

    private Future<SimulateCustomPolicyResponse> custom(Asked<SimulateCustomPolicyRequest> asked) {
        var input = asked.input();
        refuseHandling(input.resourceHandlingOption());
        var requests = SimulatedRequests.of(input.actionNames(), input.resourceArns());
        var wanted = new Wanted(
                input.policyInputList(),
                input.permissionsBoundaryPolicyInputList(),
                Optional.ofNullable(input.resourcePolicy()),
                Optional.ofNullable(input.resourceOwner()),
                Optional.ofNullable(input.callerArn()),
                ContextEntries.of(input.contextEntries()));
        var want = Paging.want(input.marker(), input.maxItems());
        return simulator
                .custom(wanted, simulation -> results(simulation, requests, want))
                .map(page -> {
                    var answer = SimulateCustomPolicyResponse.builder()
                            .evaluationResults(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<SimulatePrincipalPolicyResponse> ofPrincipal(Asked<SimulatePrincipalPolicyRequest> asked) {
        var input = asked.input();
        refuseHandling(input.resourceHandlingOption());
        var requests = SimulatedRequests.of(input.actionNames(), input.resourceArns());
        var wanted = new Wanted(
                input.policyInputList(),
                input.permissionsBoundaryPolicyInputList(),
                Optional.ofNullable(input.resourcePolicy()),
                Optional.ofNullable(input.resourceOwner()),
                Optional.ofNullable(input.callerArn()),
                ContextEntries.of(input.contextEntries()));
        var want = Paging.want(input.marker(), input.maxItems());
        return simulator
                .ofPrincipal(input.policySourceArn(), wanted, simulation -> results(simulation, requests, want))
                .map(page -> {
                    var answer = SimulatePrincipalPolicyResponse.builder()
                            .evaluationResults(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private static Page<EvaluationResult> results(Simulation simulation, SimulatedRequests requests, Page.Want want) {
        var missing = simulation.missing();
        return requests.page(want, simulation.statements())
                .map(action -> SimulationShapes.result(
                        action.name(),
                        requests.resources().stream()
                                .map(resource -> simulation.of(action.name(), resource))
                                .toList(),
                        missing));
    }

    /** @param option null when not sent */
    private static void refuseHandling(String option) {
        if (Optional.ofNullable(option).isPresent()) {
            throw new Refusal(
                    GatewayFailure.INVALID_REQUEST,
                    "ResourceHandlingOption is for launches of EC2 instances, which are not simulated here; leave it out");
        }
    }

    private Future<GetContextKeysForCustomPolicyResponse> customKeys(
            Asked<GetContextKeysForCustomPolicyRequest> asked) {
        return simulator
                .custom(Wanted.of(asked.input().policyInputList()), Simulation::keys)
                .map(keys -> GetContextKeysForCustomPolicyResponse.builder()
                        .contextKeyNames(keys)
                        .build());
    }

    private Future<GetContextKeysForPrincipalPolicyResponse> principalKeys(
            Asked<GetContextKeysForPrincipalPolicyRequest> asked) {
        var input = asked.input();
        return simulator
                .ofPrincipal(input.policySourceArn(), Wanted.of(input.policyInputList()), Simulation::keys)
                .map(keys -> GetContextKeysForPrincipalPolicyResponse.builder()
                        .contextKeyNames(keys)
                        .build());
    }
}
