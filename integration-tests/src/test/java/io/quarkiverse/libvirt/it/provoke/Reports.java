package io.quarkiverse.libvirt.it.provoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What a listener has been told of host objects, in libvirt's order. */
interface Reports {

    Duration PATIENCE = Duration.ofSeconds(60);
    Duration POLL = Duration.ofMillis(10);

    /**
     * The reports of one object so far, each as {@code EVENT: WHAT}.
     *
     * @param subject a name; of secrets the UUID
     */
    List<String> of(String subject);

    /** Does something, waits until these are reported, in this order, and returns all that has been reported since. */
    default List<String> expect(String subject, Runnable provocation, String... expected) {
        int before = of(subject).size();
        provocation.run();
        await().atMost(PATIENCE).pollInterval(POLL)
                .untilAsserted(() -> assertThat(since(subject, before)).containsSubsequence(expected));
        return since(subject, before);
    }

    /** Does something, waits until something with this beginning is reported, and returns that. */
    default String expectOne(String subject, Runnable provocation, String prefix) {
        int before = of(subject).size();
        provocation.run();
        return await().atMost(PATIENCE).pollInterval(POLL).until(() -> since(subject, before).stream()
                .filter(report -> report.startsWith(prefix)).findFirst().orElse(null), Objects::nonNull);
    }

    private List<String> since(String subject, int before) {
        List<String> all = of(subject);
        return all.subList(before, all.size());
    }
}
