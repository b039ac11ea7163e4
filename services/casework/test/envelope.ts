import type { Envelope, EventContract } from '@intarsi/contracts'

type About = {
  data: unknown
  rootId: string
  sequence: number
  newId: () => string
  time?: string | undefined
}

/** The event as its owner would have sent it; facts of one root are a second apart. */
export function envelopeOf(contract: EventContract, about: About): Envelope {
  const { data, rootId, sequence, newId } = about
  const id = newId()
  return {
    specversion: '1.0',
    id,
    source: `/${contract.stream.replace('.', '/')}/${rootId}`,
    type: contract.type,
    subject: rootId,
    time: about.time ?? new Date(Date.UTC(2026, 10, 24, 9, 0, sequence)).toISOString(),
    datacontenttype: 'application/json',
    dataschema: contract.type,
    partitionkey: rootId,
    sequence: String(sequence).padStart(12, '0'),
    correlationid: id,
    causationid: id,
    dataclassification: contract.classification,
    data: contract.data.parse(data),
  }
}
