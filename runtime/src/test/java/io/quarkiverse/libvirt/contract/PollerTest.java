package io.quarkiverse.libvirt.contract;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.eventloop.contract.ContractLoop;
import io.quarkiverse.libvirt.eventloop.contract.EventImplContract;

/** A thread polls for the Vert.x event loop. */
class PollerTest extends EventImplContract {

    @Override
    protected ContractLoop newLoop() {
        return new VertxLoopUnderTest(EventLoopTransport.POLLER, loop -> loop);
    }
}
