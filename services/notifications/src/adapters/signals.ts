import { createHash } from 'node:crypto'

/** What PDND's Signal Hub carries: that something of an object changed, and a pseudonym of the object. */
export type Signal = {
  signalId: number
  signalType: 'CREATE' | 'UPDATE' | 'DELETE' | 'SEEDUPDATE'
  objectId: string
  objectType: 'CASE' | 'SEED'
  eserviceId: string
}

export const HASH_FUNCTION = 'SHA-256' as const

/** Valid from a position of the feed on; pseudonyms before it were made with the one before. */
export type Seed = { fromPosition: number; seed: string }

/** Who knows the seed and the case's id finds its signals; nobody else learns whose they are. */
export function pseudonymOf(seed: string, referralId: string): string {
  return createHash('sha256').update(`${seed}${referralId}`).digest('hex')
}

export type CaseLine = { position: number; type: string; body: string }

/** The signals of lines of the feed and of seeds that changed among them, in order. Pure. */
export function signalsOf(lines: readonly CaseLine[], seeds: readonly Seed[], eserviceId: string): Signal[] {
  const first = lines[0]?.position ?? 0
  const last = lines.at(-1)?.position ?? 0
  const changes = seeds
    // The first seed of all changes nothing for anybody.
    .filter(({ fromPosition }) => fromPosition > 0 && fromPosition >= first && fromPosition <= last)
    .map(
      ({ fromPosition }): Signal => ({
        signalId: idOf(fromPosition) - 1,
        signalType: 'SEEDUPDATE',
        objectId: '0',
        objectType: 'SEED',
        eserviceId,
      }),
    )
  const told = lines.flatMap((line) => signalOf(line, seeds, eserviceId))
  return [...changes, ...told].sort((a, b) => a.signalId - b.signalId)
}

/** Even for the feed's own lines; the odd number before one is a change of seed that comes first. */
function idOf(position: number): number {
  return position * 2
}

function signalOf({ position, type, body }: CaseLine, seeds: readonly Seed[], eserviceId: string): Signal[] {
  const { data } = JSON.parse(body) as { data: { referralId?: string; state?: string } }
  if (!data.referralId) return []
  const seed = seeds.findLast(({ fromPosition }) => fromPosition <= position)?.seed ?? ''
  const signalType =
    type === 'it.intarsi.public.referral-submitted.v1'
      ? 'CREATE'
      : data.state === 'void'
        ? 'DELETE'
        : 'UPDATE'
  return [
    {
      signalId: idOf(position),
      signalType,
      objectId: pseudonymOf(seed, data.referralId),
      objectType: 'CASE',
      eserviceId,
    },
  ]
}
