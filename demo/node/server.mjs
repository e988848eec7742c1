import { createServer } from 'node:http';
import { bitmap } from './bitmap.mjs';

const LARGEST_SIDE = 4096;
const MOST_ITERATIONS = 100_000;

const start = `<!doctype html>
<title>dotnet-worker in Node.js</title>
<img src="/picture.bmp?width=640&height=480&iterations=500" alt="The Mandelbrot set, drawn by C#">
`;

/** Pictures that C# draws, and `/health`, which is answered at once whatever C# does. */
export function createPictureServer(painter) {
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/') send(response, 200, 'text/html', start);
    else if (pathname === '/health') send(response, 200, 'text/plain', 'ok');
    else if (pathname === '/picture.bmp') void sendPicture(painter, searchParams, response);
    else send(response, 404, 'text/plain', 'There is no such page.');
  });
}

async function sendPicture(painter, parameters, response) {
  const given = new AbortController();
  // Also when all was sent: then nobody hears it any more.
  response.once('close', () => given.abort());
  try {
    const size = sizeOf(parameters);
    const pixels = await painter.paint({ ...size, signal: given.signal });
    send(response, 200, 'image/bmp', bitmap(pixels, size.width, size.height));
  } catch (error) {
    if (given.signal.aborted) return;
    const isTheirs = error instanceof RangeError;
    if (!isTheirs) console.error(error);
    send(response, isTheirs ? 400 : 500, 'text/plain', isTheirs ? error.message : 'It failed.');
  }
}

function sizeOf(parameters) {
  return {
    width: numberOf(parameters, 'width', 320, LARGEST_SIDE),
    height: numberOf(parameters, 'height', 240, LARGEST_SIDE),
    iterations: numberOf(parameters, 'iterations', 200, MOST_ITERATIONS),
  };
}

function numberOf(parameters, name, usual, most) {
  const number = Number(parameters.get(name) ?? usual);
  if (Number.isInteger(number) && number > 0 && number <= most) return number;
  throw new RangeError(`${name} is not a whole number from 1 to ${most}.`);
}

function send(response, status, type, body) {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}
