package io.quarkiverse.libvirt.messaging.json;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.jackson.ObjectMapperCustomizer;

/** Gives the application's object mapper the JSON form of events. */
public class LibvirtEventModuleCustomizer implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new LibvirtEventModule());
    }
}
