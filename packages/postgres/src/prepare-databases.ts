import pg from 'pg'

/** A service's own database and the only role, beside the administrators, that may enter it. */
export type ServiceDatabase = { database: string; role: string; password: string }

const LOCK = 'intarsi/prepare-databases'

/**
 * Makes each database and its login role unless they are there, and sets the role's password. The administrator of
 * `adminUrl` must be allowed to create roles and databases. Running it again changes nothing else.
 */
export async function prepareDatabases(
  adminUrl: string,
  databases: readonly ServiceDatabase[],
): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [LOCK])
    for (const database of databases) {
      await prepareDatabase(admin, database)
      await withClient(databaseUrl(adminUrl, database.database), closeToOthers)
    }
  })
}

async function prepareDatabase(admin: pg.Client, wanted: ServiceDatabase): Promise<void> {
  const [role, database] = [pg.escapeIdentifier(wanted.role), pg.escapeIdentifier(wanted.database)]
  const roles = await admin.query('select from pg_roles where rolname = $1', [wanted.role])
  const attributes = `login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(wanted.password)}`
  await admin.query(`${roles.rowCount === 0 ? 'create' : 'alter'} role ${role} ${attributes}`)
  const databases = await admin.query('select from pg_database where datname = $1', [wanted.database])
  if (databases.rowCount === 0) {
    // An administrator who is no superuser hands a database over only to a role it belongs to.
    await admin.query(`grant ${role} to current_user`)
    await admin.query(`create database ${database} owner ${role} template template0`)
  }
  await admin.query(`revoke all on database ${database} from public`)
}

async function closeToOthers(client: pg.Client): Promise<void> {
  await client.query('revoke all on schema public from public')
}

/** The same server and role, another database. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

/** The URL by which a service enters its own database on the server of `adminUrl`. */
export function serviceUrl(adminUrl: string, { database, role, password }: ServiceDatabase): string {
  const url = new URL(databaseUrl(adminUrl, database))
  url.username = role
  url.password = password
  return url.href
}

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'intarsi-prepare' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
