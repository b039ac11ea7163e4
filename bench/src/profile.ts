// `node scripts/run.mjs bench/src/profile.ts [A_SECOND] [STORED]`: which statements and processes a referral costs most,
// at one rate, with so many referrals stored. Prints; writes nothing.
import { measure, warmUp } from './load/measure.ts'
import { startServers } from './servers/start-servers.ts'
import { readStatements, resetStatements } from './statements.ts'
import { fillTo } from './systems/intarsi/fill.ts'
import { startIntarsi } from './systems/intarsi/start-intarsi.ts'

const perSecond = Number(process.argv[2] ?? 50)
const stored = Number(process.argv[3] ?? 0)
const servers = await startServers()
const intarsi = await startIntarsi(servers)
try {
  await warmUp(intarsi, 600)
  await fillTo(intarsi.urls, stored)
  for (const pool of Object.values(intarsi.pools)) await pool.query('analyze')
  await resetStatements(servers.postgres)
  const found = await measure(intarsi, { perSecond, seconds: 10, warmUpSeconds: 2, seed: 1 })
  const statements = await readStatements(servers.postgres, 'bench_intarsi_', perSecond * 12)
  for (const { database, callsEach, msEach, text } of statements.slice(0, 60))
    console.log(`${msEach.toFixed(3)} ms ${callsEach.toFixed(2)} x ${database}: ${text.slice(0, 150)}`)
  const total = (pick: 'callsEach' | 'msEach') => statements.reduce((sum, one) => sum + one[pick], 0)
  console.log(`all: ${total('callsEach').toFixed(1)} statements, ${total('msEach').toFixed(2)} ms`)
  console.log(found)
} finally {
  await intarsi.close()
  await servers.stop()
}
