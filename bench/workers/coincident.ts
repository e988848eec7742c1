import coincident from 'coincident/worker';

const { proxy } = await coincident();

/** Asks the page for `count` sums, one after the other. */
proxy['sumOnPage'] = (count: number): number => {
  let value = 0;
  for (let i = 0; i < count; i++) value = proxy['add']?.(value, 1) as number;
  return value;
};
