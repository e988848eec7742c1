/** How many workers the process makes while `act` runs, and in the turns after it. */
export async function workersMadeBy(act) {
  let made = 0;
  const count = () => made++;
  process.on('worker', count);
  try {
    await act();
    // A start goes through several turns before it makes its worker.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off('worker', count);
  }
  return made;
}
