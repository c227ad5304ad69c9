/** The AWS service {@code lambda}: one table of operations, shapes to and from what is stored, refusals in Lambda's words. */
@NullMarked
package io.sallyport.functions.aws;

import org.jspecify.annotations.NullMarked;
