import { Csrf } from './csrf.tsx'

// Whole class names: what the stylesheet keeps is found by its name in the sources.
const KINDS = {
  primary: 'btn-primary',
  'outline-primary': 'btn-outline-primary',
  danger: 'btn-danger',
  'outline-danger': 'btn-outline-danger',
} as const
const SIZES = { xs: 'btn btn-xs', md: 'btn' } as const

type PostButtonProps = {
  action: string
  label: string
  /** Said to who cannot see what the button stands beside. */
  about?: string
  kind?: keyof typeof KINDS
  /** Small beside a line of a list; larger where it is the step to take. */
  size?: keyof typeof SIZES
  values?: Readonly<Record<string, string>>
}

/** A form of one button. */
export function PostButton(props: PostButtonProps) {
  const { action, label, about, kind = 'outline-primary', size = 'xs', values = {} } = props
  return (
    <form method="post" action={action} class="desk-inline">
      <Csrf />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={`${SIZES[size]} ${KINDS[kind]}`}>
        {label}
        {about ? <span class="visually-hidden">: {about}</span> : null}
      </button>
    </form>
  )
}
