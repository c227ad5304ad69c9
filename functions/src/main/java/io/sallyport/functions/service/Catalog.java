package io.sallyport.functions.service;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Sealed;
import io.sallyport.contracts.Secret;
import io.sallyport.functions.core.CodeZip;
import io.sallyport.functions.core.Draft;
import io.sallyport.functions.core.Engine;
import io.sallyport.functions.core.FunctionRef;
import io.sallyport.functions.core.FunctionVersion;
import io.sallyport.functions.core.Hashes;
import io.sallyport.functions.core.Json;
import io.sallyport.functions.core.ZipBounds;
import io.sallyport.functions.dispatch.Roster;
import io.sallyport.functions.store.FunctionStore;
import io.sallyport.functions.worker.Work;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which functions there are: made, changed, numbered, removed. */
public final class Catalog {
    private final Vertx vertx;
    private final FunctionStore store;
    private final Roster roster;
    private final Sealer sealer;
    private final InstantSource clock;
    private final FunctionRef.Home home;

    public Catalog(
            Vertx vertx,
            FunctionStore store,
            Roster roster,
            Sealer sealer,
            InstantSource clock,
            FunctionRef.Home home) {
        this.vertx = vertx;
        this.store = store;
        this.roster = roster;
        this.sealer = sealer;
        this.clock = clock;
        this.home = home;
    }

    public Future<FunctionVersion> create(String name, Draft draft, byte[] zip) {
        return Future.succeededFuture()
                .map(now -> runnable(draft))
                .compose(engine -> readable(zip))
                .compose(hash -> {
                    var first = version(name, draft, hash, zip.length);
                    return store.create(first, zip).map(first);
                });
    }

    /** The configuration is sound and somebody here can run it. */
    private Draft runnable(Draft draft) {
        var engine = draft.checked();
        if (roster.empty()) {
            throw new Refusal(FunctionFailure.NOT_READY, "no worker is connected; start one and try again");
        }
        if (!roster.engines().contains(engine)) {
            throw new Refusal(FunctionFailure.RUNTIME_MISSING, missing(engine, draft.runtime()));
        }
        return draft;
    }

    private static String missing(Engine engine, String runtime) {
        var what = switch (engine) {
            case JAVA -> "java was found neither under JAVA_HOME nor on the PATH; install a JDK 21 or newer";
            case NODEJS -> "node was not found on the PATH; install Node.js 20 or newer";
            case PYTHON -> "python3 was not found on the PATH; install Python 3.10 or newer";
            case PROVIDED -> "no worker takes programs";
        };
        return "The runtime " + runtime + " cannot run here: " + what + " on a worker's machine and start it again";
    }

    /** @return the zip's hash, when it can be unpacked */
    private Future<String> readable(byte[] zip) {
        return vertx.executeBlocking(
                () -> {
                    CodeZip.read(zip, ZipBounds.LAMBDA).verified();
                    return Hashes.sha256(zip);
                },
                false);
    }

    private FunctionVersion version(String name, Draft draft, String hash, long size) {
        return new FunctionVersion(
                name,
                0,
                UUID.randomUUID().toString(),
                draft.runtime(),
                draft.handler(),
                draft.role(),
                draft.description(),
                draft.timeoutSeconds(),
                draft.memoryMegabytes(),
                sealed(name, draft.variables()),
                hash,
                size,
                clock.instant());
    }

    private Optional<Sealed> sealed(String name, Map<String, String> variables) {
        return variables.isEmpty()
                ? Optional.empty()
                : Optional.of(sealer.seal(Secret.of(Json.write(variables)), Work.variablesPurpose(name)));
    }

    /** The function's own variables, as they were given. */
    public Map<String, String> variables(FunctionVersion version) {
        return version.variables()
                .map(box -> sealer.open(box, Work.variablesPurpose(version.name())))
                .map(Secret::reveal)
                .map(Json::strings)
                .orElseGet(Map::of);
    }

    /** @return fails with {@code NOT_FOUND} for what is not there, an alias among it */
    public Future<FunctionVersion> get(FunctionRef ref) {
        return ref.number()
                .map(number -> store.find(ref.name(), number))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .map(found -> found.orElseThrow(() -> ref.notFound(home)));
    }

    public Future<List<FunctionVersion>> latest(String after, int most) {
        return store.latest(after, most);
    }

    public Future<List<FunctionVersion>> versions(FunctionRef ref, long after, int most) {
        return get(new FunctionRef(ref.name(), Optional.empty()))
                .compose(found -> store.versions(ref.name(), after, most));
    }

    /** @param revision which it must have, when given */
    public Future<FunctionVersion> updateCode(FunctionRef ref, byte[] zip, Optional<String> revision, boolean dryRun) {
        return changeable(ref, revision)
                .compose(before -> readable(zip).compose(hash -> {
                    var after =
                            before.withCode(hash, zip.length, UUID.randomUUID().toString(), clock.instant());
                    return dryRun ? Future.succeededFuture(after) : replaced(before, after, Optional.of(zip));
                }));
    }

    /** @param change from what is to what is wanted */
    public Future<FunctionVersion> configure(FunctionRef ref, Optional<String> revision, DraftChange change) {
        return changeable(ref, revision).compose(before -> {
            var draft = runnable(change.of(draft(before)));
            return replaced(
                    before, version(before.name(), draft, before.codeHash(), before.codeSize()), Optional.empty());
        });
    }

    /** From a configuration to another. */
    @FunctionalInterface
    public interface DraftChange {
        Draft of(Draft before);
    }

    private Draft draft(FunctionVersion version) {
        return new Draft(
                version.runtime(),
                version.handler(),
                version.role(),
                version.description(),
                version.timeoutSeconds(),
                version.memoryMegabytes(),
                variables(version));
    }

    private Future<FunctionVersion> replaced(FunctionVersion before, FunctionVersion after, Optional<byte[]> zip) {
        return store.replace(before, after, zip)
                .onSuccess(done -> roster.forget(before.name()))
                .map(after);
    }

    private Future<FunctionVersion> changeable(FunctionRef ref, Optional<String> revision) {
        if (ref.number().filter(number -> number == 0).isEmpty()) {
            return Future.failedFuture(new Refusal(
                    FunctionFailure.INVALID_PARAMETER, "Only $LATEST can be changed, not " + ref.arn(home)));
        }
        return get(ref).map(found -> matching(found, revision));
    }

    /** @return the version, when it has the revision that was asked for */
    public static FunctionVersion matching(FunctionVersion found, Optional<String> revision) {
        if (revision.isPresent() && !revision.get().equals(found.revision())) {
            throw new Refusal(
                    FunctionFailure.PRECONDITION_FAILED,
                    "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to"
                            + " retrieve the latest Revision Id");
        }
        return found;
    }

    /** @param codeHash in base64, which the code must have, when given */
    public Future<FunctionVersion> publish(
            FunctionRef ref, Optional<String> description, Optional<String> revision, Optional<String> codeHash) {
        return changeable(ref, revision).compose(latest -> {
            sameCode(latest, codeHash);
            var draft = latest.numbered(
                    0, UUID.randomUUID().toString(), description.orElse(latest.description()), clock.instant());
            return store.publish(latest, draft);
        });
    }

    private static void sameCode(FunctionVersion latest, Optional<String> wanted) {
        var there = Hashes.base64(latest.codeHash());
        if (!wanted.orElse(there).equals(there)) {
            throw new Refusal(
                    FunctionFailure.INVALID_PARAMETER,
                    "CodeSHA256 (" + wanted.orElse("") + ") is different from current CodeSHA256 in $LATEST (" + there
                            + "). Please try again with the CodeSHA256 in $LATEST.");
        }
    }

    /** Removes a function, or one of its published versions. */
    public Future<Void> delete(FunctionRef ref) {
        return get(ref).compose(found -> {
            if (ref.qualifier().isPresent() && found.number() == 0) {
                throw new Refusal(
                        FunctionFailure.INVALID_PARAMETER,
                        "$LATEST version cannot be deleted without deleting the function.");
            }
            return (found.number() == 0 ? store.delete(found.name()) : store.delete(found))
                    .onSuccess(done -> roster.forget(found.name()))
                    .mapEmpty();
        });
    }
}
