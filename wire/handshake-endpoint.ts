import type { Endpoint } from 'comlink';

type Listener = Parameters<Endpoint['addEventListener']>[1];

/** What Comlink sees of a thread for the handshake: messages that are no frames. Frames pass it by. */
export class HandshakeEndpoint implements Endpoint {
  private readonly listeners = new Set<Listener>();

  /** The handshake transfers nothing. */
  constructor(readonly postMessage: (message: unknown) => void) {}

  addEventListener(_type: string, listener: Listener): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: string, listener: Listener): void {
    this.listeners.delete(listener);
  }

  /** Gives Comlink a message. */
  hear(data: unknown): void {
    // Comlink reads nothing else of it, and Node.js would load a library for a MessageEvent.
    const event = { data } as MessageEvent;
    for (const listener of this.listeners) {
      if (typeof listener === 'function') listener(event);
      else listener.handleEvent(event);
    }
  }
}
