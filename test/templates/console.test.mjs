import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { makeProject, runScript } from './project.mjs';

describe('dotnet-worker new console', { timeout: 600_000 }, () => {
  let folder;

  before(() => {
    folder = makeProject('console');
  });

  it('runs C# by the command, with the arguments and the exit code of a program', () => {
    assert.throws(
      () => runScript(folder, 'start -- one two'),
      ({ cause }) => {
        assert.equal(cause.status, 2);
        assert.match(cause.stdout, /^Hello, Console!\nArgument: one\nArgument: two$/m);
        return true;
      },
    );
  });

  it('runs a program that calls C#, and that C# calls', () => {
    const output = runScript(folder, 'start:js');
    assert.ok(output.includes(`Hello, World! Greetings from Node.js ${process.version}\n`), output);
    assert.match(output, /^Hello, Console!$/m);
  });
});
