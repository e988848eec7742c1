/** Calls back once, when a visitor comes near an element: what nobody looks at costs nothing. */
export function whenNear(element: Element, near: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      near();
    },
    { rootMargin: '200px' },
  );
  observer.observe(element);
}
