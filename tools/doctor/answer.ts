/** What a server sent for an address. */
export interface Answer {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly size: number;
}

/**
 * Asks as a browser would, compressed where the server can.
 *
 * @throws `Error` with what went wrong on the way
 */
export async function ask(url: URL): Promise<Answer> {
  const response = await fetch(url, {
    headers: { 'Accept-Encoding': 'br, gzip' },
    signal: AbortSignal.timeout(30_000),
  });
  const bytes = await response.arrayBuffer();
  return {
    url: new URL(response.url),
    status: response.status,
    headers: response.headers,
    body: new TextDecoder().decode(bytes),
    size: bytes.byteLength,
  };
}

/** Without the parameters, in small letters; empty when there is none. */
export function mediaTypeOf({ headers }: Answer): string {
  return (headers.get('Content-Type') ?? '').replace(/;.*$/s, '').trim().toLowerCase();
}
