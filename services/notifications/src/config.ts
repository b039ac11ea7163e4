import * as z from 'zod'

export const configSchema = z.object({
  /** The installation's directory file: where people are reached by e-mail, until they say otherwise themselves. */
  INTARSI_DIRECTORY_FILE: z.string().min(1).optional(),
  /** `smtp://host:port`; unset: e-mail stays off and the inbox is the only channel. */
  INTARSI_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  INTARSI_MAIL_FROM: z.string().default('intarsi <noreply@example.org>'),
  /** Where links in notices lead. */
  INTARSI_PUBLIC_URL: z.url().default('http://127.0.0.1:8080'),
  /** Where programs reach this service: what the links of public events and the schemas' addresses begin with. */
  INTARSI_API_URL: z.url().default('http://127.0.0.1:8080'),
  /** What PDND calls this e-service; stands in every signal. */
  INTARSI_ESERVICE_ID: z.string().default('intarsi'),
  /** Seals the secrets of endpoints: 32 bytes in base64, such as `openssl rand -base64 32`. Unset: no webhooks. */
  INTARSI_SECRETS_KEY: z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'wants 32 bytes in base64')
    .optional(),
  /** Networks beside the public internet where endpoints may be, such as `10.20.0.0/16,fd12:3456::/32`. */
  INTARSI_WEBHOOK_NETWORKS: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()])))
    .default([]),
})

export type NotificationsConfig = z.infer<typeof configSchema>
