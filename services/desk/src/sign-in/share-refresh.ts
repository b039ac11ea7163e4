import type { SignedIn } from '../session/session.ts'

type Refresh = (person: SignedIn) => Promise<SignedIn | null>

/**
 * Of a session's requests that come together one asks for the new token and the others wait for it: an issuer may take
 * the old one once. The live badges of two windows connect again at one moment, when the token has ended.
 */
export function shareRefresh(refresh: Refresh): Refresh {
  const underWay = new Map<string, Promise<SignedIn | null>>()
  return (person) => {
    const { refreshToken } = person
    if (refreshToken === null) return refresh(person)
    const asked = underWay.get(refreshToken) ?? refresh(person).finally(() => underWay.delete(refreshToken))
    underWay.set(refreshToken, asked)
    return asked
  }
}
