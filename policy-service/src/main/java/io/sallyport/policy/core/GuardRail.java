package io.sallyport.policy.core;

/** A document of the deployment that everybody of the account is held to; shaped like a service control policy. */
public record GuardRail(String name, String document) {}
