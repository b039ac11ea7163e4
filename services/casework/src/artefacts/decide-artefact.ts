import { accept, type Decision, reject } from '@intarsi/kernel'
import type { ArtefactState } from './tables.ts'

export type Signing = { state: ArtefactState; signedBy: readonly string[]; parties: readonly string[] }

/** May this party's signature be written, and where does it lead? Pure. */
export function decideSignature(
  { state, signedBy, parties }: Signing,
  party: string,
): Decision<'in-signature' | 'valid', 'not-a-signatory' | 'not-in-signature'> {
  if (state !== 'draft' && state !== 'in-signature')
    return reject('not-in-signature', `The document is ${state}: there is nothing to sign.`)
  if (!parties.includes(party))
    return reject('not-a-signatory', `It is signed by: ${parties.join(', ') || 'nobody'}.`, {
      parties: [...parties],
    })
  const missing = parties.filter((one) => one !== party && !signedBy.includes(one))
  return accept(missing.length === 0 ? 'valid' : 'in-signature')
}

/** A document that nobody signs is valid when it is said to be ready. Pure. */
export function decideCompletion({
  state,
  parties,
}: Pick<Signing, 'state' | 'parties'>): Decision<'valid' | 'in-signature', 'not-a-draft'> {
  if (state !== 'draft') return reject('not-a-draft', `The document is ${state}.`)
  return accept(parties.length === 0 ? 'valid' : 'in-signature')
}
