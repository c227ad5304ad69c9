package io.sallyport.awswire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import software.amazon.awssdk.core.SdkPojo;

/** Empty builders of model classes; the reflection happens once a class. */
final class Builders {
    private static final ClassValue<MethodHandle> FACTORIES = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            try {
                return MethodHandles.publicLookup()
                        .unreflect(type.getMethod("builder"))
                        .asType(MethodType.methodType(SdkPojo.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(type.getName() + " is no SDK model class", e);
            }
        }
    };

    private Builders() {}

    static SdkPojo of(Class<? extends SdkPojo> type) {
        try {
            return (SdkPojo) FACTORIES.get(type).invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type.getName() + ".builder() failed", e);
        }
    }
}
