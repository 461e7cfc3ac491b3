package io.quarkiverse.libvirt;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;

/**
 * Says which {@link LibvirtConnection} to inject: {@code @LibvirtConnectionName("host7")} is the one of
 * {@code quarkus.libvirt."host7".uri}.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({ TYPE, METHOD, FIELD, PARAMETER })
public @interface LibvirtConnectionName {

    /** The connection's name. */
    String value();

    /** The annotation as an object, for {@code CDI.current().select(…)}. */
    final class Literal extends AnnotationLiteral<LibvirtConnectionName> implements LibvirtConnectionName {

        private static final long serialVersionUID = 1L;

        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /** The annotation with this name. */
        public static Literal of(String value) {
            return new Literal(value);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
