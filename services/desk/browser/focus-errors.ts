/** Who sends a form with faults hears of them first: the summary takes the focus when it appears. */
export function focusErrors(root: ParentNode): void {
  root.querySelector<HTMLElement>('[data-error-summary]')?.focus()
}
