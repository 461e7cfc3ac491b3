package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class ForeignLoopFirstTest {

    @Test
    void isNamedByTheErrorAndNothingHangs() throws Exception {
        String printed = ChildJvm.run(RegisterLoop.class, Map.of(), "-D" + RegisterLoop.FOREIGN_LOOP_FIRST + "=true");
        assertThat(printed).contains("Refused: libvirt uses another event loop in this process")
                .contains("virEventRegisterDefaultImpl or virEventRegisterImpl earlier")
                .contains("Library.initEventLoop()").contains("remove that call")
                .doesNotContain("Exception");
    }

    @Test
    void isTheOnlyReasonForTheError() throws Exception {
        assertThat(ChildJvm.run(RegisterLoop.class, Map.of())).contains("Registered").doesNotContain("Refused");
    }
}
