import { css, html, QwcHotReloadElement } from 'qwc-hot-reload-element';
import { JsonRpc } from 'jsonrpc';
import '@vaadin/button';
import '@vaadin/grid';
import '@vaadin/grid/vaadin-grid-sort-column.js';
import '@vaadin/icon';
import '@vaadin/progress-bar';
import '@vaadin/text-field';
import '@qomponent/qui-badge';

export { columnBodyRenderer } from '@vaadin/grid/lit.js';
export { css, html };

const REFRESH_MILLIS = 1000;

/**
 * A page that asks for its rows every second, and shows what has come of the last action. Names of guests are text that
 * strangers have chosen: all of it goes through Lit's templates, which escape it. Quarkus' notifications don't, so they are
 * not used.
 */
export class LibvirtPage extends QwcHotReloadElement {

    static styles = css`
        :host {
            display: flex;
            flex-direction: column;
            gap: 10px;
            height: 100%;
        }
        .bar {
            display: flex;
            align-items: center;
            gap: 10px;
            padding: 0 15px;
        }
        .bar vaadin-text-field {
            width: 320px;
        }
        .grow {
            flex-grow: 1;
        }
        vaadin-grid {
            flex-grow: 1;
        }
        vaadin-grid::part(body-cell) {
            align-items: start;
        }
        .anywhere {
            overflow-wrap: anywhere;
        }
        vaadin-button {
            margin: 0;
            cursor: pointer;
        }
        .actions {
            display: flex;
            flex-wrap: wrap;
            gap: 4px;
        }
        .quiet {
            color: var(--lumo-secondary-text-color);
            font-size: var(--lumo-font-size-s);
            white-space: normal;
        }
        .problem {
            color: var(--lumo-error-text-color);
            font-size: var(--lumo-font-size-s);
            white-space: normal;
        }
        .number {
            font-variant-numeric: tabular-nums;
        }
        .outcome {
            padding: 0 15px;
        }
        .outcome.failed {
            color: var(--lumo-error-text-color);
        }
        code, pre {
            font-size: 85%;
        }
    `;

    static properties = {
        _rows: { state: true },
        _outcome: { state: true },
        _filter: { state: true },
    };

    constructor() {
        super();
        // Without a line in the Dev UI's log for each of its questions.
        this.jsonRpc = new JsonRpc(this, false);
        this._rows = null;
        this._outcome = null;
        this._filter = '';
    }

    connectedCallback() {
        super.connectedCallback();
        this._refresh();
        this._timer = setInterval(() => this._refresh(), REFRESH_MILLIS);
    }

    disconnectedCallback() {
        clearInterval(this._timer);
        super.disconnectedCallback();
    }

    hotReload() {
        this._outcome = null;
        this._refresh();
    }

    /** Overridden: a promise of rows. */
    _ask() {
        throw new Error('To be overridden');
    }

    _refresh() {
        if (document.hidden) {
            return;
        }
        this._ask().then(answer => {
            this._rows = answer.result;
        }).catch(() => {
            // While the application is started anew; it is asked again.
        });
    }

    _do(action) {
        action.then(answer => {
            this._outcome = answer.result;
            this._refresh();
        }).catch(error => {
            this._outcome = { success: false, message: error.error?.message ?? String(error) };
        });
    }

    _matching(rows, text) {
        const words = this._filter.toLowerCase().split(/\s+/).filter(word => word.length > 0);
        return rows.filter(row => words.every(word => text(row).toLowerCase().includes(word)));
    }

    _renderOutcome() {
        return this._outcome === null ? html``
            : html`<div class="outcome ${this._outcome.success ? '' : 'failed'}" role="status">${this._outcome.message}</div>`;
    }

    _renderFilter(label) {
        return html`
            <vaadin-text-field placeholder=${label} clear-button-visible
                    @value-changed=${event => { this._filter = event.detail.value ?? ''; }}>
                <vaadin-icon slot="prefix" icon="font-awesome-solid:magnifying-glass"></vaadin-icon>
            </vaadin-text-field>`;
    }

    _renderLoading() {
        return html`<vaadin-progress-bar indeterminate></vaadin-progress-bar>`;
    }

    _renderTime(text) {
        return html`<span class="number" title=${text}>${time(text)}</span>`;
    }
}

/** The time of day, to the millisecond. */
export function time(text) {
    const at = new Date(text);
    const two = number => String(number).padStart(2, '0');
    return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

const LEVELS = {
    RUNNING: 'success', RESYNCHRONISED: 'success', OPEN: 'success',
    PAUSED: 'warning', BLOCKED: 'warning', PMSUSPENDED: 'warning', OPENING: 'warning', UNKNOWN: 'warning',
    CRASHED: 'error', LOST: 'error',
};

/** A state with a colour. */
export function state(name) {
    return html`<qui-badge level=${LEVELS[name] ?? 'contrast'} small><span>${name}</span></qui-badge>`;
}

/** A number of things. */
export function count(number, thing) {
    return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** Microseconds, or nothing. */
export function micros(value) {
    if (value < 0) {
        return '–';
    }
    return value < 1000 ? `${value.toFixed(1)} µs` : `${(value / 1000).toFixed(1)} ms`;
}
