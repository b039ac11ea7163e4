import type { Cause, Tx } from '../unit-of-work.ts'

/** How events are being read: live, or by a replay. */
export type Mode = 'live' | 'resume' | 'rebuild' | 'bootstrap'

/** What is read as history changes what a service knows, and nobody is told of it. */
export const isHistoric = (mode: Mode) => mode === 'rebuild' || mode === 'bootstrap'

/** The transaction as handlers are given it in this mode. */
export function inMode<Schema>(tx: Tx<Schema>, mode: Mode): Tx<Schema> {
  if (!isHistoric(mode)) return tx
  const causedBy = (cause: Cause) => inMode(tx.causedBy(cause), mode)
  if (mode === 'bootstrap') return { ...tx, historic: true, causedBy }
  const announce = () => Promise.reject(new Error('a consumer that is rebuilt announces nothing'))
  return { ...tx, historic: true, announce, causedBy }
}
