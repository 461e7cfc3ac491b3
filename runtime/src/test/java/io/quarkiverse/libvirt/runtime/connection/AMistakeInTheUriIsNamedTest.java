package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Refusal;

/** What libvirt takes for something else, such as a driver that a daemon may have, is said to be what it looks like. */
class AMistakeInTheUriIsNamedTest {

    private static final String PROPERTY = "quarkus.libvirt.\"host\".uri";
    private static final String DRIVERS = "which is none of libvirt's drivers (qemu, xen, lxc, ch, bhyve, vz, openvz, vbox,"
            + " vmwareplayer, vmwarews, vmwarefusion, esx, gsx, vpx, hyperv, test)";
    private static final String NOBODY = "+unix:///system?socket=/tmp/quarkus-libvirt-test/nothing";
    /** {@code VIR_ERR_NO_CONNECT}. */
    private static final int NO_CONNECT = 5;

    @ParameterizedTest
    @CsvSource({ "qmu, qemu", "tset, test", "QEMU, qemu", "kvm, qemu", "vmware, vmwarews", "xne, xen" })
    void aDriverThatLibvirtHasNotAndTheNearestThatItHas(String written, String meant) throws Exception {
        assertThat(remedy(written + NOBODY)).startsWith(PROPERTY + " begins with '" + written + "', " + DRIVERS
                + ": did you mean '" + meant + "'? For one that it doesn't have, libvirt asks a daemon. If one has it, check "
                + PROPERTY + "; 'virsh -c " + written + NOBODY + " list'");
    }

    @Test
    void aDriverThatIsLikeNone() throws Exception {
        assertThat(remedy("http://127.0.0.1:1/system?pkipath=/tmp/quarkus-libvirt-test"))
                .startsWith(PROPERTY + " begins with 'http', " + DRIVERS + ". For one that it doesn't have,")
                .contains("If one has it, check that the host speaks TLS");
    }

    @ParameterizedTest
    @ValueSource(strings = { "qemu", "xen", "lxc", "bhyve", "vbox", "vz", "parallels", "network", "nodedev", "secret" })
    void butNoDriverThatADaemonMayHave(String driver) throws Exception {
        assertThat(remedy(driver + NOBODY)).startsWith("Check " + PROPERTY + "; 'virsh -c ")
                .endsWith("Nobody listens there: perhaps the daemon doesn't run");
    }

    @Test
    void aDriverThatTheDaemonHasNot() throws Exception {
        String remedy = "nstall the driver 'xen' where the daemon is, or check " + PROPERTY
                + ": neither libvirt's client library here nor the daemon that it has asked has it";
        assertThat(remedyOfADaemon(uri -> uri.replace("test+", "xen+"))).isEqualTo("I" + remedy);
        assertThat(remedyOfADaemon(uri -> uri.replace("test+", "xne+"))).contains("did you mean 'xen'?")
                .endsWith("If one has it, i" + remedy.replace("'xen'", "'xne'"));
    }

    @Test
    void aTransport() throws Exception {
        assertThat(remedy("qemu+shh://127.0.0.1/system"))
                .isEqualTo("Check the transport 'shh' (did you mean 'ssh'?) in " + PROPERTY);
        assertThat(remedy("qemu+carrier-pigeon://127.0.0.1/system"))
                .isEqualTo("Check the transport 'carrier-pigeon' in " + PROPERTY);
        assertThat(remedy("qmu+shh://127.0.0.1/system")).contains("did you mean 'qemu'?", "did you mean 'ssh'?");
    }

    @Test
    void aHostOfTheTestDriverThatIsNotThere(@TempDir Path folder) throws Exception {
        Path noXml = Files.writeString(folder.resolve("host.xml"), "a host");
        for (String path : List.of("/defualt", noXml.toString(), folder.toString())) {
            assertThat(remedy("test://" + path)).isEqualTo("Check the path in " + PROPERTY + ": it is /default, or that of an"
                    + " XML file which describes a host and can be read where the driver runs");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/default", "qemu", "localhost" })
    void thatThereIsNoDriver(String uri) throws Exception {
        assertThat(remedy(uri))
                .isEqualTo("Let " + PROPERTY + " begin with a driver, as qemu:///system and test:///default do, or"
                        + " be an alias that libvirt.conf has");
    }

    @ParameterizedTest
    @ValueSource(strings = { "te st:///default", "test:///my host", "://default" })
    void thatItIsNoUri(String uri) throws Exception {
        assertThat(remedy(uri)).isEqualTo("Write " + PROPERTY + " as"
                + " driver[+transport]://[user@][host][:port]/[path][?parameters], as qemu+ssh://root@host7/system is, with %20"
                + " for a blank");
    }

    @ParameterizedTest
    @CsvSource({ "test://default, test:///default, default", "qemu://system, qemu:///system, system",
            "lxc://system/, lxc:///system, system" })
    void aSlashThatIsMissing(String written, String meant, String path) throws Exception {
        assertThat(remedy(written)).isEqualTo("Check " + PROPERTY + " (did you mean " + meant + "?): '" + path
                + "' stands where the host's name does");
    }

    private static String remedy(String written) throws Exception {
        try (StandInHost host = host(uri -> written)) {
            return remedy(host);
        }
    }

    private static String remedyOfADaemon(UnaryOperator<String> uri) throws Exception {
        try (StandInHost host = host(uri)) {
            host.daemon.refuse(Procedures.CONNECT_OPEN, new Refusal(NO_CONNECT, "no connection driver available for it"));
            return remedy(host);
        }
    }

    private static StandInHost host(UnaryOperator<String> uri) {
        return new StandInHost(event -> {
        }, uri, "reconnect.enabled", "false");
    }

    private static String remedy(StandInHost host) throws Exception {
        host.connection.openOnce();
        return host.connection.firstOpening().get(StandInHost.PATIENCE.toSeconds(), TimeUnit.SECONDS).remedy();
    }
}
