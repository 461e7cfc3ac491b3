package io.quarkiverse.libvirt.messaging.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIsNoEventIsRefusedTest {

    private final LibvirtEventDeserializer deserializer = new LibvirtEventDeserializer();

    @ParameterizedTest
    @ValueSource(strings = { "", "words", "{}", "[]", "{\"address\":\"libvirt.domain.lifecycle\"}" })
    void byAMessageThatNamesTheTopic(String value) {
        assertThatThrownBy(() -> deserializer.deserialize("vm-events", value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class).hasMessageContaining("vm-events");
        // A record without a value is none that can't be read.
        assertThat(deserializer.deserialize("vm-events", null)).isNull();
    }
}
