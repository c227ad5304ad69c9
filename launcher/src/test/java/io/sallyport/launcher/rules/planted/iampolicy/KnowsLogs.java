package io.sallyport.launcher.rules.planted.iampolicy;

import org.slf4j.Logger;

/** A library that logs. */
public record KnowsLogs(Logger log) {}
