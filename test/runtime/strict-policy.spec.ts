import { FORBIDDEN_ON_PURPOSE, runStrictly } from './strict-policy.js';

describe('a page under a strict Content-Security-Policy with Trusted Types', () => {
  it('runs C# in the worker, which calls the page, and nothing is evaluated', async () => {
    const { outcome, reports } = await runStrictly();
    expect(outcome.error).toBeUndefined();
    expect(outcome.violations).toEqual([]);
    expect([outcome.number, outcome.delegate]).toEqual([42, 42]);
    expect(outcome.text).toContain('\n');
    expect(outcome.greeting).toContain('/strict/test/fixtures/strict/index.html');
    expect(outcome.refused).withContext('the policy is there').toEqual(['EvalError', 'EvalError']);
    expect(reports.length)
      .withContext(JSON.stringify(reports))
      .toBeLessThanOrEqual(FORBIDDEN_ON_PURPOSE);
  });
});
