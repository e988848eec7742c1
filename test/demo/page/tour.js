// Goes through the demo as a visitor would, in browsers that nobody drives from outside, and tells what it saw.

const troubles = [];
const report = console.error;
console.error = (...words) => {
  troubles.push(words.map(String).join(' '));
  report(...words);
};
addEventListener('error', ({ message }) => troubles.push(message));
addEventListener('unhandledrejection', ({ reason }) => troubles.push(String(reason)));

const at = (selector) => document.querySelector(selector);

/** Resolves with an element's text once it fits. */
function says(selector, pattern) {
  return new Promise((done) => {
    const look = () => {
      const text = at(selector)?.textContent ?? '';
      if (pattern.test(text)) done(text);
      else setTimeout(look, 50);
    };
    look();
  });
}

async function draw() {
  const seen = [];
  for (const [place, words] of [
    ...(crossOriginIsolated ? [['in-place', /^Drawn in shared memory/]] : []),
    ['on-pool', /^Drawn on a pool/],
    ['in-thread', /^Drawn in thread/],
    ['off-thread', /^Drawn off thread/],
  ]) {
    at(`[value=${place}]`).click();
    seen.push(await says('#status', words));
  }
  return seen;
}

async function filter() {
  at('#filter-section').scrollIntoView();
  const seen = [await says('#filter-status', /^Painted/)];
  at('[value=Edges]').click();
  return [...seen, await says('#filter-status', /^Drawn/)];
}

async function sumUp() {
  at('#table-section').scrollIntoView();
  const bar = at('#table-progress');
  const observer = new MutationObserver(() => {
    if (bar.value > 0) at('#table-cancel').click();
  });
  observer.observe(bar, { attributes: true });
  at('#table-make').click();
  const cancelled = await says('#table-status', /^Cancelled/);
  observer.disconnect();
  at('#table-start').click();
  return [cancelled, await says('#table-status', /^Read/)];
}

async function count() {
  at('#counter-section').scrollIntoView();
  const seen = [];
  for (const id of ['plain', 'react', 'vue']) {
    await says(`#${id}-counter`, /nought/);
    at(`#${id}-counter button:last-of-type`).click();
    seen.push(await says(`#${id}-counter`, /one/));
  }
  return seen;
}

const seen = [];
try {
  await says('#status', /^Drawn/);
  seen.push(await says('#greeting', /Hello|Error/));
  for (const part of [draw, filter, sumUp, count]) seen.push(...(await part()));
} catch (error) {
  troubles.push(String(error));
}
const overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
await fetch('/report', { method: 'POST', body: JSON.stringify({ seen, troubles, overflow }) });
