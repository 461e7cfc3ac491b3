import { columnBodyRenderer, html, LibvirtPage, state } from './libvirt-page.js';

const HARD = new Set(['destroy']);

/** The domains of all hosts, and what can be done with them. */
export class QwcLibvirtDomains extends LibvirtPage {

    _ask() {
        return this.jsonRpc.getDomains();
    }

    render() {
        if (this._rows === null) {
            return this._renderLoading();
        }
        const rows = this._matching(this._rows, row => `${row.connection} ${row.name} ${row.uuid} ${row.state}`);
        return html`
            <div class="bar">
                ${this._renderFilter('Name, UUID, state, connection')}
                <span class="quiet">${rows.length} of ${this._rows.length}</span>
            </div>
            ${this._renderOutcome()}
            <vaadin-grid .items=${rows} theme="no-border wrap-cell-content row-stripes">
                <vaadin-grid-sort-column auto-width header="Domain" path="name"
                    ${columnBodyRenderer(row => this._renderName(row), [])}></vaadin-grid-sort-column>
                <vaadin-grid-sort-column auto-width header="Connection" path="connection"></vaadin-grid-sort-column>
                <vaadin-grid-sort-column auto-width header="State" path="state"
                    ${columnBodyRenderer(row => this._renderState(row), [])}></vaadin-grid-sort-column>
                <vaadin-grid-column auto-width header=""
                    ${columnBodyRenderer(row => this._renderActions(row), [])}></vaadin-grid-column>
            </vaadin-grid>`;
    }

    _renderName(row) {
        return html`
            <div class="anywhere">${row.name}</div>
            <div class="quiet">${row.uuid}${row.persistent ? '' : ', transient'}</div>`;
    }

    _renderState(row) {
        return html`
            <div>${state(row.state)}</div>
            <div class="quiet">${row.lastKnownState ? `was ${row.lastKnownState}, ` : ''}since ${
                this._renderTime(row.since)}</div>`;
    }

    _renderActions(row) {
        return html`<div class="actions">${row.actions.map(action => html`
            <vaadin-button theme=${HARD.has(action) ? 'small error' : 'small'}
                @click=${() => this._act(row, action)}>${action}</vaadin-button>`)}</div>`;
    }

    _act(row, action) {
        this._do(this.jsonRpc.act({ connection: row.connection, uuid: row.uuid, action }));
    }
}
customElements.define('qwc-libvirt-domains', QwcLibvirtDomains);
