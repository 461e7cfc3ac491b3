// What is shown comes from libvirt, also a domain's name: it goes into the page as text, never as markup.

const MOST_EVENTS = 200;

/** In which states an operation makes sense. What libvirt refuses nevertheless, it says why. */
const FITS = {
    start: ["shutoff", "crashed"],
    suspend: ["running", "blocked"],
    resume: ["paused"],
    stop: ["running", "blocked", "paused", "shutdown", "pmsuspended", "crashed"],
};

const TONES = {
    STARTED: "good",
    RESUMED: "good",
    SUSPENDED: "pause",
    PMSUSPENDED: "pause",
    CRASHED: "bad",
    "connection closed": "bad",
};

const byId = (id) => document.getElementById(id);
const clock = new Intl.DateTimeFormat([], {
    hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3, hourCycle: "h23",
});

const rows = new Map();
const asking = new Map();
/** The domains that were asked for one by one since all were: the answer about all may be older. */
const newer = new Set();
let eventCount = 0;

async function request(path, options) {
    const response = await fetch(path, options);
    if (!response.ok && response.status !== 404) {
        const answer = await response.json().catch(() => ({}));
        throw new Error(answer.message ?? `${response.status} ${response.statusText}`);
    }
    return response;
}

function say(problem) {
    byId("problem").textContent = problem;
    byId("problem").hidden = !problem;
}

// Domains

function show(domain) {
    let row = rows.get(domain.uuid);
    if (!row) {
        row = byId("domain-row").content.firstElementChild.cloneNode(true);
        row.dataset.uuid = domain.uuid;
        row.addEventListener("click", (click) => operate(row, click.target.closest("button")));
        rows.set(domain.uuid, row);
    }
    row.querySelector(".name").textContent = domain.name;
    row.querySelector(".uuid").textContent = domain.uuid;
    row.querySelector(".id").textContent = domain.id < 0 ? "–" : domain.id;
    const state = row.querySelector(".state");
    state.textContent = domain.state;
    state.dataset.state = domain.state;
    for (const button of row.querySelectorAll("button")) {
        button.disabled = !FITS[button.dataset.operation].includes(domain.state);
        button.setAttribute("aria-label", `${button.textContent} ${domain.name}`);
    }
}

function arrange() {
    const name = (row) => row.querySelector(".name").textContent;
    const sorted = [...rows.values()].sort((a, b) => name(a).localeCompare(name(b), undefined, { numeric: true }));
    const table = byId("domains");
    // Moving a row that is already in its place would take the keyboard's focus off its buttons.
    sorted.forEach((row, at) => {
        if (table.children[at] !== row) {
            table.insertBefore(row, table.children[at] ?? null);
        }
    });
    const running = sorted.filter((row) => row.querySelector(".state").dataset.state === "running").length;
    byId("domain-summary").textContent = `${running} of ${sorted.length} running`;
    byId("no-domains").hidden = sorted.length > 0;
}

function forget(uuid) {
    rows.get(uuid)?.remove();
    rows.delete(uuid);
}

async function loadAll() {
    newer.clear();
    const domains = await (await request("domains")).json();
    const present = new Set(domains.map((domain) => domain.uuid));
    [...rows.keys()].filter((uuid) => !present.has(uuid) && !newer.has(uuid)).forEach(forget);
    domains.filter((domain) => !newer.has(domain.uuid)).forEach(show);
    arrange();
}

/** Asks for a domain's state after its event; events that come meanwhile cost one more question, not one each. */
async function load(uuid) {
    newer.add(uuid);
    if (asking.has(uuid)) {
        asking.set(uuid, true);
        return;
    }
    do {
        asking.set(uuid, false);
        try {
            const response = await request(`domains/${encodeURIComponent(uuid)}`);
            if (response.status === 404) {
                forget(uuid);
            } else {
                show(await response.json());
            }
            arrange();
        } catch (error) {
            say(error.message);
        }
    } while (asking.get(uuid));
    asking.delete(uuid);
}

async function operate(row, button) {
    if (!button) {
        return;
    }
    button.disabled = true;
    try {
        const path = `domains/${encodeURIComponent(row.dataset.uuid)}/${button.dataset.operation}`;
        const response = await request(path, { method: "POST" });
        say("");
        if (response.status === 404) {
            load(row.dataset.uuid);
        }
    } catch (error) {
        say(error.message);
        load(row.dataset.uuid);
    }
}

// Events

function describe(event) {
    switch (event.address) {
        case "libvirt.domain.lifecycle":
            return [event.dom.name, event.event, event.detail];
        case "libvirt.connection.closed":
            return [event.conn, "connection closed", event.reason];
        default:
            return [event.dom?.name ?? event.conn, event.address.replace(/^libvirt\./, ""), values(event)];
    }
}

/** What an event has besides what all have; numbers that have a name beside them are left out. */
function values(event) {
    const { address, conn, sequence, time, dom, ...rest } = event;
    return Object.entries(rest).filter(([key]) => !key.endsWith("Code"))
        .map(([key, value]) => `${key}=${typeof value === "object" ? JSON.stringify(value) : value}`).join(" ");
}

function append(event) {
    const [who, what, how] = describe(event);
    const line = byId("event-line").content.firstElementChild.cloneNode(true);
    const time = new Date(event.time);
    line.querySelector("time").textContent = clock.format(time);
    line.querySelector("time").dateTime = event.time;
    line.querySelector(".who").textContent = who;
    line.querySelector(".what").textContent = what;
    line.querySelector(".what").dataset.tone = TONES[what] ?? "";
    line.querySelector(".how").textContent = how;
    const events = byId("events");
    events.prepend(line);
    while (events.children.length > MOST_EVENTS) {
        events.lastElementChild.remove();
    }
    eventCount++;
    byId("event-summary").textContent = eventCount === 1 ? "1 event" : `${eventCount} events`;
    byId("no-events").hidden = true;
}

function connection(state, words) {
    byId("connection").dataset.state = state;
    byId("connection").textContent = words;
}

function listen() {
    const source = new EventSource("events");
    // Again after every interruption: what happened meanwhile was not heard.
    source.onopen = () => {
        connection("live", "Live");
        loadAll().then(() => say(""), (error) => say(error.message));
    };
    source.onmessage = (message) => {
        const event = JSON.parse(message.data);
        append(event);
        if (event.dom) {
            load(event.dom.uuid);
        }
    };
    source.onerror = () => {
        connection("lost", "Disconnected, trying again");
        // The browser tries again by itself, unless the server answered with something else than a stream.
        if (source.readyState === EventSource.CLOSED) {
            setTimeout(listen, 3000);
        }
    };
}

listen();
