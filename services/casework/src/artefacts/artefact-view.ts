import { areaSchema, date, id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Pic } from '../presa-in-carico/tables.ts'
import { artefactKindsOf, OTHER, partiesOf } from './kinds.ts'
import { ARTEFACT_STATES, type ArtefactRow } from './tables.ts'

export const artefactView = z.object({
  artefactId: id.nullable().describe('Null while it is missing'),
  key: z.string(),
  label: z.object({ it: z.string(), en: z.string() }),
  scope: z.enum(['household', 'placement', 'other']),
  state: z.enum(['missing', ...ARTEFACT_STATES]),
  documentVersion: z.number().int(),
  area: areaSchema.nullable(),
  language: z.string().nullable(),
  keptWhere: z.string().nullable().describe('Where its pages lie: a protocol number, an archive'),
  signatories: z.array(z.object({ party: z.string(), signed: z.boolean() })),
  signedOn: date.nullable(),
  expiresOn: date.nullable(),
  changedAt: instant.nullable(),
  changedBy: id.nullable(),
  version: z.number().int(),
})
export type ArtefactView = z.infer<typeof artefactView>

const OTHER_LABEL = { it: 'Altro documento', en: 'Another document' }

export function viewOfArtefact(pic: Pic, row: ArtefactRow): ArtefactView {
  const kind = artefactKindsOf(pic).find(({ key }) => key === row.key)
  return {
    artefactId: row.artefact_id,
    key: row.key,
    label: kind ? { it: kind.it, en: kind.en } : OTHER_LABEL,
    scope: kind ? scopeOf(kind.scope) : OTHER,
    state: row.state,
    documentVersion: row.document_version,
    area: row.area,
    language: row.language,
    keptWhere: row.kept_where,
    signatories: (partiesOf(pic, row.key) ?? []).map((party) => ({
      party,
      signed: row.signed_by.includes(party),
    })),
    signedOn: row.signed_on,
    expiresOn: row.expires_on,
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
    version: row.version,
  }
}

/** What the territory keeps for every household and this case does not have yet. */
export function missingArtefacts(pic: Pic, rows: readonly ArtefactRow[]): ArtefactView[] {
  const known = new Set(rows.map(({ key }) => key))
  return artefactKindsOf(pic)
    .filter(({ key }) => !known.has(key))
    .map(({ key, it, en, scope, signedBy }) => ({
      artefactId: null,
      key,
      label: { it, en },
      scope: scopeOf(scope),
      state: 'missing' as const,
      documentVersion: 0,
      area: null,
      language: null,
      keptWhere: null,
      signatories: signedBy.map((party) => ({ party, signed: false })),
      signedOn: null,
      expiresOn: null,
      changedAt: null,
      changedBy: null,
      version: 0,
    }))
}

function scopeOf(scope: string): 'household' | 'placement' {
  return scope === 'placement' ? 'placement' : 'household'
}
