package io.sallyport.launcher.refusals;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The test is given the {@link Scene}, and has it for itself: it counts who reached the backend. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Scene.Opened.class)
@ResourceLock("scene")
@interface OnTheScene {}
