import * as z from 'zod'

export const configSchema = z.object({
  /** `smtp://host:port`; unset: e-mail stays off and the inbox is the only channel. */
  INTARSI_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  INTARSI_MAIL_FROM: z.string().default('intarsi <noreply@example.org>'),
  /** Where links in notices lead. */
  INTARSI_PUBLIC_URL: z.url().default('http://127.0.0.1:8080'),
  /** Where programs reach this service: what the links of public events and the schemas' addresses begin with. */
  INTARSI_API_URL: z.url().default('http://127.0.0.1:8080'),
})

export type NotificationsConfig = z.infer<typeof configSchema>
