import { createTransport } from 'nodemailer'
import type { SendMail } from './send-worker.ts'

/** A pooled SMTP sender. A 5xx answer to the recipient is permanent: trying again would only annoy the mail server. */
export function createSmtpSender(url: string, from: string): { send: SendMail; close: () => void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    socketTimeout: 30_000,
  })
  return {
    send: async ({ messageId, to, subject, text }) => {
      try {
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string }
        const permanent = code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500
        throw Object.assign(error as Error, { permanent })
      }
    },
    close: () => transport.close(),
  }
}
