import type { ComponentChildren } from 'preact'

type DisclosureProps = {
  title: string
  open?: boolean
  /** Without a frame, inside something that has one. */
  quiet?: boolean
  children: ComponentChildren
}

/** What few need, behind its title: opened by keyboard, without a script. */
export function Disclosure({ title, open = false, quiet = false, children }: DisclosureProps) {
  return (
    <details class={quiet ? 'desk-disclosure is-quiet' : 'desk-disclosure'} open={open}>
      <summary>{title}</summary>
      <div class="desk-disclosure-body">{children}</div>
    </details>
  )
}
