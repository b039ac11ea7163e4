import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose'

export type TestIssuer = { jwks: JSONWebKeySet; tokenFor: (subject: string) => Promise<string> }

const ISSUER = 'http://issuer.test'
const ALGORITHM = 'ES256'

/** An issuer that lives in this process and answers no request: its keys are handed over. */
export async function createTestIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM)
  return {
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: ALGORITHM }] },
    tokenFor: (subject) =>
      new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, kid: 'test' })
        .setIssuer(ISSUER)
        .setAudience('intarsi')
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey),
  }
}
