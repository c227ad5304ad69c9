package io.sallyport.launcher.rules.planted.unmarked;

/** Its package has no package-info. */
public record Bare() {}
