import { createHash, randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { getCompileCacheDir } from 'node:module'
import { join } from 'node:path'

/** A text that follows from these inputs, and how it is made. */
type Made = { name: string; inputs: readonly string[]; make: () => Promise<string> }

/**
 * The text as it was made at an earlier start from the same inputs: it lies where Node keeps what it has compiled, and is
 * made anew where Node keeps nothing or cannot write.
 */
export async function kept({ name, inputs, make }: Made, directory = getCompileCacheDir()): Promise<string> {
  if (!directory) return make()
  const file = join(directory, `${name}-${hashOf(inputs)}`)
  const known = await readIfThere(file)
  if (known !== null) return known
  const text = await make()
  await keep(file, text)
  return text
}

function hashOf(inputs: readonly string[]): string {
  const hash = createHash('sha256')
  for (const input of inputs) hash.update(`${input.length}\n${input}`)
  return hash.digest('hex').slice(0, 20)
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
}

const CANNOT_WRITE = ['EACCES', 'EROFS', 'ENOSPC', 'ENOENT']

async function keep(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  try {
    await writeFile(draft, text)
    await rename(draft, file)
  } catch (error) {
    if (!CANNOT_WRITE.includes((error as { code?: string }).code ?? '')) throw error
  }
}
