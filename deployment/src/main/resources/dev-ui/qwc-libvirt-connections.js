import { columnBodyRenderer, html, LibvirtPage, state } from './libvirt-page.js';

/** The connections to libvirt hosts. */
export class QwcLibvirtConnections extends LibvirtPage {

    _ask() {
        return this.jsonRpc.getConnections();
    }

    render() {
        if (this._rows === null) {
            return this._renderLoading();
        }
        return html`
            ${this._renderOutcome()}
            <vaadin-grid .items=${this._rows} theme="no-border wrap-cell-content row-stripes">
                <vaadin-grid-sort-column width="260px" flex-grow="2" header="Connection" path="name"
                    ${columnBodyRenderer(row => this._renderName(row), [])}></vaadin-grid-sort-column>
                <vaadin-grid-sort-column width="220px" flex-grow="2" header="State" path="state"
                    ${columnBodyRenderer(row => this._renderState(row), [])}></vaadin-grid-sort-column>
                <vaadin-grid-column auto-width flex-grow="0" header="libvirt"
                    ${columnBodyRenderer(row => html`<span class="number">${row.daemon ?? '–'}</span>`, [])}>
                </vaadin-grid-column>
                <vaadin-grid-column width="100px" flex-grow="1" header="Opened"
                    ${columnBodyRenderer(row => this._renderGeneration(row), [])}></vaadin-grid-column>
                <vaadin-grid-column width="150px" flex-grow="1" header="Events"
                    ${columnBodyRenderer(row => this._renderEvents(row), [])}></vaadin-grid-column>
                <vaadin-grid-column width="120px" flex-grow="1" header="Calls"
                    ${columnBodyRenderer(row => this._renderCalls(row), [])}></vaadin-grid-column>
                <vaadin-grid-column width="140px" flex-grow="0" header=""
                    ${columnBodyRenderer(row => this._renderActions(row), [])}></vaadin-grid-column>
            </vaadin-grid>`;
    }

    _renderName(row) {
        return html`<div>${row.name}</div><div class="quiet anywhere">${row.uri}</div>`;
    }

    _renderState(row) {
        return html`
            <div>${state(row.state)}</div>
            <div class="quiet">since ${this._renderTime(row.since)}</div>
            ${row.problem ? html`<div class="problem">${row.problem}</div>` : ''}`;
    }

    _renderGeneration(row) {
        return html`
            <div class="number">${row.generation === 1 ? 'once' : `${row.generation} times`}</div>
            <div class="quiet">${row.startup}</div>`;
    }

    _renderEvents(row) {
        return html`
            <div class="number">${row.events}</div>
            <div class="quiet">${row.queued} of ${row.queueCapacity} queued${row.lost > 0 ? `, ${row.lost} left out` : ''}</div>`;
    }

    _renderCalls(row) {
        return html`
            <div class="number">${row.calls}</div>
            <div class="quiet">${row.callsInFlight} in flight${row.callsWaiting > 0 ? `, ${row.callsWaiting} waiting` : ''}${
                row.callsFailed > 0 ? `, ${row.callsFailed} failed` : ''}</div>`;
    }

    _renderActions(row) {
        return html`<div class="actions">
            ${row.canConnect ? html`<vaadin-button theme="small" title="Open it now"
                @click=${() => this._do(this.jsonRpc.connect({ name: row.name }))}>Connect</vaadin-button>` : ''}
            ${row.canDisconnect ? html`<vaadin-button theme="small error"
                title="Lose it, as if the host was gone, until you connect it again"
                @click=${() => this._do(this.jsonRpc.disconnect({ name: row.name }))}>Disconnect</vaadin-button>` : ''}
        </div>`;
    }
}
customElements.define('qwc-libvirt-connections', QwcLibvirtConnections);
