/** A landscape at sunset, the same one each time: something to filter for those who bring no photo. */
export function drawSample(context: CanvasRenderingContext2D, width: number, height: number): void {
  const horizon = height * 0.68;
  drawSky(context, width, horizon);
  drawSun(context, width * 0.66, horizon * 0.66, height * 0.075);
  const ridges: [base: number, size: number, colour: string][] = [
    [0.74, 0.2, '#8d6a86'],
    [0.85, 0.17, '#5d4d74'],
    [0.96, 0.13, '#38385c'],
  ];
  ridges.forEach(([base, size, colour], index) => {
    drawRidge(context, width, horizon, { base, size, colour, seed: index * 7 + 3 });
  });
  drawLake(context, width, horizon, height);
  drawShore(context, width, height);
}

function drawSky(context: CanvasRenderingContext2D, width: number, horizon: number): void {
  const sky = context.createLinearGradient(0, 0, 0, horizon);
  const stops = ['#1c2a52', '#4b4a86', '#b56a86', '#f2a36b', '#fbd98f'];
  stops.forEach((colour, index) => {
    sky.addColorStop(index / (stops.length - 1), colour);
  });
  context.fillStyle = sky;
  context.fillRect(0, 0, width, horizon);
  const chance = chanceFrom(5);
  context.fillStyle = '#fff6dc';
  for (let star = 0; star < 130; star++) {
    const [x, y] = [chance() * width, chance() ** 2 * horizon * 0.5];
    context.globalAlpha = 0.9 * (1 - y / (horizon * 0.55));
    context.fillRect(x, y, width / 700, width / 700);
  }
  context.globalAlpha = 1;
}

function drawSun(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  const glow = context.createRadialGradient(x, y, radius * 0.9, x, y, radius * 4.5);
  glow.addColorStop(0, '#fff0b8b0');
  glow.addColorStop(1, '#fff0b800');
  context.fillStyle = glow;
  context.fillRect(x - radius * 5, y - radius * 5, radius * 10, radius * 10);
  context.fillStyle = '#fff3cf';
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

interface Ridge {
  readonly base: number;
  readonly size: number;
  readonly colour: string;
  readonly seed: number;
}

function drawRidge(
  context: CanvasRenderingContext2D,
  width: number,
  horizon: number,
  { base, size, colour, seed }: Ridge,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(0, horizon);
  for (let x = 0; x <= width; x += 2) {
    let rise = 0;
    for (let octave = 1; octave <= 6; octave++) {
      const wave = (x / width) * 2.3 * 2 ** octave + seed * octave * 1.7;
      rise += Math.abs(Math.sin(wave)) / 1.75 ** octave;
    }
    context.lineTo(x, horizon * base - (rise - 0.7) * size * horizon);
  }
  context.lineTo(width, horizon);
  context.fill();
}

function drawLake(
  context: CanvasRenderingContext2D,
  width: number,
  horizon: number,
  height: number,
): void {
  const depth = height - horizon;
  context.save();
  // The mirror image, pressed flat, under a veil of water.
  context.translate(0, horizon);
  context.scale(1, -depth / horizon);
  context.drawImage(context.canvas, 0, 0, width, horizon, 0, -horizon, width, horizon);
  context.restore();
  context.fillStyle = '#16264a8c';
  context.fillRect(0, horizon, width, depth);
  const chance = chanceFrom(11);
  for (let ripple = 0; ripple < 260; ripple++) {
    const far = chance() ** 1.6;
    const length = width * (0.01 + 0.07 * far) * (0.4 + chance());
    const nearSun = width * 0.66 + (chance() - 0.5) * width * (0.1 + 0.35 * far);
    const x = ripple % 3 === 0 ? chance() * width : nearSun;
    context.fillStyle = ripple % 3 === 0 ? '#0e1a3a55' : '#ffdf9e66';
    context.fillRect(x - length / 2, horizon + far * depth, length, 1 + far * 2.5);
  }
}

function drawShore(context: CanvasRenderingContext2D, width: number, height: number): void {
  const chance = chanceFrom(23);
  context.fillStyle = '#101524';
  for (let tree = 0; tree < 34; tree++) {
    const side = tree % 2 === 0 ? chance() * 0.3 : 1 - chance() * 0.2;
    const tall = height * (0.1 + 0.24 * chance() * (1 - Math.min(side, 1 - side) * 2));
    drawFir(context, side * width, height * (0.97 + 0.05 * chance()), tall);
  }
  context.beginPath();
  context.ellipse(width * 0.12, height * 1.02, width * 0.3, height * 0.075, 0, 0, 2 * Math.PI);
  context.ellipse(width * 0.92, height * 1.03, width * 0.24, height * 0.08, 0, 0, 2 * Math.PI);
  context.fill();
}

function drawFir(context: CanvasRenderingContext2D, x: number, foot: number, tall: number): void {
  context.beginPath();
  for (let storey = 0; storey < 5; storey++) {
    const top = foot - tall + (storey * tall) / 5.5;
    const half = tall * (0.07 + 0.045 * storey);
    context.moveTo(x, top);
    context.lineTo(x + half, top + tall * 0.32);
    context.lineTo(x - half, top + tall * 0.32);
  }
  context.fill();
}

/** Numbers from 0 to 1 that look like chance, and are the same each time. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
