import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TERRITORIES, type Territory } from '@intarsi/contracts'
import { composeProfile, type Profile } from '../schema/profile.ts'
import { type RegionFile, regionFile, territoryFile } from '../schema/territory-file.ts'
import { type Parsed, parseFile } from './parse-file.ts'
import { type ProfileProblem, problemAt } from './problem.ts'
import { readSource } from './source.ts'

/** Folder of the packaged files: `<slug>/<version>.yaml` and `region/<version>.yaml`. */
export const DATA = fileURLToPath(new URL('../../data', import.meta.url))

/** Thrown when packaged data cannot be read; its message lists every fault with line, column and a caret. */
export class ProfileError extends Error {
  readonly problems: readonly ProfileProblem[]
  constructor(problems: readonly ProfileProblem[]) {
    super(problems.map((problem) => problem.text).join('\n\n'))
    this.name = 'ProfileError'
    this.problems = problems
  }
}

let packaged: Profile[] | null = null

/**
 * Every packaged version of every territory, in the order of the territory codes, then of versions. Read and checked
 * once, then cached. Throws ProfileError naming every fault.
 */
export function loadProfiles(): Profile[] {
  packaged ??= readPackaged()
  return packaged
}

function readPackaged(): Profile[] {
  const parsed = filesBelow(DATA).map((file) => parseProfile(file, readFileSync(file, 'utf8')))
  const problems = parsed.flatMap((one) => (one.ok ? [] : one.problems))
  if (problems.length > 0) throw new ProfileError(problems)
  const rank = (profile: Profile) => TERRITORIES.indexOf(profile.code) * 1_000 + profile.version
  return parsed.flatMap((one) => (one.ok ? [one.data] : [])).sort((a, b) => rank(a) - rank(b))
}

const filesBelow = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'region')
    .flatMap((entry) => yamlFiles(join(folder, entry.name)))

const yamlFiles = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name))

/** A territory's file with the packaged regional file it extends. The name of its folder is the slug. */
export function parseProfile(file: string, text: string): Parsed<Profile> {
  const shown = file.startsWith(DATA) ? relative(DATA, file) : file
  const parsed = parseFile(shown, text, territoryFile)
  if (!parsed.ok) return parsed
  const regional = regionOf(parsed.data.extends)
  if (regional === null) return { ok: false, problems: [noRegion(shown, text, parsed.data.extends)] }
  if (!regional.ok) return regional
  return { ok: true, data: composeProfile(parsed.data, regional.data, basename(dirname(file))) }
}

const regions = new Map<string, Parsed<RegionFile>>()

/** The packaged regional file, read once: published versions never change. */
function regionOf(name: string): Parsed<RegionFile> | null {
  const file = join(DATA, `${name}.yaml`)
  if (!existsSync(file)) return null
  const parsed = regions.get(name) ?? parseFile(`${name}.yaml`, readFileSync(file, 'utf8'), regionFile)
  regions.set(name, parsed)
  return parsed
}

const noRegion = (file: string, text: string, name: string) =>
  problemAt(readSource(file, text), { path: ['extends'], message: `no packaged regional file "${name}"` })

/** Every problem of a territory's file or of a regional one; an empty list when it may be used. */
export function checkProfileFile(file: string, text: string): ProfileProblem[] {
  const regional = /^code:\s*ALL\s*$/m.test(text)
  const parsed = regional ? parseFile(file, text, regionFile) : parseProfile(file, text)
  return parsed.ok ? [] : parsed.problems
}

/** The packaged version of a territory with the highest number. Throws when there is none. */
export function latestProfile(territory: Territory): Profile {
  const latest = loadProfiles().findLast((profile) => profile.code === territory)
  if (!latest) throw new Error(`No profile of territory ${territory}`)
  return latest
}

/** The packaged profile of that version: referrals keep the one they were routed with. Throws when there is none. */
export function profileVersion(territory: Territory, version: number): Profile {
  const found = loadProfiles().find((profile) => profile.code === territory && profile.version === version)
  if (!found) throw new Error(`No version ${version} of territory ${territory}`)
  return found
}
