/*
 * A consumer of libvirt's events in C, on GLib's main loop, which libvirt-glib lends to libvirt (gvir_event_register).
 * What a client is given and answers: see ../README.md
 */
#include <inttypes.h>
#include <libvirt-glib/libvirt-glib.h>
#include <libvirt/libvirt.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST_SAMPLES (4 << 20)

static int64_t samples[MOST_SAMPLES][2];
static atomic_long count;

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void changed(virConnectPtr connection, virDomainPtr domain, int type, const char *uri, void *opaque)
{
    int64_t arrived = now();
    unsigned char uuid[VIR_UUID_BUFLEN];
    /* As every consumer has to: which domain is it? */
    if (!virDomainGetName(domain) || virDomainGetUUID(domain, uuid) < 0) {
        abort();
    }
    long place = count;
    if (place < MOST_SAMPLES) {
        samples[place][0] = strtoll(uri + strlen("urn:b:"), NULL, 10);
        samples[place][1] = arrived;
        count = place + 1;
    }
}

static void open_and_subscribe(const char *uri)
{
    virConnectPtr connection = virConnectOpen(uri);
    if (!connection || virConnectDomainEventRegisterAny(connection, NULL, VIR_DOMAIN_EVENT_ID_METADATA_CHANGE,
                                                        VIR_DOMAIN_EVENT_CALLBACK(changed), NULL, NULL) < 0) {
        exit(1);
    }
}

static void *run_loop(void *loop)
{
    g_main_loop_run(loop);
    exit(1);
}

static void save(const char *path)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(samples, sizeof samples[0], count, file) != (size_t)count || fclose(file) != 0) {
        exit(1);
    }
}

int main(int argc, char **argv)
{
    char line[4096];
    gvir_init(&argc, &argv);
    gvir_event_register();
    g_thread_new("loop", run_loop, g_main_loop_new(NULL, FALSE));
    for (int i = 1; i + 1 < argc; i += 2) {
        for (int left = atoi(argv[i + 1]); left > 0; left--) {
            open_and_subscribe(argv[i]);
        }
    }
    printf("READY\n");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        if (strcmp(line, "count") == 0) {
            printf("COUNT %ld\n", count);
        } else if (strcmp(line, "clear") == 0) {
            count = 0;
            printf("CLEARED\n");
        } else if (strncmp(line, "save ", 5) == 0) {
            save(line + 5);
            printf("SAVED %ld\n", count);
        }
        fflush(stdout);
    }
    return 0;
}
