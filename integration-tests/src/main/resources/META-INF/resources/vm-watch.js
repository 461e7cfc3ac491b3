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
    open: "good",
    resynchronised: "good",
    lost: "bad",
    closed: "bad",
};

/** What a connection's state is called here, and how it looks. */
const STATES = {
    idle: ["not opened", "pause"],
    opening: ["connecting", "pause"],
    open: ["open, listing", "pause"],
    resynchronised: ["open", "good"],
    lost: ["lost", "bad"],
    closed: ["closed", "bad"],
};

/** After these, what is known of a host's domains is something else. */
const CHANGE_ALL = ["libvirt.connection.lost", "libvirt.connection.resync-end"];

/** A host may call a domain by four million characters. */
const LONGEST = 1_000;
const shorter = (text) => text?.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

const byId = (id) => document.getElementById(id);
const clock = new Intl.DateTimeFormat([], {
    hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3, hourCycle: "h23",
});
const pathOf = (connection, uuid) => `connections/${encodeURIComponent(connection)}`
    + (uuid === undefined ? "" : `/domains/${encodeURIComponent(uuid)}`);
const titleOf = (connection) => connection === "<default>" ? "default" : connection;

/** By the connection's name: its panel, its domains' rows by UUID, since when it is away, and when it is tried again. */
const hosts = new Map();
/** By the connection's name: why it is not open. Said once in the list of events, not for each attempt. */
const problems = new Map();
/** What is to be asked next, by its path. */
const questions = new Map();
let asking = false;
let hostCount = 0;
let eventCount = 0;

async function request(path, options) {
    const response = await fetch(path, options);
    if (!response.ok && response.status !== 404) {
        const answer = await response.json().catch(() => ({}));
        throw new Error(answer.message ?? `${response.status} ${response.statusText}`);
    }
    return response;
}

/**
 * One question after the other: so each answer is newer than what is shown. Events that come meanwhile cost one more question,
 * not one each.
 *
 * @param show gets the answer; null if what was asked for isn't there
 */
async function ask(path, show) {
    questions.set(path, show);
    if (asking) {
        return;
    }
    asking = true;
    for (const [next, showNext] of questions) {
        questions.delete(next);
        try {
            const response = await request(next);
            showNext(response.status === 404 ? null : await response.json());
        } catch (error) {
            say(error.message);
        }
    }
    asking = false;
}

function say(problem) {
    byId("problem").textContent = problem;
    byId("problem").hidden = !problem;
}

/** Puts elements in order; moving one that is in its place would take the keyboard's focus off its buttons. */
function arrange(parent, elements) {
    elements.forEach((element, at) => {
        if (parent.children[at] !== element) {
            parent.insertBefore(element, parent.children[at] ?? null);
        }
    });
}

// Connections

function hostOf(name) {
    if (!hosts.has(name)) {
        const panel = byId("connection-panel").content.firstElementChild.cloneNode(true);
        const title = panel.querySelector("h2");
        title.textContent = titleOf(name);
        title.id = `host-${++hostCount}`;
        panel.setAttribute("aria-labelledby", title.id);
        hosts.set(name, { panel, rows: new Map() });
        arrange(byId("connections"), [...hosts.keys()].sort().map((each) => hosts.get(each).panel));
    }
    return hosts.get(name);
}

function showConnection(name, connection) {
    if (!connection) {
        hosts.get(name)?.panel.remove();
        hosts.delete(name);
        return;
    }
    const host = hostOf(name);
    const [word, tone] = STATES[connection.state] ?? [connection.state, "pause"];
    const pill = host.panel.querySelector(".pill");
    // Only a change is to be read out.
    if (pill.textContent !== word) {
        pill.textContent = word;
    }
    pill.dataset.tone = tone;
    host.panel.dataset.away = Boolean(connection.problem);
    host.panel.querySelector(".uri").textContent = connection.uri;
    host.panel.querySelector(".away").hidden = !connection.problem;
    host.panel.querySelector(".reason").textContent = connection.problem;
    host.nextAttempt = connection.nextAttempt && Date.parse(connection.nextAttempt);
    host.since = connection.since && Date.parse(connection.since);
    countDown(host);
}

function countDown(host) {
    const away = Math.max(0, Math.round((Date.now() - host.since) / 1000));
    const next = Math.max(0, Math.ceil((host.nextAttempt - Date.now()) / 1000));
    host.panel.querySelector(".countdown").textContent = `Away for ${away} s, `
        + (host.nextAttempt ? `next attempt in ${next} s.` : "connecting.");
}

setInterval(() => hosts.forEach(countDown), 1000);

function loadConnection(name) {
    ask(pathOf(name), (connection) => showConnection(name, connection));
}

async function loadAll() {
    const names = (await (await request("connections")).json()).map((connection) => connection.name);
    [...hosts.keys()].filter((name) => !names.includes(name)).forEach((name) => showConnection(name, null));
    names.forEach((name) => {
        loadConnection(name);
        loadDomains(name);
    });
}

// Domains

function show(connection, domain) {
    const { rows } = hostOf(connection);
    let row = rows.get(domain.uuid);
    if (!row) {
        row = byId("domain-row").content.firstElementChild.cloneNode(true);
        row.addEventListener("click", (click) => operate(connection, domain.uuid, click.target.closest("button")));
        rows.set(domain.uuid, row);
    }
    const known = domain.state !== "unknown";
    row.dataset.known = known;
    row.querySelector(".name").textContent = shorter(domain.name);
    row.querySelector(".uuid").textContent = domain.uuid;
    row.querySelector(".id").textContent = domain.id < 0 ? "–" : domain.id;
    const state = row.querySelector(".state");
    state.textContent = known ? domain.state : `unknown (was ${domain.lastKnownState})`;
    state.dataset.state = domain.state;
    for (const button of row.querySelectorAll("button")) {
        button.disabled = !FITS[button.dataset.operation].includes(domain.state);
        button.setAttribute("aria-label", `${button.textContent} ${shorter(domain.name)}`);
    }
}

function forget(connection, uuid) {
    const { rows } = hostOf(connection);
    rows.get(uuid)?.remove();
    rows.delete(uuid);
}

function arrangeDomains(connection) {
    const { panel, rows } = hostOf(connection);
    const name = (row) => row.querySelector(".name").textContent;
    const sorted = [...rows.values()].sort((a, b) => name(a).localeCompare(name(b), undefined, { numeric: true }));
    arrange(panel.querySelector("tbody"), sorted);
    const count = (state) => sorted.filter((row) => row.querySelector(".state").dataset.state === state).length;
    panel.querySelector(".summary").textContent = count("unknown") > 0 ? `${count("unknown")} of ${sorted.length} unknown`
        : `${count("running")} of ${sorted.length} running`;
    panel.querySelector(".empty").hidden = sorted.length > 0;
}

function showAll(connection, domains) {
    const present = new Set(domains.map((domain) => domain.uuid));
    [...hostOf(connection).rows.keys()].filter((uuid) => !present.has(uuid)).forEach((uuid) => forget(connection, uuid));
    domains.forEach((domain) => show(connection, domain));
    arrangeDomains(connection);
}

function loadDomains(connection) {
    ask(`${pathOf(connection)}/domains`, (domains) => domains && showAll(connection, domains));
}

function load(connection, uuid) {
    ask(pathOf(connection, uuid), (domain) => {
        if (!hosts.has(connection)) {
            return;
        }
        if (domain) {
            show(connection, domain);
        } else {
            forget(connection, uuid);
        }
        arrangeDomains(connection);
    });
}

async function operate(connection, uuid, button) {
    if (!button) {
        return;
    }
    button.disabled = true;
    try {
        const response = await request(`${pathOf(connection, uuid)}/${button.dataset.operation}`, { method: "POST" });
        say("");
        if (response.status === 404) {
            load(connection, uuid);
        }
    } catch (error) {
        say(error.message);
        load(connection, uuid);
    }
}

// Events

/** Says who, what, how; null for what is no news: another attempt that fails as the one before it. */
function describe(event) {
    const what = event.address.replace(/^libvirt\.(connection\.)?/, "");
    switch (event.address) {
        case "libvirt.domain.lifecycle":
            return [event.dom.name, event.event, event.detail];
        case "libvirt.connection.opening":
            return event.attempt > 1 ? null : [titleOf(event.conn), what, ""];
        case "libvirt.connection.lost": {
            const again = problems.get(event.conn) === event.problem;
            problems.set(event.conn, event.problem);
            return again ? null : [titleOf(event.conn), what, event.problem];
        }
        case "libvirt.connection.open":
            problems.delete(event.conn);
            return [titleOf(event.conn), what, `attempt ${event.attempts}`];
        case "libvirt.connection.resynchronised":
            return [titleOf(event.conn), what, event.downMillis < 0 ? "" : `after ${(event.downMillis / 1000).toFixed(1)} s`];
        default:
            return [event.dom?.name ?? titleOf(event.conn), what, values(event)];
    }
}

/** What an event has besides what all have; numbers that have a name beside them are left out. */
function values(event) {
    const { address, conn, generation, sequence, time, synthetic, dom, ...rest } = event;
    return Object.entries(rest).filter(([key, value]) => !key.endsWith("Code") && value !== null)
        .map(([key, value]) => `${key}=${typeof value === "object" ? JSON.stringify(value) : value}`).join(" ");
}

function append(event) {
    const described = describe(event);
    if (!described) {
        return;
    }
    const [who, what, how] = described;
    const line = byId("event-line").content.firstElementChild.cloneNode(true);
    const ofConnection = event.address.startsWith("libvirt.connection.");
    const time = new Date(event.time);
    line.querySelector("time").textContent = clock.format(time);
    line.querySelector("time").dateTime = event.time;
    line.querySelector(".who").textContent = shorter(who);
    line.querySelector(".what").textContent = what;
    line.querySelector(".what").dataset.tone = TONES[what] ?? "";
    line.querySelector(".how").textContent = shorter(how);
    line.querySelector(".on").textContent = ofConnection ? "" : titleOf(event.conn);
    const mark = ofConnection ? "connection" : event.synthetic ? "synthetic" : "";
    line.querySelector(".mark").textContent = mark;
    line.dataset.mark = mark;
    line.dataset.long = how.length > 16;
    const events = byId("events");
    events.prepend(line);
    while (events.children.length > MOST_EVENTS) {
        events.lastElementChild.remove();
    }
    eventCount++;
    byId("event-summary").textContent = eventCount === 1 ? "1 event" : `${eventCount} events`;
    byId("no-events").hidden = true;
}

function pageIs(tone, words) {
    byId("page").dataset.tone = tone;
    byId("page").textContent = words;
}

function listen() {
    const source = new EventSource("events");
    // Again after every interruption: what happened meanwhile was not heard.
    source.onopen = () => {
        pageIs("good", "Live");
        loadAll().then(() => say(""), (error) => say(error.message));
    };
    source.onmessage = (message) => {
        const event = JSON.parse(message.data);
        append(event);
        if (event.dom) {
            load(event.conn, event.dom.uuid);
        } else if (event.address.startsWith("libvirt.connection.")) {
            loadConnection(event.conn);
            if (CHANGE_ALL.includes(event.address)) {
                loadDomains(event.conn);
            }
        }
    };
    source.onerror = () => {
        pageIs("bad", "Disconnected, trying again");
        // The browser tries again by itself, unless the server answered with something else than a stream.
        if (source.readyState === EventSource.CLOSED) {
            setTimeout(listen, 3000);
        }
    };
}

listen();
