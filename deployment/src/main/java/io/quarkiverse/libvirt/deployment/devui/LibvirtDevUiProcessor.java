package io.quarkiverse.libvirt.deployment.devui;

import io.quarkiverse.libvirt.dev.LibvirtJsonRpcService;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.devui.spi.JsonRPCProvidersBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;

/** The card in the Dev UI, whose labels count, and its pages. */
@BuildSteps(onlyIf = IsLocalDevelopment.class)
class LibvirtDevUiProcessor {

    @BuildStep
    CardPageBuildItem card() {
        CardPageBuildItem card = new CardPageBuildItem();
        card.addPage(Page.webComponentPageBuilder().title("Connections").icon("font-awesome-solid:plug")
                .componentLink("qwc-libvirt-connections.js")
                .streamingLabelJsonRPCMethodName("streamConnectionCount"));
        card.addPage(Page.webComponentPageBuilder().title("Domains").icon("font-awesome-solid:server")
                .componentLink("qwc-libvirt-domains.js")
                .streamingLabelJsonRPCMethodName("streamDomainCount"));
        card.addPage(Page.webComponentPageBuilder().title("Events").icon("font-awesome-solid:bolt")
                .componentLink("qwc-libvirt-events.js")
                .streamingLabelJsonRPCMethodName("streamEventCount"));
        card.addPage(Page.webComponentPageBuilder().title("Event loops").icon("font-awesome-solid:arrows-spin")
                .componentLink("qwc-libvirt-event-loops.js")
                .streamingLabelJsonRPCMethodName("streamWatchCount"));
        return card;
    }

    @BuildStep
    JsonRPCProvidersBuildItem service() {
        return new JsonRPCProvidersBuildItem(LibvirtJsonRpcService.class);
    }
}
