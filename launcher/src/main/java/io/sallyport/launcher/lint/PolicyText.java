package io.sallyport.launcher.lint;

import io.sallyport.analysis.lint.PolicyKind;

/**
 * A policy as it was written.
 *
 * @param name what findings in it begin with: a file, or what it hangs on
 */
record PolicyText(String name, PolicyKind kind, String json) {}
