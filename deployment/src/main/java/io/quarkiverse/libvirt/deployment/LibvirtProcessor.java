package io.quarkiverse.libvirt.deployment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.HostAssignment;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnectionName;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.LibvirtCredentials;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.runtime.LibvirtBuildTimeConfig;
import io.quarkiverse.libvirt.runtime.LibvirtRecorder;
import io.quarkiverse.libvirt.runtime.delivery.BusListeners;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SynthesisFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.processor.InjectionPointInfo;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.builditem.ModuleEnableNativeAccessBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveFieldBuildItem;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.core.deployment.CoreVertxBuildItem;
import io.quarkus.vertx.deployment.VertxBuildItem;
import io.vertx.core.eventbus.impl.EventBusImpl;

class LibvirtProcessor {

    private static final String FEATURE = "libvirt";
    private static final DotName CONNECTION = DotName.createSimple(LibvirtConnection.class);
    private static final DotName CONNECTION_NAME = DotName.createSimple(LibvirtConnectionName.class);
    private static final DotName STREAMS = DotName.createSimple(LibvirtEvents.class);

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    /** Without it, the qualifier isn't known to be one. */
    @BuildStep
    AdditionalBeanBuildItem qualifier() {
        return AdditionalBeanBuildItem.builder().addBeanClass(LibvirtConnectionName.class).build();
    }

    /** What the application has of these is used by libvirt, so it must stay even if nothing injects it. */
    @BuildStep
    UnremovableBeanBuildItem keepWhatIsLookedUp() {
        return UnremovableBeanBuildItem.beanTypes(EventImpl.class, LibvirtCredentials.class, HostAssignment.class);
    }

    /** Else Java 24 and newer warn of each, and one day refuse them. */
    @BuildStep
    void permitNativeCalls(BuildProducer<ModuleEnableNativeAccessBuildItem> modules) {
        modules.produce(new ModuleEnableNativeAccessBuildItem("com.sun.jna"));
        modules.produce(new ModuleEnableNativeAccessBuildItem("io.quarkiverse.libvirt.eventloop"));
    }

    /** For a native executable. */
    @BuildStep
    ReflectiveFieldBuildItem tableOfListeners() {
        return new ReflectiveFieldBuildItem("It says who listens on the event bus", EventBusImpl.class.getName(),
                BusListeners.TABLE);
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
    SyntheticBeanBuildItem connections(LibvirtRecorder recorder) {
        return SyntheticBeanBuildItem.configure(LibvirtConnections.class)
                .scope(Singleton.class)
                .unremovable()
                .setRuntimeInit()
                .supplier(recorder.connections())
                .done();
    }

    /** Scoped: what is created before the connections are there gets them when it first uses them. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void connection(LibvirtRecorder recorder, InjectedConnectionsBuildItem injected,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        Set<String> names = new TreeSet<>(injected.names());
        names.add(LibvirtConnection.DEFAULT_NAME);
        for (String name : names) {
            SyntheticBeanBuildItem.ExtendedBeanConfigurator bean = SyntheticBeanBuildItem.configure(LibvirtConnection.class)
                    .scope(ApplicationScoped.class)
                    .unremovable()
                    .setRuntimeInit()
                    .supplier(recorder.connection(name));
            if (name.equals(LibvirtConnection.DEFAULT_NAME)) {
                bean.addQualifier(Default.class);
            }
            bean.addQualifier().annotation(CONNECTION_NAME).addValue("value", name).done();
            beans.produce(bean.done());
        }
    }

    /** Those at whose injection points the application names one, or means the default. */
    @BuildStep
    InjectedConnectionsBuildItem injectedConnections(BeanDiscoveryFinishedBuildItem beans) {
        Set<String> names = new TreeSet<>();
        for (InjectionPointInfo point : beans.getInjectionPoints()) {
            AnnotationInstance name = point.getRequiredQualifier(CONNECTION_NAME);
            if (name != null) {
                names.add(name.value().asString());
            } else if (CONNECTION.equals(point.getRequiredType().name()) && point.hasDefaultedQualifier()) {
                names.add(LibvirtConnection.DEFAULT_NAME);
            }
        }
        return new InjectedConnectionsBuildItem(names);
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
    @Consume(EventReceiverReadyBuildItem.class)
    @Consume(BeanContainerBuildItem.class)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    ServiceStartBuildItem start(LibvirtRecorder recorder, CoreVertxBuildItem vertx, LaunchModeBuildItem launchMode,
            LibvirtBuildTimeConfig config, InjectedConnectionsBuildItem injected, List<EventReceiverBuildItem> receivers,
            SynthesisFinishedBuildItem beans,
            ShutdownContextBuildItem shutdown) {
        boolean streams = beans.getInjectionPoints().stream().anyMatch(point -> STREAMS.equals(point.getRequiredType().name()));
        // Without Dev Services, a missing URI is what it is in production.
        LaunchMode mode = config.devservices().enabled() ? launchMode.getLaunchMode() : LaunchMode.NORMAL;
        recorder.start(vertx.getVertx(), mode, injected.names(),
                receivers.stream().map(EventReceiverBuildItem::receiver).toList(), streams, shutdown);
        return new ServiceStartBuildItem(FEATURE);
    }
}
