import { css, html, LibvirtPage, time } from './libvirt-page.js';

/** How many events the page keeps. */
const KEPT = 500;

/** The events as they come, the newest first; a click shows one as JSON. */
export class QwcLibvirtEvents extends LibvirtPage {

    static styles = [LibvirtPage.styles, css`
        .list {
            flex-grow: 1;
            overflow: auto;
            padding: 0 15px;
        }
        table {
            width: 100%;
            border-collapse: collapse;
        }
        th {
            text-align: start;
            color: var(--lumo-secondary-text-color);
            font-weight: 500;
            font-size: var(--lumo-font-size-s);
            position: sticky;
            top: 0;
            background: var(--lumo-base-color);
        }
        td, th {
            padding: 4px 12px 4px 0;
            vertical-align: top;
        }
        tbody tr {
            border-top: 1px solid var(--lumo-contrast-10pct);
        }
        tr.event {
            cursor: pointer;
        }
        tr.event:hover {
            background: var(--lumo-contrast-5pct);
        }
        pre {
            margin: 0;
            white-space: pre-wrap;
            overflow-wrap: anywhere;
        }
        td.object {
            overflow-wrap: anywhere;
        }
    `];

    static properties = {
        ...LibvirtPage.properties,
        _paused: { state: true },
        _opened: { state: true },
    };

    constructor() {
        super();
        this._rows = [];
        this._paused = false;
        this._opened = new Set();
    }

    connectedCallback() {
        super.connectedCallback();
        this._subscribe();
    }

    disconnectedCallback() {
        this._unsubscribe();
        super.disconnectedCallback();
    }

    /** The application before has ended, and its stream with it. */
    hotReload() {
        this._subscribe();
    }

    _refresh() {
        // The events come by themselves.
    }

    _subscribe() {
        this._unsubscribe();
        this._events = this.jsonRpc.streamEvents().onNext(message => {
            if (!this._paused) {
                this._rows = [...message.result.reverse(), ...this._rows].slice(0, KEPT);
            }
        });
    }

    _unsubscribe() {
        this._events?.cancel();
        this._events = null;
    }

    render() {
        // The JSON has every word of an event.
        const rows = this._matching(this._rows, row => `${row.kind} ${row.json}`);
        return html`
            <div class="bar">
                ${this._renderFilter('Kind, name, UUID, any word of the event')}
                <vaadin-button theme="small" @click=${() => { this._paused = !this._paused; }}>
                    <vaadin-icon slot="prefix" icon="font-awesome-solid:${this._paused ? 'circle-play' : 'circle-pause'}">
                    </vaadin-icon>${this._paused ? 'Go on' : 'Pause'}</vaadin-button>
                <vaadin-button theme="small" @click=${() => { this._rows = []; this._opened = new Set(); }}>
                    <vaadin-icon slot="prefix" icon="font-awesome-solid:eraser"></vaadin-icon>Clear</vaadin-button>
                <span class="quiet">${this._filter === '' ? '' : `${rows.length} of `}${this._rows.length}${
                    this._rows.length < KEPT ? '' : ', the newest'}</span>
            </div>
            <div class="list">
                ${this._rows.length === 0 ? html`<p class="quiet">Events that arrive from now on are shown here.</p>` : html`
                <table>
                    <thead><tr><th>Time</th><th>Connection</th><th>Event</th><th>Object</th><th>What</th><th>No.</th></tr></thead>
                    <tbody>${rows.map(row => this._renderEvent(row))}</tbody>
                </table>`}
            </div>`;
    }

    _renderEvent(row) {
        const key = `${row.sequence} ${row.connection} ${row.time}`;
        return html`
            <tr class="event" @click=${() => this._toggle(key)}>
                <td class="number">${time(row.time)}</td>
                <td>${row.connection}</td>
                <td>${row.kind}${row.synthetic ? html` <span class="quiet">synthetic</span>` : ''}</td>
                <td class="object">${row.object ?? ''}</td>
                <td class="object">${row.what ?? ''}</td>
                <td class="number">${row.sequence}</td>
            </tr>
            ${this._opened.has(key) ? html`<tr><td></td><td colspan="5"><pre>${row.json}</pre></td></tr>` : ''}`;
    }

    _toggle(key) {
        const opened = new Set(this._opened);
        if (!opened.delete(key)) {
            opened.add(key);
        }
        this._opened = opened;
    }
}
customElements.define('qwc-libvirt-events', QwcLibvirtEvents);
