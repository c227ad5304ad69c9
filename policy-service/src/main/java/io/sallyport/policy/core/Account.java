package io.sallyport.policy.core;

/** The only account there is, and the ARNs of what it holds. */
public record Account(String id) {
    /** @return {@code arn:aws:iam::<account>:root} */
    public String root() {
        return arn("root");
    }

    /** @param path {@code /} or {@code /…/} */
    public String principal(Kind kind, String path, String name) {
        return arn(kind.word() + path + name);
    }

    public String policy(Owner owner, String path, String name) {
        return switch (owner) {
            case LOCAL -> arn("policy" + path + name);
            case AWS -> "arn:aws:iam::aws:policy" + path + name;
        };
    }

    /** @param path {@code /} or {@code /…/} */
    public String profile(String path, String name) {
        return arn("instance-profile" + path + name);
    }

    /** @param url the issuer without its {@code https://} */
    public String provider(String url) {
        return arn("oidc-provider/" + url);
    }

    private String arn(String resource) {
        return "arn:aws:iam::" + id + ":" + resource;
    }
}
