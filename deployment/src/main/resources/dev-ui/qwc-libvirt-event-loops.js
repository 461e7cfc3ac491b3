import { columnBodyRenderer, count, html, LibvirtPage, micros } from './libvirt-page.js';

/** The event loops of Vert.x that serve libvirt. */
export class QwcLibvirtEventLoops extends LibvirtPage {

    _ask() {
        return this.jsonRpc.getEventLoops();
    }

    render() {
        if (this._rows === null) {
            return this._renderLoading();
        }
        if (this._rows.length === 0) {
            return html`<p class="outcome">This application has an event loop (EventImpl) of its own: nothing is known of it.</p>`;
        }
        return html`
            <vaadin-grid .items=${this._rows} theme="no-border wrap-cell-content row-stripes">
                <vaadin-grid-column auto-width header="Event loop"
                    ${columnBodyRenderer(row => html`<code>${row.thread ?? 'has not run yet'}</code>`, [])}>
                </vaadin-grid-column>
                <vaadin-grid-column width="260px" header="Transport"
                    ${columnBodyRenderer(row => html`<div>${row.transport}</div><div class="quiet">${row.reason}</div>`, [])}>
                </vaadin-grid-column>
                <vaadin-grid-column auto-width header="Watches"
                    ${columnBodyRenderer(row => this._renderPair(row.handles, count(row.timers, 'timer')), [])}>
                </vaadin-grid-column>
                <vaadin-grid-column auto-width header="Turns"
                    ${columnBodyRenderer(row => this._renderPair(row.turns, count(row.callbacks, 'callback')), [])}>
                </vaadin-grid-column>
                <vaadin-grid-column auto-width header="Callback"
                    ${columnBodyRenderer(row => this._renderPair(micros(row.averageMicros),
                        `longest stay ${micros(row.longestMicros)}`), [])}>
                </vaadin-grid-column>
                <vaadin-grid-column auto-width header="Late by"
                    ${columnBodyRenderer(row => this._renderPair(micros(row.lagMicros),
                        `at most ${micros(row.longestLagMicros)}`), [])}>
                </vaadin-grid-column>
            </vaadin-grid>
            <p class="outcome quiet">Callback: the average of all. Longest stay and lateness: of the last one to two minutes.
                Late by: what keeps the loop busy delays libvirt's events by so much.</p>`;
    }

    _renderPair(above, below) {
        return html`<div class="number">${above}</div><div class="quiet">${below}</div>`;
    }
}
customElements.define('qwc-libvirt-event-loops', QwcLibvirtEventLoops);
