package io.sallyport.policy.core;

/** What a managed policy is to those who have it. */
public enum Usage {
    /** It grants and denies. */
    PERMISSIONS,
    /** It limits. */
    BOUNDARY
}
