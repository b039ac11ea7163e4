import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'

const run = promisify(execFile)

/** What stays the same from one start of the server to the next. */
export type Cluster = {
  pgData: string
  logFile: string
  binaries: Binaries
  account: Account
  /** False where a power cut may cost everything: in tests. */
  durable: boolean
}

/** Makes the cluster unless it is there. A start that dies half-way leaves a draft, made again by the next. */
export async function ensureCluster(cluster: Cluster, password: string): Promise<void> {
  await checkReach(cluster)
  if (existsSync(cluster.pgData)) return
  await removeDrafts(cluster.pgData)
  // A name of its own: the initdb of a start that was killed may still be writing to another draft.
  const draft = `${cluster.pgData}.draft-${randomBytes(4).toString('hex')}`
  await mkdir(draft, { mode: 0o700 })
  await own(draft, cluster.account)
  await initialise(cluster, draft, password)
  await rename(draft, cluster.pgData)
}

async function removeDrafts(pgData: string): Promise<void> {
  const directory = dirname(pgData)
  for (const name of await readdir(directory)) {
    if (!name.startsWith(`${basename(pgData)}.draft-`)) continue
    await rm(join(directory, name), { recursive: true, force: true, maxRetries: 30, retryDelay: 100 })
  }
}

async function initialise(
  { binaries, account, durable }: Cluster,
  draft: string,
  password: string,
): Promise<void> {
  const passwordFile = `${draft}.password`
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    await own(passwordFile, account)
    await run(
      join(binaries.directory, 'bin', 'initdb'),
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--data-checksums',
        '--no-instructions',
        ...(durable ? [] : ['--no-sync']),
      ],
      { ...account, cwd: '/', env: SERVER_ENVIRONMENT },
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** All that PostgreSQL sees: nothing of our environment, where secrets may be. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

async function checkReach({ binaries, account }: Cluster): Promise<void> {
  const postgres = join(binaries.directory, 'bin', 'postgres')
  try {
    await run(postgres, ['--version'], { ...account, cwd: '/' })
  } catch (error) {
    const who = account.uid === undefined ? 'this user' : `the user with id ${account.uid}`
    throw new Error(`${who} cannot run ${postgres}: choose with INTARSI_DATA a directory it can reach`, {
      cause: error,
    })
  }
}

export async function own(path: string, { uid, gid }: Account): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid)
}
