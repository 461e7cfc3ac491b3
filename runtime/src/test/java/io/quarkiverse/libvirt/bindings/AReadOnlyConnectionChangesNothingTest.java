package io.quarkiverse.libvirt.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.sun.jna.Pointer;

/** {@code VIR_CONNECT_RO} arrives at libvirt, with and without somebody to ask. */
class AReadOnlyConnectionChangesNothingTest {

    private static final int OPERATION_DENIED = 29;
    private static final String NETWORK = "<network><name>new</name></network>";

    @Test
    void itLooks() throws LibvirtException {
        for (CredentialSource source : new CredentialSource[] { null, request -> null }) {
            HostConnection connection = BareHost.opening(new HostAccess("test:///default", true, source, 0, 0)).open();
            assertThat(connection.listing().networks()).extracting(ListedNetwork::name).containsExactly("default");
            assertThat(defineNetwork(connection)).isEqualTo(OPERATION_DENIED);
            assertThat(connection.listing().networks()).hasSize(1);
            assertThat(connection.close(BareHost.PATIENCE)).isZero();
        }
    }

    @Test
    void anotherConnectionDoes() throws LibvirtException {
        HostConnection connection = BareHost.opening("test:///default").open();
        assertThat(defineNetwork(connection)).isNotEqualTo(OPERATION_DENIED);
        connection.close(BareHost.PATIENCE);
    }

    /** @return the error's code, 0 for none */
    private static int defineNetwork(HostConnection connection) throws LibvirtException {
        return connection.use(pointer -> {
            Pointer network = LibvirtLibrary.load().getFunction("virNetworkDefineXML")
                    .invokePointer(new Object[] { new Pointer(pointer), NETWORK });
            if (network == null) {
                return LibvirtException.last().code();
            }
            Libvirt.virNetworkFree(Pointer.nativeValue(network));
            return 0;
        });
    }
}
