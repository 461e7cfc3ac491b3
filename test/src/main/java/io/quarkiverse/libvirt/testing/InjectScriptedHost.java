package io.quarkiverse.libvirt.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Puts the host of {@link WithScriptedHost} into a field of the test, which is of type {@link ScriptedHost}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface InjectScriptedHost {

    /** The name of the connection, as in {@link WithScriptedHost#value()}. */
    String value() default ScriptedHost.DEFAULT_NAME;
}
