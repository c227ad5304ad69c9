package io.sallyport.launcher.rules.planted.runtime;

import io.sallyport.launcher.rules.planted.exchange.KnowsPolicy;
import io.sallyport.launcher.rules.planted.functions.KnowsExchange;
import io.sallyport.launcher.rules.planted.gateway.KnowsToken;
import io.sallyport.launcher.rules.planted.launcher.Roof;
import io.sallyport.launcher.rules.planted.policy.KnowsGateway;
import io.sallyport.launcher.rules.planted.token.KnowsFunctions;

/** The ground, which knows the roof and every room. */
public record KnowsRooms(
        Roof roof, KnowsToken one, KnowsFunctions two, KnowsExchange three, KnowsPolicy four, KnowsGateway five) {}
