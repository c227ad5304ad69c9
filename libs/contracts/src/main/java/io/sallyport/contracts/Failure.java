package io.sallyport.contracts;

/** Why a room said no. Each room owns one enum, so an edge can map every reason and javac can check that it did. */
public sealed interface Failure
        permits GatewayFailure, TokenFailure, FunctionFailure, ExchangeFailure, PolicyFailure, BusFailure {

    /** @return the failure's name on the bus, for example {@code TokenFailure.EXPIRED} */
    default String code() {
        var self = (Enum<?>) this;
        return self.getDeclaringClass().getSimpleName() + "." + self.name();
    }
}
