package io.sallyport.launcher.rules.planted.gateway.names;

/** A name that says no idea. */
public record AManager() {}
