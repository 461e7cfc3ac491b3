package io.quarkiverse.libvirt.contract;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.eventloop.contract.ContractLoop;
import io.quarkiverse.libvirt.eventloop.contract.EventImplContract;
import io.quarkiverse.libvirt.registration.PublicFunctions;

/** As {@link PollerTest}, through libvirt's public functions and native callbacks. */
class PollerThroughLibvirtTest extends EventImplContract {

    @Override
    protected ContractLoop newLoop() {
        return new VertxLoopUnderTest(EventLoopTransport.POLLER, PublicFunctions::new);
    }
}
