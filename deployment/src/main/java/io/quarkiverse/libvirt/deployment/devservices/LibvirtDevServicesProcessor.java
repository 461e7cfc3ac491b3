package io.quarkiverse.libvirt.deployment.devservices;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.deployment.InjectedConnectionsBuildItem;
import io.quarkiverse.libvirt.runtime.LibvirtBuildTimeConfig;
import io.quarkiverse.libvirt.runtime.devservices.DevServicesDriver;
import io.quarkiverse.libvirt.runtime.devservices.DevServicesMode;
import io.quarkiverse.libvirt.runtime.devservices.DevServicesSettings;
import io.quarkus.bootstrap.workspace.WorkspaceModule;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CuratedApplicationShutdownBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.HotDeploymentWatchedFileBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;

/** The host that there is in dev mode and in tests when no connection has a URI. */
@BuildSteps(onlyIf = { IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class })
class LibvirtDevServicesProcessor {

    private static final Logger LOG = Logger.getLogger(LibvirtDevServicesProcessor.class);

    private static final String FEATURE = "libvirt";
    private static final String URI = "quarkus.libvirt.uri";
    private static final String PREFIX = "quarkus.libvirt.devservices.";
    private static final String TEST_HOST = "test:///default";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private static volatile boolean given;

    @BuildStep
    void host(LibvirtBuildTimeConfig config, DevServicesConfig allDevServices, InjectedConnectionsBuildItem injected,
            CurateOutcomeBuildItem application, CuratedApplicationShutdownBuildItem shutdown,
            BuildProducer<HotDeploymentWatchedFileBuildItem> watchedFiles,
            BuildProducer<DevServicesResultBuildItem> devServices) {
        DevServicesSettings wanted = config.devservices();
        if (!wanted.enabled() || !ConfiguredUris.in(ConfigProvider.getConfig()).leaveRoom(injected.names())) {
            RunningDaemon.end();
            return;
        }
        NodeDescription node = wanted.node().map(name -> {
            watchedFiles.produce(new HotDeploymentWatchedFileBuildItem(name));
            return NodeDescription.find(name, Thread.currentThread().getContextClassLoader(), projectFolder(application));
        }).orElse(null);
        DevServicesResultBuildItem.DiscoveredServiceBuilder host = DevServicesResultBuildItem.discovered().feature(FEATURE);
        if (wanted.mode() == DevServicesMode.DAEMON) {
            daemon(host, wanted.driver(), node, allDevServices.timeout().orElse(START_LIMIT));
            shutdown.addCloseTask(RunningDaemon::end, true);
        } else {
            RunningDaemon.end();
            inProcess(host, wanted.driver(), node);
        }
        devServices.produce(host.build());
    }

    private static void inProcess(DevServicesResultBuildItem.DiscoveredServiceBuilder host, DevServicesDriver driver,
            NodeDescription node) {
        if (driver == DevServicesDriver.QEMU) {
            throw new ConfigurationException(PREFIX + "driver is qemu, which isn't to be had inside the application: set "
                    + PREFIX + "mode=daemon, too");
        }
        if (node != null) {
            host.description("libvirt's test driver inside the application, with " + node.file());
            give(host, node.uri());
        } else {
            host.description("libvirt's test driver inside the application, at " + TEST_HOST);
            // It is what such a connection goes to anyway; but Quarkus remembers what it was given before a live reload.
            if (given) {
                give(host, TEST_HOST);
            } else {
                // Quarkus doesn't expect null, and a test may have a URI that isn't known yet.
                host.config(Map.of());
            }
        }
    }

    private static void daemon(DevServicesResultBuildItem.DiscoveredServiceBuilder host, DevServicesDriver driver,
            NodeDescription node, Duration startLimit) {
        Programs programs = Programs.onPath();
        boolean qemu = qemu(driver, node, programs);
        PrivateLibvirtd daemon = RunningDaemon.get(Arrays.asList(qemu, node == null ? null : node.fingerprint()), () -> {
            PrivateLibvirtd created = new PrivateLibvirtd(programs, qemu, node, startLimit);
            LOG.info("Dev Services for libvirt start a private libvirtd");
            return created;
        });
        host.description("A private libvirtd with "
                + (qemu ? "QEMU" : "libvirt's test driver" + (node == null ? "" : " and " + node.file())));
        give(host, daemon.uri());
        LOG.infof("Dev Services for libvirt: virsh -c '%s' list --all shows the guests of the private libvirtd", daemon.uri());
    }

    private static void give(DevServicesResultBuildItem.DiscoveredServiceBuilder host, String uri) {
        host.config(Map.of(URI, uri));
        given = true;
    }

    private static boolean qemu(DevServicesDriver driver, NodeDescription node, Programs programs) {
        return switch (driver) {
            case TEST -> false;
            case AUTO -> node == null && programs.findQemu().isPresent();
            case QEMU -> {
                if (node != null) {
                    throw new ConfigurationException(NodeDescription.PROPERTY + " is a host of the test driver, but " + PREFIX
                            + "driver is qemu: leave one of them out");
                }
                yield programs.findQemu().map(found -> true).orElseThrow(() -> new ConfigurationException(PREFIX
                        + "driver is qemu, but QEMU is not installed on this machine. Install it (Debian and Ubuntu: apt install"
                        + " qemu-system-x86; Fedora and RHEL: dnf install qemu-kvm; openSUSE: zypper install qemu-x86; Arch:"
                        + " pacman -S qemu-base), or set " + PREFIX + "driver=test"));
            }
        };
    }

    private static Path projectFolder(CurateOutcomeBuildItem application) {
        return Optional.ofNullable(application.getApplicationModel().getApplicationModule())
                .map(WorkspaceModule::getModuleDir)
                .map(folder -> folder.toPath())
                .orElseGet(() -> Path.of(""));
    }
}
