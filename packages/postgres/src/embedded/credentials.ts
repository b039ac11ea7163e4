import { createHmac, randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

export type Credentials = {
  port: number
  password: string
  /** Directory of the server's socket, which costs a fifth less than loopback; none where there can be none. */
  sockets?: string
}

/** Port and superuser password, random at the first start and kept in a file that only the starter can read. */
export async function loadCredentials(dataDirectory: string): Promise<Credentials> {
  const path = credentialsFile(dataDirectory)
  const known = await readCredentials(dataDirectory)
  const credentials = {
    port: known && (await isFree(known.port)) ? known.port : await freePort(),
    password: known?.password ?? randomBytes(24).toString('base64url'),
    ...socketsOf(dataDirectory),
  }
  await writeFile(`${path}.new`, JSON.stringify(credentials), { mode: 0o600 })
  await rename(`${path}.new`, path)
  return credentials
}

/** Longer paths no system takes for a socket. */
const LONGEST_SOCKET = 100

function socketsOf(dataDirectory: string): Pick<Credentials, 'sockets'> {
  const sockets = join(dataDirectory, 'sockets')
  const fits = Buffer.byteLength(join(sockets, '.s.PGSQL.65535')) <= LONGEST_SOCKET
  return process.platform !== 'win32' && fits ? { sockets } : {}
}

/** A role's password follows from the superuser's: nothing more to keep, and no role can guess another's. */
function rolePassword({ password }: Credentials, role: string): string {
  return createHmac('sha256', password).update(role).digest('base64url')
}

/** Those of an earlier start; null before the first. */
export async function readCredentials(dataDirectory: string): Promise<Credentials | null> {
  try {
    return JSON.parse(await readFile(credentialsFile(dataDirectory), 'utf8')) as Credentials
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
}

const credentialsFile = (dataDirectory: string) => join(dataDirectory, 'server.json')

export type ServerAddress = {
  /** URL of a superuser on the database `postgres`. */
  adminUrl: string
  /** URL of a database, as a role (default: the superuser) whose password is `password(role)`. */
  url: (database: string, role?: string) => string
  password: (role: string) => string
}

/** How to enter the server that has these credentials. */
export function addressOf(credentials: Credentials): ServerAddress {
  const password = (role: string) =>
    role === 'postgres' ? credentials.password : rolePassword(credentials, role)
  const { port, sockets } = credentials
  const socket = sockets ? `?host=${encodeURIComponent(sockets)}` : ''
  const url = (database: string, role = 'postgres') =>
    `postgres://${role}:${password(role)}@127.0.0.1:${port}/${database}${socket}`
  return { adminUrl: url('postgres'), url, password }
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
