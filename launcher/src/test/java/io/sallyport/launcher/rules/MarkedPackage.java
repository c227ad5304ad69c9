package io.sallyport.launcher.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A package of ours is {@code @NullMarked} by its package-info, which also says what it is for. */
final class MarkedPackage extends ArchCondition<JavaClass> {
    MarkedPackage() {
        super("live in a package marked against null");
    }

    @Override
    public void check(JavaClass ours, ConditionEvents events) {
        var marked = ours.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
        events.add(new SimpleConditionEvent(
                ours, marked, ours.getName() + ": its package lacks a @NullMarked package-info"));
    }
}
