import type { ComponentChildren } from 'preact'
import { Tag, type TagKind } from './tag.tsx'

export type Task = {
  key: string
  name: string
  /** Absent: it cannot be begun yet. */
  href?: string | undefined
  note?: ComponentChildren
  status: { kind: TagKind; text: string }
}

/** What is to be done over several sittings, each with where it stands. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul class="desk-tasks">
      {tasks.map(({ key, name, href, note, status }) => (
        <li key={key}>
          <span>
            {href ? <a href={href}>{name}</a> : name}
            {note ? <span class="desk-hint"> {note}</span> : null}
          </span>
          <Tag kind={status.kind}>{status.text}</Tag>
        </li>
      ))}
    </ul>
  )
}
