package dev.eyewitness.explorer;

import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;

/**
 * Lets {@link LatePreparation} stand before Quarkus's own bean, at build time. Quarkus reads the document, and writes it as JSON and
 * as YAML, at every start: a quarter of the native executable's.
 */
public final class OpenApiOffTheStart implements BuildCompatibleExtension {

    /** Called by the container while the service is built. */
    @Enhancement(types = OpenApiDocumentService.class)
    public void prepareWhenAsked(ClassConfig service) {
        service.addAnnotation(PreparedWhenAsked.class);
    }
}
