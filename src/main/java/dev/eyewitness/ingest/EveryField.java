package dev.eyewitness.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;
import org.jspecify.annotations.Nullable;

/** Every field of what is posted is validated: nothing of it is an entity that might not be loaded yet, which to ask took long. */
@ApplicationScoped
class EveryField implements TraversableResolver {

    @Override
    public boolean isReachable(
            @Nullable Object object, Path.Node property, Class<?> root, Path path, ElementType elementType) {
        return true;
    }

    @Override
    public boolean isCascadable(
            @Nullable Object object, Path.Node property, Class<?> root, Path path, ElementType elementType) {
        return true;
    }
}
