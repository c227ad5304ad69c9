package io.sallyport.launcher.rules.planted.exchange;

import io.sallyport.launcher.rules.planted.policy.KnowsGateway;
import java.util.Optional;

/** A room that knows the next: together they are a cycle. */
public record KnowsPolicy(Optional<KnowsGateway> next) {}
