package io.sallyport.launcher.rules.planted.functions;

import io.sallyport.launcher.rules.planted.exchange.KnowsPolicy;
import java.util.Optional;

/** A room that knows the next: together they are a cycle. */
public record KnowsExchange(Optional<KnowsPolicy> next) {}
