import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The account PostgreSQL runs under, as `spawn` takes it; empty when it is our own. */
export type Account = { uid?: number; gid?: number }

/**
 * PostgreSQL refuses to run as root: then it runs under the named account, which must exist (initdb asks for its
 * name), whose data nobody else can read. A normal user runs it as themselves.
 */
export async function serverAccount(name: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  return { uid: await idOf(name, '-u'), gid: await idOf(name, '-g') }
}

async function idOf(name: string, flag: '-u' | '-g'): Promise<number> {
  const { stdout } = await promisify(execFile)('id', [flag, name])
  return Number(stdout)
}
