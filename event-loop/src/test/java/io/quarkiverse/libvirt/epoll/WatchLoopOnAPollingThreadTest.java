package io.quarkiverse.libvirt.epoll;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.quarkiverse.libvirt.eventloop.WatchLoop;
import io.quarkiverse.libvirt.eventloop.contract.ContractLoop;
import io.quarkiverse.libvirt.eventloop.contract.EventImplContract;
import io.quarkiverse.libvirt.eventloop.contract.WatchLoopUnderTest;

/** A loop whose thread can't wait for a poller: another thread does, and hands over. */
class WatchLoopOnAPollingThreadTest extends EventImplContract {

    @Override
    protected ContractLoop newLoop() throws Exception {
        PollingThread polling = new PollingThread("polling for the loop under test");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        Thread thread = executor.submit(Thread::currentThread).get();
        EpollPoller poller = new EpollPoller();
        WatchLoop loop = new WatchLoop(poller, polling.transport(executor, () -> Thread.currentThread() == thread), null);
        loop.start(poller.fd());
        return new WatchLoopUnderTest(loop, executor::execute) {

            @Override
            public void close() {
                super.close();
                executor.shutdown();
                polling.close();
            }
        };
    }
}
