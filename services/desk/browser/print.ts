/** Buttons that print the page; without JavaScript they are not shown (`.desk-js`). */
export function printOnRequest(): void {
  document.documentElement.classList.add('has-js')
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-print]')) window.print()
  })
}
