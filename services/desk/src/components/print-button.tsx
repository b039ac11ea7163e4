import { Icon } from './icon.tsx'

/** Prints the page; without JavaScript it is not there, and the browser's own command does the same. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" class="btn btn-outline-primary desk-js" data-print>
      <Icon name="it-print" colour="primary" /> {label}
    </button>
  )
}
