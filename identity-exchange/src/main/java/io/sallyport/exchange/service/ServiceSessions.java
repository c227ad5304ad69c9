package io.sallyport.exchange.service;

import io.sallyport.contracts.ExchangeContract.ServiceSession;
import io.sallyport.contracts.ExchangeContract.WantServiceSession;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Sealed;
import io.sallyport.contracts.Secret;
import io.sallyport.exchange.core.Grant;
import io.sallyport.exchange.core.Lifetimes;
import io.sallyport.exchange.core.SessionTags;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.Principal;
import io.sallyport.runtime.bus.Answerer;
import io.sallyport.runtime.door.RefusalLog;
import io.sallyport.runtime.room.Steps;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers rooms that act as an AWS service with a session of a role that trusts that service. */
public record ServiceSessions(
        Steps steps, TrustingRoles roles, Circumstances circumstances, Minter minter, ForRoom forRoom, String accountId)
        implements Answerer<WantServiceSession, ServiceSession> {
    private static final Action ACTION = Action.of("sts:AssumeRole");
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

    /** Seals a secret so that only {@code reader} opens it. */
    @FunctionalInterface
    public interface ForRoom {
        Sealed seal(RoomName reader, Secret secret, String purpose);
    }

    @Override
    public Future<ServiceSession> answer(RoomName asker, WantServiceSession wanted) {
        return steps.run(() -> session(asker, wanted)).onFailure(failure -> told(asker, wanted, failure));
    }

    /** Reasons stay on the node where they were found: the room that asks, and writes the request's log, may be on another. */
    private static void told(RoomName asker, WantServiceSession wanted, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            RefusalLog.write("of " + asker.label() + " for " + wanted.sessionName(), refusal);
        }
    }

    private ServiceSession session(RoomName asker, WantServiceSession wanted) {
        check(asker, wanted);
        var life = Lifetimes.bounded(Duration.ofSeconds(wanted.durationSeconds()));
        var context = circumstances
                .of(Optional.empty(), wanted.sessionName())
                .put("aws:PrincipalIsAWSService", "true")
                .put("aws:PrincipalServiceName", wanted.service())
                .put("aws:SourceAccount", accountId)
                .build();
        var who = new Principal.Service(wanted.service());
        var role = roles.find(wanted.roleArn(), Intent.of(who, ACTION, context), wanted.service());
        var grant = new Grant(
                wanted.sessionName(), life, Grant.Narrowing.NONE, SessionTags.NONE, Optional.empty(), Optional.empty());
        return sealed(asker, minter.mint(role, grant));
    }

    private ServiceSession sealed(RoomName asker, Minted minted) {
        var session = minted.session();
        var purpose = "session-secret/" + session.accessKeyId();
        return new ServiceSession(
                session.accessKeyId(),
                forRoom.seal(asker, session.secret(), purpose),
                minted.token(),
                session.expiresAt().toEpochMilli());
    }

    /** A room speaks for its own service only. */
    private static void check(RoomName asker, WantServiceSession wanted) {
        var own = switch (asker) {
            case FUNCTIONS -> "lambda.amazonaws.com";
            case GATEWAY -> "apigateway.amazonaws.com";
            case TOKEN_SERVICE, IDENTITY_EXCHANGE, POLICY_SERVICE -> "";
        };
        if (!wanted.service().equals(own)) {
            throw new Refusal(ExchangeFailure.NOT_TRUSTED, asker.label() + " does not speak for " + wanted.service());
        }
        if (!NAME.matcher(wanted.sessionName()).matches()) {
            throw new Refusal(
                    ExchangeFailure.INVALID_PARAMETER, "a session name is 2 to 64 letters, digits and =,.@-_+");
        }
    }
}
