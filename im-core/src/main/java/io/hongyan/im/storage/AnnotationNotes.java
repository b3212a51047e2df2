package io.hongyan.im.storage;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While it builds a unit, Hibernate notes something about each kind of annotation within that annotation's own class
 * ({@link ClassValue}). Those of JPA are the server's, which so would keep the WAR in memory after it ended. Takes the
 * notes away when the unit is built, for every unit; found by Hibernate as a service.
 */
public final class AnnotationNotes implements Integrator {
    private static final Logger LOG = LoggerFactory.getLogger(AnnotationNotes.class);
    private static final String OWNER = "org.hibernate.boot.model.internal.BinderHelper";
    private static final String NOTES = "annotationMetaCacheForRepeatableDialectOverride";

    @Override
    public void integrate(Metadata metadata, BootstrapContext boot, SessionFactoryImplementor unit) {
        Stream<Class<?>> mapped = metadata.getEntityBindings().stream().flatMap(AnnotationNotes::classes);
        try {
            Field notes =
                    Class.forName(OWNER, true, Metadata.class.getClassLoader()).getDeclaredField(NOTES);
            notes.setAccessible(true);
            ClassValue<?> all = (ClassValue<?>) notes.get(null);
            mapped.flatMap(AnnotationNotes::kinds).distinct().forEach(all::remove);
        } catch (ReflectiveOperationException another) {
            LOG.warn("event=annotation-notes-kept: this Hibernate keeps them elsewhere, or none", another);
        }
    }

    @Override
    public void disintegrate(SessionFactoryImplementor unit, SessionFactoryServiceRegistry services) {
        // the notes went when the unit was built
    }

    private static Stream<Class<?>> classes(PersistentClass entity) {
        Stream<Class<?>> keys = Stream.of(
                        Optional.ofNullable(entity.getIdentifier()), Optional.ofNullable(entity.getIdentifierMapper()))
                .flatMap(Optional::stream)
                .filter(Component.class::isInstance)
                .map(key -> ((Component) key).getComponentClass());
        return Stream.concat(Stream.of(entity.getMappedClass()), keys);
    }

    private static Stream<Class<? extends Annotation>> kinds(Class<?> mapped) {
        return Stream.<Class<?>>iterate(mapped, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.of(
                                Stream.<AnnotatedElement>of(type),
                                Stream.<AnnotatedElement>of(type.getDeclaredFields()),
                                Stream.<AnnotatedElement>of(type.getDeclaredMethods()))
                        .flatMap(elements -> elements))
                .flatMap(element -> Stream.of(element.getAnnotations()))
                .map(Annotation::annotationType);
    }
}
