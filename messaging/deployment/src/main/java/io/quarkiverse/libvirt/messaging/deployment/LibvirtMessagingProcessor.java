package io.quarkiverse.libvirt.messaging.deployment;

import io.quarkiverse.libvirt.deployment.EventReceiverReadyBuildItem;
import io.quarkiverse.libvirt.messaging.json.LibvirtEventConverter;
import io.quarkiverse.libvirt.messaging.json.LibvirtEventModuleCustomizer;
import io.quarkiverse.libvirt.messaging.kafka.KafkaRecordKeys;
import io.quarkiverse.libvirt.messaging.kafka.LibvirtEventDeserializer;
import io.quarkiverse.libvirt.messaging.kafka.LibvirtEventSerializer;
import io.quarkiverse.libvirt.messaging.kafka.assignment.KafkaHostAssignment;
import io.quarkiverse.libvirt.messaging.runtime.LibvirtConnector;
import io.quarkiverse.libvirt.messaging.runtime.MessagingRecorder;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.AdditionalIndexedClassesBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;

class LibvirtMessagingProcessor {

    private static final String FEATURE = "libvirt-messaging";
    private static final String KAFKA_CONNECTOR = "io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    AdditionalBeanBuildItem connector() {
        return AdditionalBeanBuildItem.unremovableOf(LibvirtConnector.class);
    }

    /** Whatever an application makes JSON of: records for Kafka, messages for other brokers, answers to HTTP requests. */
    @BuildStep
    void json(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        beans.produce(bean(LibvirtEventConverter.class));
        if (capabilities.isPresent(Capability.JACKSON)) {
            beans.produce(bean(LibvirtEventModuleCustomizer.class));
        }
    }

    @BuildStep
    void kafka(BuildProducer<AdditionalBeanBuildItem> beans, BuildProducer<AdditionalIndexedClassesBuildItem> indexed,
            BuildProducer<ReflectiveClassBuildItem> reflective) {
        if (!QuarkusClassLoader.isClassPresentAtRuntime(KAFKA_CONNECTOR)) {
            return;
        }
        beans.produce(bean(KafkaRecordKeys.class));
        beans.produce(bean(KafkaHostAssignment.class));
        // Where Quarkus looks for what reads and writes the type of a channel.
        String[] both = { LibvirtEventSerializer.class.getName(), LibvirtEventDeserializer.class.getName() };
        indexed.produce(new AdditionalIndexedClassesBuildItem(both));
        reflective.produce(ReflectiveClassBuildItem.builder(both).build());
    }

    /** A class that says nothing of CDI, so that an application without what it needs doesn't find it. */
    private static AdditionalBeanBuildItem bean(Class<?> type) {
        return AdditionalBeanBuildItem.builder().addBeanClass(type).setDefaultScope(DotNames.SINGLETON).setUnremovable()
                .build();
    }

    /** Before the connections are opened, so that no event comes too early for a channel. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(BeanContainerBuildItem.class)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    EventReceiverReadyBuildItem collect(MessagingRecorder recorder) {
        recorder.collect();
        return new EventReceiverReadyBuildItem();
    }
}
