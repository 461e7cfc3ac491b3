package io.quarkiverse.libvirt.eventloop.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * The rules that every {@link io.quarkiverse.libvirt.EventImpl} has to keep. A subclass supplies the loop and gets all tests,
 * which are reported under its own name.
 */
@Timeout(60)
public abstract class EventImplContract implements IdsArePositiveAndUnique, RemovedMeansRemoved, ErrorAndHangupComeUnasked,
        AHandleThatIsOff, WatchesAreLevelTriggered, SeveralWatchesOnOneFileDescriptor, ARegularFileIsAlwaysReady,
        AReusedFileDescriptor, TimersThatAreOff, TimersOfZeroMilliseconds, TimersOfSomeMilliseconds,
        TimersThatChangeThemselves, RemovalDuringDispatch, WhatACallbackAddsComesLater, TheFreeCallbackRunsOnce,
        FailuresChangeNothingElse, NoCallWaitsForTheLoop, AThousandPipes, ManyThreadsAtOnce {

    private Scene scene;

    /** A loop that runs, for one test, which closes it. */
    protected abstract ContractLoop newLoop() throws Exception;

    @BeforeEach
    void setTheScene() throws Exception {
        scene = new Scene(newLoop());
    }

    @AfterEach
    void endTheScene() {
        try (Scene ended = scene) {
            ended.finish();
        }
    }

    @Override
    public Scene scene() {
        return scene;
    }
}
