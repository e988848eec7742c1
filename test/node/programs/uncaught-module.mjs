export function add(first, second) {
  setTimeout(() => {
    throw new Error('thrown in the worker');
  }, 10);
  return first + second;
}
