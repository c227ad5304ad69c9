package io.sallyport.token;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.door.ServiceTable;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.room.Steps;
import io.sallyport.runtime.sql.Database;
import io.sallyport.token.aws.CognitoIdp;
import io.sallyport.token.service.AccessTokens;
import io.sallyport.token.service.AdminUsers;
import io.sallyport.token.service.Attempts;
import io.sallyport.token.service.CodeDelivery;
import io.sallyport.token.service.Directory;
import io.sallyport.token.service.Groups;
import io.sallyport.token.service.Guesses;
import io.sallyport.token.service.KeyNursery;
import io.sallyport.token.service.Messages;
import io.sallyport.token.service.NewPassword;
import io.sallyport.token.service.Passwords;
import io.sallyport.token.service.PoolKeys;
import io.sallyport.token.service.PoolLife;
import io.sallyport.token.service.Providers;
import io.sallyport.token.service.Revocations;
import io.sallyport.token.service.SelfService;
import io.sallyport.token.service.SignIn;
import io.sallyport.token.service.SignOut;
import io.sallyport.token.service.SignUps;
import io.sallyport.token.service.SrpSignIn;
import io.sallyport.token.service.TokenIssuer;
import io.sallyport.token.service.Upkeep;
import io.sallyport.token.service.Workers;
import io.sallyport.token.store.AttemptStore;
import io.sallyport.token.store.AuthSessionStore;
import io.sallyport.token.store.ClientStore;
import io.sallyport.token.store.CodeStore;
import io.sallyport.token.store.FamilyStore;
import io.sallyport.token.store.GroupStore;
import io.sallyport.token.store.PendingRevocations;
import io.sallyport.token.store.PoolStore;
import io.sallyport.token.store.SecretBlocks;
import io.sallyport.token.store.UserStore;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The room put together. If a rule appears in this file, it is in the wrong file. */
record TokenParts(ServiceTable table, WellKnown wellKnown, Upkeep upkeep) {

    /** What the room stands on. */
    record Ground(
            Vertx vertx,
            Steps steps,
            Workers workers,
            KeyNursery nursery,
            BusPort bus,
            Database database,
            Sealer sealer,
            Deployment deployment,
            CodeDelivery delivery,
            InstantSource clock,
            SecureRandom random) {}

    static TokenParts of(Ground g) {
        var database = g.database();
        var clock = g.clock();
        var random = g.random();
        var pools = new PoolStore(database, g.sealer());
        var families = new FamilyStore(database);
        var sessions = new AuthSessionStore(database, g.sealer());
        var attemptStore = new AttemptStore(database);
        var groupStore = new GroupStore(database);
        var directory = new Directory(
                g.deployment(), pools, new ClientStore(database, g.sealer()), new UserStore(database, g.sealer()));
        var keys = new PoolKeys(pools);
        var providers = new Providers(
                directory,
                keys,
                g.bus().client(PolicyContract.PUT_PROVIDERS),
                g.bus().client(PolicyContract.REMOVE_PROVIDER));
        var revocations = new Revocations(
                directory, new PendingRevocations(database), g.bus().client(PolicyContract.REVOKE));
        var attempts = new Attempts(attemptStore, clock);
        var passwords = new Passwords(directory, g.workers(), random);
        var messages = new Messages(g.delivery());
        var guesses = new Guesses(directory, attempts, g.workers());
        var signOut = new SignOut(directory, families, revocations, clock);
        var tokens = new AccessTokens(directory, families, keys, revocations, clock);
        var signIn = new SignIn(
                new SrpSignIn(directory, new SecretBlocks(sessions, g.sealer()), attempts, g.workers(), clock, random),
                guesses,
                new NewPassword(directory, sessions, passwords, clock, random),
                new TokenIssuer(g.vertx(), directory, families, groupStore, keys, g.workers(), clock, random),
                clock);
        var cognito = new CognitoIdp(
                g.steps(),
                directory,
                new PoolLife(directory, g.nursery(), keys, providers, revocations, clock, random),
                new SignUps(
                        directory, passwords, new CodeStore(database, g.sealer()), messages, attempts, clock, random),
                signIn,
                signOut,
                tokens,
                new SelfService(directory, tokens, guesses, passwords, signOut, clock),
                new AdminUsers(directory, passwords, messages, signOut, clock, random),
                new Groups(directory, groupStore, clock),
                clock);
        return new TokenParts(
                cognito.table(),
                new WellKnown(directory, keys),
                new Upkeep(providers, revocations, sessions, families, attemptStore, clock));
    }
}
