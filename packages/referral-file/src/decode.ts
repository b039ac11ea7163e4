import iconv from 'iconv-lite'

/**
 * The text of a file, whatever wrote it: UTF-8 with or without a byte-order mark, UTF-16 with one, else Windows-1252,
 * which Excel writes in Italy and in which every byte means something.
 */
export function decodeText(bytes: Buffer): { text: string; encoding: 'utf-8' | 'utf-16' | 'windows-1252' } {
  if (
    bytes.length >= 2 &&
    ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
  ) {
    return { text: iconv.decode(bytes, 'utf16'), encoding: 'utf-16' }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: iconv.decode(bytes, 'windows-1252'), encoding: 'windows-1252' }
  }
}
