import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      INTARSI_PORT: '0',
      ...env,
    },
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return { child, ended: once(child, 'close') }
}

// A process of its own loads every package first.
const PROCESS = { timeout: 30_000 }

async function readyLine(output: NodeJS.ReadableStream): Promise<{ url: string }> {
  for await (const line of createInterface({ input: output })) {
    const said = JSON.parse(line) as { msg: string; url: string }
    if (said.msg === 'demo issuer ready') return said
  }
  throw new Error('It ended without being ready.')
}

const DIRECTORY = fileURLToPath(new URL('../../../data/demo/directory.yaml', import.meta.url))

test(
  'it starts alone under plain Node, has the people of the directory, and a signal ends it',
  PROCESS,
  async () => {
    const { child, ended } = run({ INTARSI_DEMO: 'yes', INTARSI_DIRECTORY_FILE: DIRECTORY })
    const { url } = await readyLine(child.stdout)
    const { accounts } = await (await fetch(`${url}/accounts`)).json()
    expect(accounts).toContainEqual({
      subject: 'demo|mo-social-worker-1',
      role: 'case-manager',
      territory: 'MO',
      label: 'Tommaso Genziana',
    })
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  },
)

test('without INTARSI_DEMO=yes it ends with the reason', PROCESS, async () => {
  const { child, ended } = run({})
  let told = ''
  child.stderr.on('data', (chunk) => {
    told += chunk
  })
  expect((await ended)[0]).toBe(1)
  expect(told).toContain('set INTARSI_DEMO=yes')
})
