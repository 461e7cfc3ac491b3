package io.quarkiverse.libvirt.it.daemon;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/** Lets something happen to domains of libvirt's test driver, at random. */
final class HostChanges {

    private static final int DOMAINS = 6;

    private final Random random;

    HostChanges(Random random) {
        this.random = random;
    }

    void make(Connect host, int count) throws LibvirtException {
        for (int i = 0; i < count; i++) {
            List<String> names = new ArrayList<>(List.of(host.listDefinedDomains()));
            for (int id : host.listDomains()) {
                Domain domain = host.domainLookupByID(id);
                names.add(domain.getName());
                domain.free();
            }
            if (names.isEmpty() || names.size() < DOMAINS && random.nextInt(3) == 0) {
                add(host);
            } else {
                change(host, names.get(random.nextInt(names.size())));
            }
        }
    }

    private void add(Connect host) throws LibvirtException {
        UUID uuid = UUID.randomUUID();
        String xml = "<domain type='test'><name>d" + uuid + "</name><uuid>" + uuid
                + "</uuid><memory>8192</memory><os><type>hvm</type></os></domain>";
        (random.nextBoolean() ? host.domainDefineXML(xml) : host.domainCreateXML(xml, 0)).free();
    }

    private void change(Connect host, String name) throws LibvirtException {
        Domain domain = host.domainLookupByName(name);
        boolean persistent = domain.isPersistent() == 1;
        switch (domain.getInfo().state) {
            case VIR_DOMAIN_RUNNING -> {
                switch (random.nextInt(3)) {
                    case 0 -> domain.suspend();
                    case 1 -> domain.destroy();
                    default -> domain.shutdown();
                }
            }
            case VIR_DOMAIN_PAUSED -> {
                if (random.nextBoolean()) {
                    domain.resume();
                } else {
                    domain.destroy();
                }
            }
            default -> {
                if (persistent && random.nextInt(3) == 0) {
                    domain.undefine();
                } else {
                    domain.create();
                }
            }
        }
        domain.free();
    }
}
