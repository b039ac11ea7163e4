import { createHmac, randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

export type Credentials = { port: number; password: string }

/** Port and superuser password, random at the first start and kept in a file that only the starter can read. */
export async function loadCredentials(dataDirectory: string): Promise<Credentials> {
  const path = join(dataDirectory, 'server.json')
  const known = await readKnown(path)
  if (known && (await isFree(known.port))) return known
  const credentials = {
    port: await freePort(),
    password: known?.password ?? randomBytes(24).toString('base64url'),
  }
  await writeFile(`${path}.new`, JSON.stringify(credentials), { mode: 0o600 })
  await rename(`${path}.new`, path)
  return credentials
}

/** A role's password follows from the superuser's: nothing more to keep, and no role can guess another's. */
export function rolePassword({ password }: Credentials, role: string): string {
  return createHmac('sha256', password).update(role).digest('base64url')
}

async function readKnown(path: string): Promise<Credentials | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Credentials
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
}

async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) === port
}

/** A loopback port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0)
  if (port === null) throw new Error('no free port on 127.0.0.1')
  return port
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : null))
    })
  })
}
