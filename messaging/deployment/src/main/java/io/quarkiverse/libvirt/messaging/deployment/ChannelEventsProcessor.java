package io.quarkiverse.libvirt.messaging.deployment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.messaging.runtime.LibvirtConnector;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.smallrye.reactive.messaging.annotations.Incomings;

/** A channel brings by itself what its consumer takes: another event would only be an error to it. */
class ChannelEventsProcessor {

    private static final DotName INCOMING = DotName.createSimple(Incoming.class);
    private static final DotName INCOMINGS = DotName.createSimple(Incomings.class);
    private static final DotName CHANNEL = DotName.createSimple(Channel.class);

    @BuildStep
    void defaults(CombinedIndexBuildItem combined, BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        IndexView index = combined.getIndex();
        Map<String, Set<EventKind<?>>> byChannel = new TreeMap<>();
        for (AnnotationInstance incoming : incomings(index)) {
            if (incoming.target().kind() == AnnotationTarget.Kind.METHOD) {
                List<Type> parameters = incoming.target().asMethod().parameterTypes();
                add(byChannel, incoming.value().asString(), parameters.isEmpty() ? null : parameters.get(0));
            }
        }
        for (AnnotationInstance channel : index.getAnnotations(CHANNEL)) {
            Type type = switch (channel.target().kind()) {
                case FIELD -> channel.target().asField().type();
                case METHOD_PARAMETER -> channel.target().asMethodParameter().type();
                default -> null;
            };
            add(byChannel, channel.value().asString(), type);
        }
        Config config = ConfigProvider.getConfig();
        byChannel.forEach((channel, kinds) -> {
            String prefix = "mp.messaging.incoming." + channel + ".";
            boolean ours = config.getOptionalValue(prefix + "connector", String.class)
                    .filter(LibvirtConnector.CONNECTOR_NAME::equals).isPresent();
            if (ours && !kinds.isEmpty() && kinds.size() < EventKind.all().size()) {
                defaults.produce(new RunTimeConfigurationDefaultBuildItem(prefix + "events",
                        EventKind.all().stream().filter(kinds::contains).map(EventKind::name)
                                .collect(Collectors.joining(","))));
            }
        });
    }

    private static List<AnnotationInstance> incomings(IndexView index) {
        List<AnnotationInstance> all = new ArrayList<>(index.getAnnotations(INCOMING));
        for (AnnotationInstance several : index.getAnnotations(INCOMINGS)) {
            for (AnnotationInstance each : several.value().asNestedArray()) {
                all.add(AnnotationInstance.create(each.name(), several.target(), each.values()));
            }
        }
        return all;
    }

    private static void add(Map<String, Set<EventKind<?>>> byChannel, String channel, Type taken) {
        Set<EventKind<?>> kinds = byChannel.computeIfAbsent(channel, name -> new LinkedHashSet<>());
        DotName payload = payload(taken);
        List<EventKind<?>> fitting = EventKind.all().stream().filter(kind -> isA(kind.type(), payload)).toList();
        // Who takes something else takes every event, and makes of it what they like.
        kinds.addAll(fitting.isEmpty() ? EventKind.all() : fitting);
    }

    /** Of a stream, of a message, of a stream of messages. */
    private static DotName payload(Type taken) {
        Type type = taken;
        while (type != null && type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            type = type.asParameterizedType().arguments().get(0);
        }
        return type == null ? null : type.name();
    }

    private static boolean isA(Class<?> type, DotName name) {
        if (DotName.createSimple(type).equals(name)) {
            return true;
        }
        for (Class<?> each : type.getInterfaces()) {
            if (isA(each, name)) {
                return true;
            }
        }
        return false;
    }
}
