/** Counts the turns of this thread's event loop from now on. */
export function countTurns(): { soFar: () => number; stop: () => number } {
  const { port1, port2 } = new MessageChannel();
  let turns = 0;
  port1.onmessage = () => {
    turns++;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  return {
    soFar: () => turns,
    stop: () => {
      port1.close();
      return turns;
    },
  };
}

/** Lets the event loop turn that often, so that whatever was on its way has arrived. */
export async function letTurnsPass(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await nextTurn();
}

/** Settles in the first turn in which `holds` does; the spec's own deadline ends the wait. */
export async function turnIn(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await nextTurn();
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
