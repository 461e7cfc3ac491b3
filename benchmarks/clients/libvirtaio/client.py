"""A consumer of libvirt's events on asyncio, with libvirt-python's libvirtaio. See ../README.md"""

import array
import asyncio
import sys
import time

import libvirt
import libvirtaio

samples = array.array("q")


def changed(connection, domain, kind, uri, opaque):
    arrived = time.monotonic_ns()
    domain.name()
    domain.UUID()
    samples.append(int(uri[6:]))
    samples.append(arrived)


def answer(line):
    words = line.split(" ", 1)
    if words[0] == "count":
        return f"COUNT {len(samples) // 2}"
    if words[0] == "clear":
        del samples[:]
        return "CLEARED"
    with open(words[1], "wb") as file:
        samples.tofile(file)
    return f"SAVED {len(samples) // 2}"


async def main():
    loop = asyncio.get_running_loop()
    libvirtaio.virEventRegisterAsyncIOImpl(loop=loop)
    connections = []
    for uri, count in zip(sys.argv[1::2], sys.argv[2::2]):
        for _ in range(int(count)):
            connection = libvirt.open(uri)
            connection.domainEventRegisterAny(
                None, libvirt.VIR_DOMAIN_EVENT_ID_METADATA_CHANGE, changed, None
            )
            connections.append(connection)
            # libvirt's callbacks have to have their turn.
            await asyncio.sleep(0)
    print("READY", flush=True)

    ended = loop.create_future()

    def commanded():
        line = sys.stdin.readline()
        if line:
            print(answer(line.rstrip("\n")), flush=True)
        else:
            loop.remove_reader(sys.stdin)
            ended.set_result(None)

    loop.add_reader(sys.stdin, commanded)
    await ended


asyncio.run(main())
