import { readFile } from 'node:fs/promises'
import { type DirectoryFile, parseDirectory } from '@intarsi/directory-file'

const DEMO = new URL('../../../../data/demo/directory.yaml', import.meta.url)
/** Colleagues that each person of the demo's directory gets: as many as an office has that is sent so much. */
const COLLEAGUES = 4

/** The demo's directory with more people of each role, as text that a service reads (JSON is YAML). */
export async function largerDirectory(): Promise<string> {
  return JSON.stringify(withColleagues(parseDirectory(await readFile(DEMO, 'utf8')), COLLEAGUES))
}

/** Every person who reads referrals or takes households in charge, so many times more; pure. */
export function withColleagues(file: DirectoryFile, each: number): DirectoryFile {
  const workers = file.people.filter(
    ({ key, accounts }) => accounts.includes('case-manager') && !key.endsWith('-coordinator'),
  )
  const colleagues = workers.flatMap((person) =>
    Array.from({ length: each }, (_, index) => ({
      ...person,
      key: `${person.key}-n${index + 1}`,
      subject: `${person.subject}-n${index + 1}`,
      email: null,
      absences: [],
    })),
  )
  return { ...file, people: [...file.people, ...colleagues] }
}
