/** Shared memory holds what the other side wrote there: a length is none before it was compared with the place. */
export function requireRoom(length: number, room: number): void {
  if (length >= 0 && length <= room) return;
  throw new RangeError(
    `Failed to read shared memory: ${String(length)} bytes cannot stand where there is room for ${String(room)}. The frame is damaged.`,
  );
}
