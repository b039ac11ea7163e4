import { type DirectoryFile, directoryFile, stableId } from '@intarsi/directory-file'

/** One person of Reggio Emilia in the file's own words. */
export function personEntry(key: string, more: Record<string, unknown> = {}) {
  return {
    key,
    subject: `test|${key}`,
    body: 'comune',
    givenName: 'Nome',
    familyName: 'Ginepro',
    email: null,
    languages: ['ita'],
    roles: { RE: ['social-worker'] },
    accounts: ['preparer', 'case-manager', 'equipe-member'],
    ...more,
  }
}

/** A directory of Reggio Emilia: a coordinator with a deputy, two candidates for each case manager's seat, a sender. */
export function smallDirectory(more: Record<string, unknown>[] = []): DirectoryFile {
  return directoryFile.parse({
    bodies: [
      {
        key: 'comune',
        name: 'Comune',
        kind: 'public',
        territories: ['RE'],
        agreement: { from: -100, until: 500 },
        sportelli: [{ key: 'polo', name: 'Polo', territory: 'RE', municipality: '035033' }],
      },
    ],
    people: [
      personEntry('coordinator', { roles: { RE: ['coordinator'] }, accounts: [] }),
      personEntry('deputy', { roles: { RE: ['coordinator'] }, accounts: [] }),
      personEntry('worker-1', { languages: ['ita', 'tir'], areas: ['housing'] }),
      personEntry('worker-2'),
      personEntry('manager-1', { roles: { RE: ['case-manager'] }, languages: ['ita', 'tir'] }),
      personEntry('manager-2', { roles: { RE: ['case-manager'] } }),
      personEntry('sender', { roles: {}, accounts: ['sender'], sportelli: ['polo'] }),
      ...more,
    ],
    offices: { RE: { coordinator: 'coordinator', deputy: 'deputy' } },
  })
}

export const idOf = (key: string) => stableId('person', key)
