package io.quarkiverse.libvirt.messaging.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class WrongAttributesAreRefusedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            events                | domain.lifecicle | Did you mean domain.lifecycle
            buffer-size           | 0                | can't be less than 1
            max-in-flight         | -1               | can't be less than 1
            overflow              | drop             | it takes latest, fail
            failure-strategy      | retry            | it takes ignore, fail, requeue
            requeue.initial-delay | soon             | no time
            requeue.max-delay     | 0                | positive
            """)
    void byAMessageThatNamesTheProperty(String attribute, String value, String remedy) {
        assertThatThrownBy(() -> ChannelUnderTest.settings(attribute, value)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mp.messaging.incoming.vms." + attribute).hasMessageContaining(remedy);
    }
}
