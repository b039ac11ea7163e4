/** Buttons that copy the text of a part of the page, and say so. */
export function copyOnRequest(): void {
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null
    if (!button) return
    const source = document.getElementById(button.dataset.copy ?? '')
    if (!source) return
    await navigator.clipboard.writeText(source.textContent ?? '')
    const told = document.getElementById(`${button.dataset.copy}-copied`)
    if (told) told.hidden = false
  })
}
