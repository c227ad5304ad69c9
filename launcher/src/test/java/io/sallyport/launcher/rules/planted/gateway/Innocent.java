package io.sallyport.launcher.rules.planted.gateway;

/** Breaks no rule. */
public record Innocent(String idea) {}
