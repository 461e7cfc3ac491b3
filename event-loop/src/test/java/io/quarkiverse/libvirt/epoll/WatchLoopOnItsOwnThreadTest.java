package io.quarkiverse.libvirt.epoll;

import io.quarkiverse.libvirt.eventloop.WatchLoop;
import io.quarkiverse.libvirt.eventloop.contract.ContractLoop;
import io.quarkiverse.libvirt.eventloop.contract.EventImplContract;
import io.quarkiverse.libvirt.eventloop.contract.WatchLoopUnderTest;

class WatchLoopOnItsOwnThreadTest extends EventImplContract {

    @Override
    protected ContractLoop newLoop() {
        EpollPoller poller = new EpollPoller();
        WatchLoop loop = new WatchLoop(poller, new OwnThreadTransport(poller, "loop under test"), null);
        loop.start(poller.fd());
        return new WatchLoopUnderTest(loop);
    }
}
