package io.quarkiverse.libvirt.contract;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.eventloop.contract.ContractLoop;
import io.quarkiverse.libvirt.eventloop.contract.EventImplContract;

/** The Vert.x event loop itself polls. */
class InLoopTest extends EventImplContract {

    @Override
    protected ContractLoop newLoop() {
        return new VertxLoopUnderTest(EventLoopTransport.IN_LOOP, loop -> loop);
    }
}
