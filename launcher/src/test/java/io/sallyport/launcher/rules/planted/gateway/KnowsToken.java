package io.sallyport.launcher.rules.planted.gateway;

import io.sallyport.launcher.rules.planted.token.KnowsFunctions;
import java.util.Optional;

/** A room that knows the next: together they are a cycle. */
public record KnowsToken(Optional<KnowsFunctions> next) {}
