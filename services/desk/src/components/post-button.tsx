import { Csrf } from './csrf.tsx'

// Whole class names: what the stylesheet keeps is found by its name in the sources.
const KINDS = {
  primary: 'btn btn-xs btn-primary',
  'outline-primary': 'btn btn-xs btn-outline-primary',
  danger: 'btn btn-xs btn-danger',
  'outline-danger': 'btn btn-xs btn-outline-danger',
} as const

type PostButtonProps = {
  action: string
  label: string
  /** Said to who cannot see what the button stands beside. */
  about?: string
  kind?: keyof typeof KINDS
  values?: Readonly<Record<string, string>>
}

/** A form of one button. */
export function PostButton({ action, label, about, kind = 'outline-primary', values = {} }: PostButtonProps) {
  return (
    <form method="post" action={action} class="desk-inline">
      <Csrf />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={KINDS[kind]}>
        {label}
        {about ? <span class="visually-hidden">: {about}</span> : null}
      </button>
    </form>
  )
}
