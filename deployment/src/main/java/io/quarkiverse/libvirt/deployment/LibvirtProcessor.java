package io.quarkiverse.libvirt.deployment;

import java.util.List;

import jakarta.inject.Singleton;

import org.jboss.jandex.DotName;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.runtime.LibvirtRecorder;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.arc.deployment.SynthesisFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.vertx.core.deployment.CoreVertxBuildItem;
import io.quarkus.vertx.deployment.VertxBuildItem;

class LibvirtProcessor {

    private static final String FEATURE = "libvirt";
    private static final DotName STREAMS = DotName.createSimple(LibvirtEvents.class);

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    /** An application's own EventImpl is used by libvirt, so it must stay even if nothing injects it. */
    @BuildStep
    UnremovableBeanBuildItem keepEventImpl() {
        return UnremovableBeanBuildItem.beanTypes(EventImpl.class);
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    SyntheticBeanBuildItem eventImpl(LibvirtRecorder recorder, CoreVertxBuildItem vertx) {
        return SyntheticBeanBuildItem.configure(VertxEventImpl.class)
                .addType(EventImpl.class)
                .scope(Singleton.class)
                .defaultBean()
                .unremovable()
                .setRuntimeInit()
                .createWith(recorder.eventImpl(vertx.getVertx()))
                .done();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    SyntheticBeanBuildItem connection(LibvirtRecorder recorder, LaunchModeBuildItem launchMode) {
        return SyntheticBeanBuildItem.configure(LibvirtConnection.class)
                .scope(Singleton.class)
                .unremovable()
                .setRuntimeInit()
                .supplier(recorder.connection(launchMode.getLaunchMode()))
                .done();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    SyntheticBeanBuildItem streams(LibvirtRecorder recorder) {
        return SyntheticBeanBuildItem.configure(LibvirtEvents.class)
                .scope(Singleton.class)
                .unremovable()
                .setRuntimeInit()
                .supplier(recorder.streams())
                .done();
    }

    /** After the event bus has its consumers, so that no event comes too early for them. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(VertxBuildItem.class)
    @Consume(MailboxesOpenBuildItem.class)
    @Consume(BeanContainerBuildItem.class)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    ServiceStartBuildItem start(LibvirtRecorder recorder, CoreVertxBuildItem vertx, List<EventReceiverBuildItem> receivers,
            SynthesisFinishedBuildItem beans, ShutdownContextBuildItem shutdown) {
        boolean streams = beans.getInjectionPoints().stream().anyMatch(point -> STREAMS.equals(point.getRequiredType().name()));
        recorder.start(vertx.getVertx(), receivers.stream().map(EventReceiverBuildItem::receiver).toList(), streams, shutdown);
        return new ServiceStartBuildItem(FEATURE);
    }
}
