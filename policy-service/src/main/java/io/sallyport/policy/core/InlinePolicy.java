package io.sallyport.policy.core;

/** A policy that belongs to one principal and goes with it. */
public record InlinePolicy(String name, String document) {}
