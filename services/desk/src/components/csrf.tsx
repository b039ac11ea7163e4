import { usePage } from '../page/page-context.ts'

/** The token without which no form changes anything, and the page that the form stands on. */
export function Csrf() {
  const { csrfToken, address } = usePage()
  return (
    <>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <input type="hidden" name="_page" value={address} />
    </>
  )
}
