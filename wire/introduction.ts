/** What a page of Node.js tells its worker before anything else: where they talk. */
export interface Introduction<Port> {
  readonly port: Port;
  /** The worker changes it, and wakes who waits for it, whenever it has said something. */
  readonly bell: Int32Array<SharedArrayBuffer>;
}
