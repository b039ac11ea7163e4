export type TagKind = 'plain' | 'new' | 'waiting' | 'done' | 'urgent'

/** A state in a word or two; the colour only repeats it. */
export function Tag({ kind = 'plain', children }: { kind?: TagKind; children: string }) {
  return <span class={kind === 'plain' ? 'desk-tag' : `desk-tag is-${kind}`}>{children}</span>
}
