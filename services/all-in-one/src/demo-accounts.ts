import { readFileSync } from 'node:fs'
import type { Territory } from '@intarsi/contracts'
import { type DirectoryFile, parseDirectory } from '@intarsi/directory-file'
import type { DemoAccount } from '@intarsi/identity-demo'

export function readDirectory(file: string): DirectoryFile {
  return parseDirectory(readFileSync(file, 'utf8'))
}

const EVERYWHERE = ['operator', 'auditor', 'integrator'] as const

/** The accounts of the demo issuer: everybody in the directory file, by the role that says most about them. */
export function accountsOf(directory: DirectoryFile): DemoAccount[] {
  const coordinators = new Set(Object.values(directory.offices).map((office) => office?.coordinator))
  return directory.people.map((person) => {
    const everywhere = EVERYWHERE.find((role) => person.accounts.includes(role))
    const territory = everywhere ? null : (Object.keys(person.roles)[0] as Territory)
    return {
      subject: person.subject,
      role: coordinators.has(person.key) ? 'coordinator' : (person.accounts[0] ?? 'table-member'),
      territory,
      label: `${person.givenName} ${person.familyName}`,
    }
  })
}
