package io.sallyport.launcher.story;

import io.sallyport.sigv4.Header;

/** The main job, played once: sign up, sign in, trade, sign, be let in or refused, sign out. */
public final class Story {
    private static final String ADD = "{\"pet\":\"parrot\"}";

    private final Clients clients;
    private final ApiCalls calls;
    private final Example example;
    private final String accountId;
    private final String region;
    private final Narrator narrator;

    public Story(Clients clients, ApiCalls calls, Example example, String accountId, String region, Narrator narrator) {
        this.clients = clients;
        this.calls = calls;
        this.example = example;
        this.accountId = accountId;
        this.region = region;
        this.narrator = narrator;
    }

    public void play() {
        play("");
    }

    /** @param suffix of the names of what it makes, so that several can be played on one product */
    public void play(String suffix) {
        narrator.chapter("Setting the stage");
        var set = new Stage(clients, example, accountId, region, suffix).build(narrator);
        var visitor = new Visitor(clients, set);

        narrator.chapter("A person signs up and signs in");
        visitor.signUp();
        narrator.step("sign-up " + Visitor.NAME, "confirmed");
        var tokens = visitor.signIn();
        narrator.step("initiate-auth USER_PASSWORD_AUTH", "ID, access and refresh token");

        narrator.chapter("The ID token becomes temporary credentials");
        var credentials = visitor.credentials(tokens, region);
        narrator.step("get-id, get-credentials-for-identity", credentials.accessKeyId() + ", one hour, role visitor");

        narrator.chapter("Signed calls, judged by policy");
        call(200, "GET", set.path() + "/pets", calls.signed(credentials, "GET", set.path() + "/pets", ""));
        call(403, "POST", set.path() + "/inventory", calls.signed(credentials, "POST", set.path() + "/inventory", ADD));
        call(
                200,
                "POST",
                set.path() + "/inventory/1",
                calls.signed(credentials, "POST", set.path() + "/inventory/1", ADD));
        call(403, "GET", set.path() + "/pets", calls.send("GET", set.path() + "/pets", ""));

        narrator.chapter("The other ways in");
        call(200, "GET", set.path() + "/members/pets", members(set, tokens.idToken()));
        call(401, "GET", set.path() + "/members/pets", members(set, tokens.idToken() + "x"));
        call(200, "GET", set.path() + "/token/pets", token(set, "GET", "/token/pets"));
        call(403, "POST", set.path() + "/token/inventory", token(set, "POST", "/token/inventory"));
        call(200, "GET", set.path() + "/request/pets", request(set, "GET", "/request/pets"));
        call(403, "POST", set.path() + "/request/inventory", request(set, "POST", "/request/inventory"));

        narrator.chapter("Signed out everywhere: the same credentials, a moment later");
        visitor.signOutEverywhere(tokens);
        narrator.step("global-sign-out", "acknowledged");
        call(401, "GET", set.path() + "/members/pets", members(set, tokens.idToken()));
        call(403, "GET", set.path() + "/pets", calls.signed(credentials, "GET", set.path() + "/pets", ""));
    }

    private ApiAnswer members(Stage.Set set, String idToken) {
        return calls.send("GET", set.path() + "/members/pets", "", new Header("Authorization", idToken));
    }

    private ApiAnswer token(Stage.Set set, String method, String path) {
        return calls.send(method, set.path() + path, body(method), new Header("Authorization", "bob"));
    }

    private ApiAnswer request(Stage.Set set, String method, String path) {
        return calls.send(method, set.path() + path, body(method), new Header("X-Visitor", "carol"));
    }

    private static String body(String method) {
        return method.equals("POST") ? ADD : "";
    }

    private void call(int wanted, String method, String path, ApiAnswer answer) {
        narrator.call(method + " " + path.substring(path.indexOf('/', "/_aws/execute-api/".length())), answer, wanted);
    }
}
