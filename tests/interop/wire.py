"""
The wires between the namespaces of a test, in one process: every port is a TUN device in somebody's
namespace, and what one sends is carried to the port that has the destination's address, unless the
wire between the two is cut or loses it, and as late as that wire is. Goes away with its devices when
stdin closes, so nothing is left behind whoever started it.

Commands, one a line on stdin, each answered by one line, "ok" or "error WHY":
  port DEVICE PARTY NAMESPACE ADDRESS   gives a party one more way in (IPv4, a /24)
  unport DEVICE                         takes it away, as a cable that is pulled
  wire PARTY PARTY DELAY JITTER LOSS    ms, ms, percent, both ways, from now on
  cut PARTY PARTY                       nothing passes any more; "*" is everybody
  mend PARTY PARTY
"""

import fcntl
import os
import random
import selectors
import struct
import subprocess
import sys
import time
from collections import deque

TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
# Below the usual 1500, as most ways through tunnels are; a page or an offer must fit all the same.
MTU = 1400
# What may be under way on one wire, per direction: a second of a busy video call.
MOST_UNDER_WAY = 4000


def ip(*args):
    done = subprocess.run(["ip", *args], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"ip {' '.join(args)}: {done.stderr.strip()}")


class Port:
    """One device; reading and writing are packets of the IP layer."""

    def __init__(self, device, party, space, address):
        self.device, self.party, self.address = device, party, address
        self.fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(self.fd, TUNSETIFF, struct.pack("16sH14x", device.encode(), IFF_TUN | IFF_NO_PI))
        ip("link", "set", device, "netns", space)
        ip("-n", space, "addr", "add", f"{address}/24", "dev", device)
        ip("-n", space, "link", "set", device, "mtu", str(MTU), "up")
        # Programs find their own address by asking for the way to the world.
        ip("-n", space, "route", "replace", "default", "dev", device)

    def read(self):
        try:
            return os.read(self.fd, 65536)
        except OSError:
            return None

    def write(self, packet):
        try:
            os.write(self.fd, packet)
        except OSError:
            pass  # The device is going, or its queue is full: lost, as on any wire.


class Wire:
    """What lies between two parties."""

    def __init__(self):
        self.delay = self.jitter = self.loss = 0.0
        self.cut = False
        # Per direction, in order: (when it is due, the destination's address, packet).
        self.under_way = {}

    def carry(self, direction, target, packet):
        if self.cut or random.random() * 100 < self.loss:
            return
        queue = self.under_way.setdefault(direction, deque())
        if len(queue) >= MOST_UNDER_WAY:
            return
        due = time.monotonic() + max(0.0, self.delay + random.uniform(-1, 1) * self.jitter) / 1000
        # A wire does not let packets overtake each other.
        if queue:
            due = max(due, queue[-1][0])
        queue.append((due, target, packet))

    def deliver(self, ports, now):
        """Hands over what is due. Returns when the next one is, or None."""
        soonest = None
        for queue in self.under_way.values():
            while queue and queue[0][0] <= now:
                _, target, packet = queue.popleft()
                port = ports.get(target)
                if port is not None and not self.cut:
                    port.write(packet)
            if queue and (soonest is None or queue[0][0] < soonest):
                soonest = queue[0][0]
        return soonest


class Exchange:
    """All ports and the wires between their parties."""

    def __init__(self):
        self.devices = {}
        self.by_address = {}
        self.wires = {}
        self.selector = selectors.DefaultSelector()

    def wire(self, a, b):
        return self.wires.setdefault(tuple(sorted((a, b))), Wire())

    def between(self, a, b):
        parties = sorted({port.party for port in self.devices.values()})
        ends = [parties if end == "*" else [end] for end in (a, b)]
        return [self.wire(one, other) for one in ends[0] for other in ends[1] if one != other]

    def command(self, words):
        name, *rest = words
        if name == "port":
            port = Port(*rest)
            self.devices[port.device] = port
            self.by_address[port.address] = port
            self.selector.register(port.fd, selectors.EVENT_READ, port)
        elif name == "unport":
            port = self.devices.pop(rest[0])
            del self.by_address[port.address]
            self.selector.unregister(port.fd)
            os.close(port.fd)
        elif name == "wire":
            for wire in self.between(rest[0], rest[1]):
                wire.delay, wire.jitter, wire.loss = map(float, rest[2:])
        elif name in ("cut", "mend"):
            for wire in self.between(*rest):
                wire.cut = name == "cut"
        else:
            raise ValueError(f"there is no command {name}")

    def route(self, port):
        for _ in range(64):
            packet = port.read()
            if not packet:
                return
            if packet[0] >> 4 != 4:
                continue  # IPv6 looks for neighbours that are not there.
            target = self.by_address.get(".".join(map(str, packet[16:20])))
            if target is not None and target is not port:
                self.wire(port.party, target.party).carry(port.party, target.address, packet)

    def run(self):
        self.selector.register(sys.stdin.fileno(), selectors.EVENT_READ)
        rest = b""
        soonest = None
        while True:
            wait = None if soonest is None else max(0.0, soonest - time.monotonic())
            for key, _ in self.selector.select(wait):
                if key.data is not None:
                    self.route(key.data)
                    continue
                read = os.read(key.fd, 4096)
                if not read:
                    return
                *lines, rest = (rest + read).split(b"\n")
                for line in lines:
                    self.answer(line.decode().split())
            now = time.monotonic()
            due = [wire.deliver(self.by_address, now) for wire in self.wires.values()]
            soonest = min((each for each in due if each is not None), default=None)

    def answer(self, words):
        try:
            self.command(words)
            print("ok", flush=True)
        except Exception as error:  # Whatever it is, whoever asked must hear of it.
            print(f"error {error}", flush=True)


# A wire does not wait for a processor, on a machine whose tests keep every one busy.
os.nice(-10)
Exchange().run()
