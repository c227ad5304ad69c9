@NullMarked
package io.sallyport.token.service;

import org.jspecify.annotations.NullMarked;
