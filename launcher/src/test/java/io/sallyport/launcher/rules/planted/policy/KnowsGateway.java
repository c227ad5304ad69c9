package io.sallyport.launcher.rules.planted.policy;

import io.sallyport.launcher.rules.planted.gateway.KnowsToken;
import java.util.Optional;

/** A room that knows the next: together they are a cycle. */
public record KnowsGateway(Optional<KnowsToken> next) {}
