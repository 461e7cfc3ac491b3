package io.quarkiverse.libvirt.deployment;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Any;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;
import io.quarkiverse.libvirt.runtime.selection.EventNames;
import io.quarkiverse.libvirt.runtime.selection.MailboxAddress;
import io.quarkiverse.libvirt.runtime.selection.Receiver;
import io.quarkus.arc.deployment.SynthesisFinishedBuildItem;
import io.quarkus.arc.processor.ObserverInfo;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.vertx.deployment.EventConsumerBusinessMethodItem;

/** Finds out who in the application receives libvirt's events, so that the others cost nothing. */
class EventReceiverProcessor {

    private static final Logger LOG = Logger.getLogger(EventReceiverProcessor.class);
    private static final String PREFIX = "libvirt.";
    /** What a consumer may have instead of an event's own types. */
    private static final Set<DotName> MESSAGES = Set.of(DotName.createSimple(Object.class), DotName.createSimple(Record.class),
            DotName.createSimple(io.vertx.core.eventbus.Message.class),
            DotName.createSimple(io.vertx.mutiny.core.eventbus.Message.class));
    /** Events are fired without a qualifier of their own: who wants another one observes somebody else's events. */
    private static final Set<DotName> ANY = Set.of(DotName.createSimple(Any.class));

    @BuildStep
    void consumers(List<EventConsumerBusinessMethodItem> consumers, List<MailboxBuildItem> mailboxes,
            BuildProducer<EventReceiverBuildItem> receivers) {
        Map<String, String> named = mailboxes.stream().map(MailboxBuildItem::address)
                .collect(Collectors.toMap(MailboxAddress::mailbox, MailboxAddress::address));
        for (EventConsumerBusinessMethodItem consumer : consumers) {
            AnnotationInstance annotation = consumer.getConsumeEvent();
            AnnotationValue value = annotation.value();
            if (value == null) {
                continue;
            }
            // A method with a mailbox consumes another address than the application has named.
            String address = named.getOrDefault(value.asString(), value.asString());
            if (!address.startsWith(PREFIX) && !address.contains("${")) {
                continue;
            }
            MethodInfo method = annotation.target().asMethod();
            Receiver receiver = new Receiver(name(method), address, null, false);
            receivers.produce(new EventReceiverBuildItem(receiver));
            warnOfUnknown(receiver);
            warnOfAnotherType(receiver, method);
        }
    }

    private static void warnOfUnknown(Receiver receiver) {
        String address = receiver.address();
        if (EventNames.isAddress(address) || address.contains("${")) {
            return;
        }
        LOG.warnf("%s consumes '%s', but no event of libvirt has this address. %sThe addresses are in %s",
                receiver.where(), address, EventNames.didYouMean(address), EventAddresses.class.getName());
    }

    /** Vert.x would only say so at each event, by a ClassCastException. */
    private static void warnOfAnotherType(Receiver receiver, MethodInfo method) {
        List<Type> parameters = method.parameterTypes();
        EventKind<?> kind = EventKind.ofAddress(receiver.address()).orElse(null);
        if (kind == null || parameters.isEmpty()) {
            return;
        }
        Set<DotName> fitting = new HashSet<>(MESSAGES);
        addWithInterfaces(kind.type(), fitting);
        // The body comes last, after the headers.
        DotName type = parameters.get(parameters.size() - 1).name();
        if (!fitting.contains(type)) {
            LOG.warnf("%s consumes '%s' as %s, but what arrives is a %s: it can't receive any", receiver.where(),
                    receiver.address(), type, kind.type().getName());
        }
    }

    @BuildStep
    void observers(SynthesisFinishedBuildItem beans, BuildProducer<EventReceiverBuildItem> receivers) {
        Set<DotName> types = eventTypes();
        for (ObserverInfo observer : beans.getObservers()) {
            DotName observed = observer.getObservedType().name();
            if (types.contains(observed) && ANY.containsAll(names(observer.getQualifiers()))) {
                MethodInfo method = observer.getObserverMethod();
                receivers.produce(new EventReceiverBuildItem(new Receiver(
                        method == null ? observer.getBeanClass().toString() : name(method), null, observed.toString(),
                        observer.isAsync())));
            }
        }
    }

    /** The records and all that they are besides. */
    private static Set<DotName> eventTypes() {
        Set<DotName> types = new HashSet<>(Set.of(DotName.createSimple(Object.class), DotName.createSimple(Record.class)));
        for (EventKind<?> kind : EventKind.all()) {
            addWithInterfaces(kind.type(), types);
        }
        addWithInterfaces(UnknownLibvirtEvent.class, types);
        return types;
    }

    private static void addWithInterfaces(Class<?> type, Set<DotName> types) {
        types.add(DotName.createSimple(type));
        for (Class<?> each : type.getInterfaces()) {
            addWithInterfaces(each, types);
        }
    }

    private static Set<DotName> names(Collection<AnnotationInstance> annotations) {
        return annotations.stream().map(AnnotationInstance::name).collect(Collectors.toSet());
    }

    private static String name(MethodInfo method) {
        return method.declaringClass().name() + "." + method.name();
    }
}
