package dev.eyewitness.explorer;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;

/**
 * Lets {@link LatePreparation} stand before Quarkus's own bean, at build time. Quarkus reads the document, and writes it as JSON and
 * as YAML, at every start: a quarter of the native executable's.
 *
 * <p>Of what is packaged alone. In development and in tests Quarkus's classes cannot see those of the application, which this would need.
 */
public final class OpenApiOffTheStart implements BuildCompatibleExtension {

    /** Called by the container while the service is built. */
    @Enhancement(types = OpenApiDocumentService.class)
    public void prepareWhenAsked(ClassConfig service) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            service.addAnnotation(PreparedWhenAsked.class);
        }
    }
}
