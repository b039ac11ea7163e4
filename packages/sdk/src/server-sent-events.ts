export type Message = { id?: string; event?: string; data?: string }

/** The messages of an event stream, as its bytes come; one with an id alone says how far it is. */
export async function* messagesOf({ body }: Response): AsyncGenerator<Message> {
  if (!body) return
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const message = messageOf(text.slice(0, end))
      text = text.slice(end + 2)
      if (message.data !== undefined || message.id !== undefined) yield message
    }
  }
}

function messageOf(block: string): Message {
  const message: Message = {}
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const value = line.slice(colon + 1).replace(/^ /, '')
    const name = line.slice(0, colon)
    if (name === 'data') message.data = message.data === undefined ? value : `${message.data}\n${value}`
    if (name === 'id' || name === 'event') message[name] = value
  }
  return message
}
