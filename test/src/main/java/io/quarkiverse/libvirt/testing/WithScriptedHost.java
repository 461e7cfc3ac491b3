package io.quarkiverse.libvirt.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.WithTestResourceRepeatable;

/**
 * Gives the application of a {@code @QuarkusTest} or {@code @QuarkusIntegrationTest} a {@link ScriptedHost} to watch, once for
 * each of its connections that the test needs. {@link InjectScriptedHost} has it in the test.
 *
 * <pre>
 * {@code
 * &#64;QuarkusTest
 * &#64;WithScriptedHost
 * &#64;WithScriptedHost("host7")
 * class PagerTest {
 * }
 * </pre>
 *
 * Test classes with the same hosts share one application and these hosts.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(WithScriptedHost.List.class)
@WithTestResource(ScriptedHostResource.class)
public @interface WithScriptedHost {

    /** The name of the connection: that of {@code quarkus.libvirt.uri}, or one of {@code quarkus.libvirt."name".uri}. */
    String value() default ScriptedHost.DEFAULT_NAME;

    /** Several hosts. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @WithTestResourceRepeatable(WithScriptedHost.class)
    @interface List {

        /** One for each connection. */
        WithScriptedHost[] value();
    }
}
