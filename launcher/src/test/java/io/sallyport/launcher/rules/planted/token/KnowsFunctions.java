package io.sallyport.launcher.rules.planted.token;

import io.sallyport.launcher.rules.planted.functions.KnowsExchange;
import java.util.Optional;

/** A room that knows the next: together they are a cycle. */
public record KnowsFunctions(Optional<KnowsExchange> next) {}
