import { type Fault, fault } from './fault.ts'

const RECEIVED: ReadonlySet<unknown> = new Set(['paper-transcribed', 'phone-urgent'])

/** What a receiver enters for a sportello came on paper or by telephone: whatever else is sent by the sportello itself. */
export function receivedFaults(form: unknown): Fault[] {
  const channel = typeof form === 'object' && form !== null && 'channel' in form ? form.channel : undefined
  return RECEIVED.has(channel)
    ? []
    : [fault('/channel', 'not-received', 'Say whether it came on paper or by telephone.')]
}
