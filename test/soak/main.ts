import { fuzz } from '../wire/fuzz.js';
import { lifetimes } from './lifetimes/lifetimes.js';
import { Random } from './random.js';
import { report } from './report.js';
import { soak } from './soak.js';

const query = new URLSearchParams(location.search);
const framework = `/base/build/dotnet/${query.get('folder') ?? 'test'}/wwwroot/_framework/dotnet.js`;

try {
  const random = new Random(Number(query.get('seed')));
  const [size, frames] = [Number(query.get('lifetimes')), Number(query.get('frames'))];
  if (size > 0) await lifetimes(framework, size);
  else if (frames > 0) {
    const { refused } = await fuzz(random, frames);
    await report({ kind: 'fuzzed', frames, refused });
  } else {
    const chosen = new RegExp(query.get('kind') ?? '');
    await soak(random, { framework, chosen }, Number(query.get('minutes')) * 60_000);
  }
} catch (error) {
  const reason = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
  await report({ kind: 'failed', reason });
}
