@NullMarked
package io.sallyport.policy.service;

import org.jspecify.annotations.NullMarked;
