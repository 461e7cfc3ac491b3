package io.quarkiverse.libvirt.deployment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import io.quarkiverse.libvirt.runtime.MailboxRecorder;
import io.quarkiverse.libvirt.runtime.delivery.Mailboxes;
import io.quarkiverse.libvirt.runtime.selection.MailboxAddress;
import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.arc.processor.KotlinUtils;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.vertx.ConsumeEvent;
import io.quarkus.vertx.core.deployment.CoreVertxBuildItem;
import io.quarkus.vertx.deployment.EventConsumerBusinessMethodItem;
import io.quarkus.vertx.deployment.VertxBuildItem;
import io.quarkus.vertx.deployment.spi.EventConsumerInvokerCustomizerBuildItem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Puts a mailbox before each blocking consumer of libvirt's events: the method consumes an address of its own, and the mailbox
 * the one that the application has named.
 */
class MailboxProcessor {

    private static final DotName CONSUME_EVENT = DotName.createSimple(ConsumeEvent.class);
    private static final String EVENTS = "io.quarkiverse.libvirt.event.";
    private static final String MAILBOX = "quarkus-libvirt.mailbox.";
    /** What the mailbox's own registration decides. */
    private static final Set<String> REPLACED = Set.of("value", "local");
    /** After the transformations of others, which may have changed the annotation. */
    private static final int LATE = AnnotationTransformation.DEFAULT_PRIORITY_VALUE / 2;

    @BuildStep
    void find(CombinedIndexBuildItem index, BuildProducer<MailboxBuildItem> mailboxes) {
        List<AnnotationInstance> annotations = new ArrayList<>();
        for (AnnotationInstance annotation : index.getIndex().getAnnotations(CONSUME_EVENT)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.METHOD && isBlocking(annotation)
                    && isOurs(annotation) && !KotlinUtils.isKotlinSuspendMethod(annotation.target().asMethod())) {
                annotations.add(annotation);
            }
        }
        // The same numbers at each build.
        annotations.sort(Comparator.comparing(annotation -> annotation.target().asMethod().declaringClass().name() + "."
                + annotation.target().asMethod().name() + annotation.target().asMethod().descriptor()));
        int number = 0;
        for (AnnotationInstance annotation : annotations) {
            MethodInfo method = annotation.target().asMethod();
            mailboxes.produce(new MailboxBuildItem(method,
                    new MailboxAddress(method.declaringClass().name() + "." + method.name(),
                            annotation.value().asString(), MAILBOX + ++number, isTrue(annotation, "local", true),
                            isTrue(annotation, "ordered", false))));
        }
    }

    /** As Quarkus tells. */
    private static boolean isBlocking(AnnotationInstance annotation) {
        MethodInfo method = annotation.target().asMethod();
        return isTrue(annotation, "blocking", false) || method.hasAnnotation(Blocking.class)
                || method.hasAnnotation(RunOnVirtualThread.class);
    }

    private static boolean isTrue(AnnotationInstance annotation, String name, boolean otherwise) {
        return Optional.ofNullable(annotation.value(name)).map(AnnotationValue::asBoolean).orElse(otherwise);
    }

    /** Of an address that only the configuration knows, the parameter tells. */
    private static boolean isOurs(AnnotationInstance annotation) {
        String address = annotation.value() == null ? "" : annotation.value().asString().strip();
        return address.startsWith("libvirt.")
                || address.contains("${") && annotation.target().asMethod().parameterTypes().stream()
                        .flatMap(MailboxProcessor::withArguments).anyMatch(type -> type.name().toString().startsWith(EVENTS));
    }

    private static Stream<Type> withArguments(Type type) {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? Stream.concat(Stream.of(type), type.asParameterizedType().arguments().stream())
                : Stream.of(type);
    }

    @BuildStep
    AnnotationsTransformerBuildItem moveConsumers(List<MailboxBuildItem> mailboxes) {
        return new AnnotationsTransformerBuildItem(AnnotationTransformation.forMethods().priority(LATE)
                .whenAnyMatch(CONSUME_EVENT)
                .transform(context -> of(context.declaration().asMethod(), mailboxes).ifPresent(mailbox -> {
                    AnnotationInstance old = context.annotations().stream()
                            .filter(annotation -> annotation.name().equals(CONSUME_EVENT)).findFirst().orElseThrow();
                    context.remove(annotation -> annotation.name().equals(CONSUME_EVENT));
                    context.add(at(mailbox.address().mailbox(), old, context.declaration().asMethod()));
                })));
    }

    /** Local, since each process of a cluster has a mailbox of this name. */
    private static AnnotationInstance at(String address, AnnotationInstance old, MethodInfo method) {
        List<AnnotationValue> values = old.values().stream().filter(value -> !REPLACED.contains(value.name()))
                .collect(Collectors.toCollection(ArrayList::new));
        values.add(AnnotationValue.createStringValue("value", address));
        values.add(AnnotationValue.createBooleanValue("local", true));
        return AnnotationInstance.create(CONSUME_EVENT, method, values);
    }

    @BuildStep
    EventConsumerInvokerCustomizerBuildItem noticeTheirEnd(List<MailboxBuildItem> mailboxes) {
        return new EventConsumerInvokerCustomizerBuildItem((method, invoker) -> of(method, mailboxes)
                .ifPresent(mailbox -> invoker.withInvocationWrapper(Mailboxes.class, "call")));
    }

    private static Optional<MailboxBuildItem> of(MethodInfo method, List<MailboxBuildItem> mailboxes) {
        return mailboxes.stream().filter(mailbox -> mailbox.isOf(method)).findFirst();
    }

    /** After the consumers are there, and only for those that are beans. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(VertxBuildItem.class)
    @Produce(MailboxesOpenBuildItem.class)
    void open(MailboxRecorder recorder, CoreVertxBuildItem vertx, List<MailboxBuildItem> mailboxes,
            List<EventConsumerBusinessMethodItem> consumers, ShutdownContextBuildItem shutdown) {
        Set<String> consumed = consumers.stream().filter(consumer -> consumer.getConsumeEvent().value() != null)
                .map(consumer -> consumer.getConsumeEvent().value().asString()).collect(Collectors.toSet());
        recorder.open(vertx.getVertx(), mailboxes.stream().map(MailboxBuildItem::address)
                .filter(address -> consumed.contains(address.mailbox())).toList(), shutdown);
    }
}
