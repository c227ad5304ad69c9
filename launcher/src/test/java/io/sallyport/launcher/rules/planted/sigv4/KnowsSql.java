package io.sallyport.launcher.rules.planted.sigv4;

import java.sql.Connection;

/** A library that knows a database. */
public record KnowsSql(Connection sql) {}
