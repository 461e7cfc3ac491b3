package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.ERROR;
import static io.quarkiverse.libvirt.HandleEvents.HANGUP;
import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static io.quarkiverse.libvirt.HandleEvents.WRITABLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 3: errors and hang-ups are reported besides what was asked for. */
interface ErrorAndHangupComeUnasked extends Rule {

    @Test
    default void aHangupIsReportedToAWatchForReading() {
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), READABLE, self -> self.update(0));
        scene().turns(2);
        assertThat(watch.calls()).isZero();
        pipe.closeWriteEnd();
        scene().eventuallyCalled(watch, 1);
        assertThat(watch.events()).containsExactly(HANGUP);
    }

    @Test
    default void aHangupComesTogetherWithWhatIsLeftToRead() {
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), 0, self -> self.update(0));
        pipe.write();
        pipe.closeWriteEnd();
        watch.update(READABLE);
        scene().eventuallyCalled(watch, 1);
        assertThat(watch.events()).containsExactly(READABLE | HANGUP);
    }

    @Test
    default void anErrorIsReportedToAWatchForWriting() {
        Pipe pipe = scene().pipe();
        pipe.fill();
        Probe watch = scene().watch(pipe.writeEnd(), WRITABLE, self -> self.update(0));
        scene().turns(2);
        assertThat(watch.calls()).isZero();
        pipe.closeReadEnd();
        scene().eventuallyCalled(watch, 1);
        assertThat(watch.lastEvents() & ERROR).isEqualTo(ERROR);
    }

    @Test
    default void aWatchForErrorsAloneIsOn() {
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), ERROR, self -> self.update(0));
        pipe.write();
        scene().turns(3);
        assertThat(watch.calls()).isZero();
        pipe.closeWriteEnd();
        scene().eventuallyCalled(watch, 1);
        assertThat(watch.events()).containsExactly(HANGUP);
    }

    @Test
    default void theHangupOfASocketIsReported() {
        Pipe pair = scene().socketPair();
        Probe watch = scene().watch(pair.readEnd(), WRITABLE, self -> self.update(0));
        scene().eventuallyCalled(watch, 1);
        assertThat(watch.events()).containsExactly(WRITABLE);
        pair.closeWriteEnd();
        watch.update(READABLE);
        scene().eventuallyCalled(watch, 2);
        assertThat(watch.lastEvents()).isEqualTo(READABLE | HANGUP);
    }

    @Test
    default void aSocketThatIsShutDownForWritingIsReadable() {
        Pipe pair = scene().socketPair();
        Probe watch = scene().watch(pair.readEnd(), READABLE, self -> self.update(0));
        CLibrary.checked(CLibrary.shutdown(pair.writeEnd(), CLibrary.SHUT_WR));
        scene().eventuallyCalled(watch, 1);
        assertThat(watch.events()).containsExactly(READABLE);
    }
}
