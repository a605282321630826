/** The label of this room's app. Its own migrations only ever add to the ledger: any code before them goes on. */
export const ledgerApp = "release";
