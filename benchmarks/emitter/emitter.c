/*
 * Makes a host of libvirt's test driver report events, each with the time at which it was asked for.
 *
 * emitter URI        reads lines "RATE COUNT" from its standard input: COUNT events, RATE a second, evenly spaced; for each
 *                    line it answers "EMITTED COUNT SECONDS LATE" when the last call has returned, where LATE counts the
 *                    events that could not be asked for within a millisecond of their time. Ends with its input.
 *
 * An event is a change of the metadata of the host's domain "test": its element is "urn:b:" and the nanoseconds of
 * CLOCK_MONOTONIC. Nothing is left behind.
 */
#include <inttypes.h>
#include <libvirt/libvirt.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SECOND 1000000000LL
#define LATE 1000000LL

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * SECOND + time.tv_nsec;
}

static void sleep_until(int64_t when)
{
    struct timespec time = { .tv_sec = when / SECOND, .tv_nsec = when % SECOND };
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) != 0) {
    }
}

static void emit(virDomainPtr domain)
{
    char element[48];
    snprintf(element, sizeof element, "urn:b:%" PRId64, now());
    if (virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, NULL, NULL, element, 0) < 0) {
        exit(1);
    }
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: emitter URI\n");
        return 2;
    }
    virConnectPtr connection = virConnectOpen(argv[1]);
    virDomainPtr domain = connection ? virDomainLookupByName(connection, "test") : NULL;
    if (!domain) {
        return 1;
    }
    printf("READY\n");
    fflush(stdout);
    long rate, count;
    while (scanf("%ld %ld", &rate, &count) == 2) {
        int64_t began = now();
        long late = 0;
        for (long i = 0; i < count; i++) {
            int64_t due = began + i * SECOND / rate;
            if (now() < due) {
                sleep_until(due);
            }
            if (now() - due > LATE) {
                late++;
            }
            emit(domain);
        }
        printf("EMITTED %ld %.6f %ld\n", count, (now() - began) / (double)SECOND, late);
        fflush(stdout);
    }
    virDomainFree(domain);
    virConnectClose(connection);
    return 0;
}
