package io.sallyport.launcher.truth;

/** Where the policy comes from: an identity pool's role, or one of three kinds of Lambda authorizers. */
public enum Source {
    ROLE,
    TOKEN,
    REQUEST_V1,
    REQUEST_V2
}
