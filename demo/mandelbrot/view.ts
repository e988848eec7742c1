/** A part of the complex plane: a circle that the picture shows whole, whatever its shape. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const home: View = { x: -0.7, y: 0, radius: 1.3 };

// Below this radius two neighbouring pixels are the same pair of doubles.
const smallest = 5e-13;
const largest = 4;

/** How wide a pixel is in the plane. */
export function scaleOf(view: View, size: Size): number {
  return (2 * view.radius) / Math.max(1, Math.min(size.width, size.height));
}

export function magnificationOf(view: View): number {
  return home.radius / view.radius;
}

/** Moves the picture by so many pixels. */
export function moved(view: View, size: Size, right: number, down: number): View {
  const scale = scaleOf(view, size);
  return { ...view, x: view.x - right * scale, y: view.y + down * scale };
}

/** Magnifies the picture; the point under the pixel stays where it is. */
export function zoomed(
  view: View,
  size: Size,
  factor: number,
  pixelX: number,
  pixelY: number,
): View {
  const radius = Math.min(largest, Math.max(smallest, view.radius / factor));
  const change = scaleOf(view, size) - scaleOf({ ...view, radius }, size);
  return {
    x: view.x + (pixelX - size.width / 2) * change,
    y: view.y - (pixelY - size.height / 2) * change,
    radius,
  };
}
