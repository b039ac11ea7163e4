import type { TagKind } from '../components/tag.tsx'
import { words } from './words.ts'

export const documentStateWords = words({
  missing: ['Manca', 'Missing'],
  draft: ['Bozza', 'Draft'],
  'in-signature': ['Da firmare', 'To be signed'],
  valid: ['Valido', 'Valid'],
  expiring: ['In scadenza', 'Expiring'],
  expired: ['Scaduto', 'Expired'],
  replaced: ['Sostituito', 'Replaced'],
})

export const DOCUMENT_TAGS = {
  missing: 'urgent',
  draft: 'new',
  'in-signature': 'waiting',
  valid: 'done',
  expiring: 'waiting',
  expired: 'urgent',
  replaced: 'plain',
} as const satisfies Record<string, TagKind>

/** Words of a household's documents. */
export const documentPageWords = words({
  title: ['Documenti', 'Documents'],
  lead: [
    'Quali documenti ci sono, chi li ha firmati e dove si trovano. Le pagine restano nell’archivio dell’ente.',
    'Which documents there are, who signed them and where they lie. The pages stay in the body’s archive.',
  ],
  document: ['Documento', 'Document'],
  state: ['Stato', 'State'],
  signatures: ['Firme', 'Signatures'],
  where: ['Dove si trova', 'Where it lies'],
  until: ['Vale fino al', 'Valid until'],
  version: ['versione {version}', 'version {version}'],
  toSign: ['manca: {parties}', 'missing: {parties}'],
  ofPlacement: ['quando il nucleo entra in una casa', 'when the household moves into a home'],
  begin: ['Aggiungi un documento', 'Add a document'],
  which: ['Quale documento', 'Which document'],
  other: ['Altro documento', 'Another document'],
  nextVersion: ['{name} (nuova versione)', '{name} (next version)'],
  language: ['In quale lingua', 'In which language'],
  whereHint: ['Un numero di protocollo, un archivio.', 'A protocol number, an archive.'],
  whichMissing: ['Scegli un documento', 'Choose a document'],
  added: ['Il documento è nell’elenco.', 'The document is in the list.'],
  complete: ['È pronto', 'It is ready'],
  completed: ['Il documento è pronto.', 'The document is ready.'],
  sign: ['Firma: {party}', 'Signature: {party}'],
  signed: ['Firma registrata.', 'Signature recorded.'],
  step: ['Passo', 'Step'],
})
