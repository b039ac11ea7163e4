// Entry of every npm script: works on Node 20 with npm alone. Installs the workspace when the lock file
// has changed, then hands over to Node 24 (from the registry, else the host's own).
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PNPM = 'pnpm@12.21.0'
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const require = createRequire(join(root, 'package.json'))

function fail(message) {
  process.stderr.write(`intarsi: ${message}\n`)
  process.exit(1)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function install() {
  const stamp = join(root, 'node_modules', '.intarsi-installed')
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stderr.write('intarsi: installing dependencies from the npm registry (first run only) …\n')
  const result = spawnSync('npx', ['--yes', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) {
    fail(
      `the installation failed:\n${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`,
    )
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function node24() {
  const name = `node-${process.platform}-${process.arch}`
  try {
    return join(dirname(require.resolve(`${name}/package.json`)), 'bin', 'node')
  } catch {
    if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  }
  return fail(
    `Node 24 is not published as a package for ${process.platform} ${process.arch}; install Node 24 or later and try again`,
  )
}

const [script, ...args] = process.argv.slice(2)
if (!script) fail('usage: node scripts/run.mjs SCRIPT [ARGUMENT …]')
install()
// In a process group of its own: a Ctrl-C, which reaches npm, this process and perhaps both through npm again,
// arrives there once.
const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
  stdio: 'inherit',
  detached: process.platform !== 'win32',
  env: {
    // Some hundred modules are read at each start: compiled once, the later starts take half the time.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    ...process.env,
    INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
  },
})
const REPEAT_MS = 500
let passedOnAt = Number.NEGATIVE_INFINITY
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (performance.now() - passedOnAt < REPEAT_MS) return
    passedOnAt = performance.now()
    passOn(signal)
  })
}
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))

function passOn(signal) {
  if (process.platform === 'win32') return child.kill(signal)
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    // It ended meanwhile; its exit ends us.
    if (error.code !== 'ESRCH') throw error
  }
}
