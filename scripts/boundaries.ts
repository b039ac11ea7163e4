import { glob, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** A workspace package: where it lies, what its package.json allows it to import. */
export type Member = { name: string; directory: string; dependencies: string[]; devDependencies: string[] }
export type SourceFile = { path: string; text: string }

const MEMBERS = [
  'packages/*/package.json',
  'services/*/package.json',
  'e2e/package.json',
  'bench/package.json',
]
const SOURCES = ['packages/**/*.ts', 'services/**/*.{ts,tsx}', 'e2e/**/*.ts', 'bench/**/*.ts']
const IMPORT = /(?:^|[\s}])(?:from|import)\s*\(?\s*'([^'\n]+)'/g
const TEST_ONLY = '@intarsi/testkit'
/** The one service that is made of the others. */
const COMPOSITION = '@intarsi/all-in-one'

/** Every import in the workspace that crosses a boundary it must not cross, one sentence each. */
export async function boundaryFaults(root: string): Promise<string[]> {
  const members = await readMembers(root)
  const faults: string[] = []
  for await (const path of glob(SOURCES, { cwd: root, exclude: ['**/node_modules/**'] })) {
    faults.push(...faultsOf({ path, text: await readFile(join(root, path), 'utf8') }, members))
  }
  return faults.sort()
}

/** The faults of one file; pure, so that the rules can be tested without a tree. */
export function faultsOf(file: SourceFile, members: readonly Member[]): string[] {
  const owner = members.find(({ directory }) => file.path.startsWith(`${directory}/`))
  if (!owner) return []
  return importsOf(file.text).flatMap((target) => {
    const reason = target.startsWith('.')
      ? leaving(file, owner, target)
      : refused(file, owner, target, members)
    return reason ? [`${file.path}: ${reason}`] : []
  })
}

function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? '')
}

function leaving(file: SourceFile, owner: Member, target: string): string | null {
  const reached = join(dirname(file.path), target)
  return relative(owner.directory, reached).startsWith('..') ? `${target} reaches out of ${owner.name}` : null
}

function refused(file: SourceFile, owner: Member, target: string, members: readonly Member[]): string | null {
  const name = target.split('/').slice(0, 2).join('/')
  const imported = members.find((member) => member.name === name)
  if (!imported || imported === owner) return null
  const forTests = isTest(file.path, owner)
  if (name === TEST_ONLY && !forTests) return `${name} is for tests only`
  if (isService(imported) && !isService(owner) && !forTests)
    return `a package must not import the service ${name}`
  if (isService(imported) && isService(owner) && owner.name !== COMPOSITION) {
    return `a service must not import another service (${name}); they meet in events`
  }
  const allowed = forTests ? [...owner.dependencies, ...owner.devDependencies] : owner.dependencies
  return allowed.includes(name) ? null : `${name} is not declared in ${owner.directory}/package.json`
}

const isService = ({ directory }: Member) => directory.startsWith('services/')

function isTest(path: string, owner: Member): boolean {
  if (['e2e', 'bench'].includes(owner.directory) || owner.name === TEST_ONLY) return true
  return /\.(test|fixture)\.ts$|\/(test|conformance)\//.test(path)
}

async function readMembers(root: string): Promise<Member[]> {
  const members: Member[] = []
  for await (const path of glob(MEMBERS, { cwd: root })) {
    const file = JSON.parse(await readFile(join(root, path), 'utf8'))
    members.push({
      name: file.name,
      directory: dirname(path),
      dependencies: Object.keys(file.dependencies ?? {}),
      devDependencies: Object.keys(file.devDependencies ?? {}),
    })
  }
  return members
}
