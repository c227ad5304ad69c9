package io.sallyport.launcher.rules.planted.launcher;

/** The roof. */
public record Roof() {}
