const TIMES = 3
const WITHIN_MS = 5000

/** Leaves a page that puts somebody at risk so that "back" does not return to it: the link, or Esc three times. */
export function exitPage(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-exit]')
  if (!link) return
  const leave = () => {
    document.body.hidden = true
    location.replace(link.href)
  }
  link.addEventListener('click', (event) => {
    event.preventDefault()
    leave()
  })
  let pressed: number[] = []
  document.addEventListener('keydown', ({ key, timeStamp }) => {
    if (key !== 'Escape') return
    pressed = [...pressed.filter((at) => timeStamp - at < WITHIN_MS), timeStamp]
    if (pressed.length >= TIMES) leave()
  })
}
