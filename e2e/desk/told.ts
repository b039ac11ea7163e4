import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the browser tests find what was started once for all of them. */
export type DeskUnderTest = {
  url: string
  issuer: string
  services: Record<string, string>
  /** Each service's own database. */
  databases: Record<string, string>
  /** The routes of the desk's pages. */
  pages: readonly string[]
}

/** What the system writes when it is there, in the directory that it was given. */
export const fileOfDesk = (directory: string) => join(directory, 'desk.json')

/** What the system writes all the while, and why it ended. */
export const logOfDesk = (directory: string) => join(directory, 'desk.log')

/** Left there when the system has ended. */
export const endOfDesk = (directory: string) => join(directory, 'ended')

/** The text of a file that is never taken away again; null while there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  return existsSync(path) ? readFile(path, 'utf8') : null
}
