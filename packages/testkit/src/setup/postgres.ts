import type { TestProject } from 'vitest/node'
import { readTestConfig } from './config.ts'
import { databasesOfRun } from './databases.ts'
import { findPostgres } from './find-postgres.ts'
import type {} from './provided.ts'

/** Vitest's global setup of the suites that need PostgreSQL only. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await findPostgres(readTestConfig())
  const { run, drop } = await databasesOfRun(postgres.address)
  project.provide('postgres', { url: postgres.address, run })
  return async () => {
    await drop()
    await postgres.stop()
  }
}
