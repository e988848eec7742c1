import { spawn } from 'node:child_process';

/**
 * Karma's launcher of WebKitGTK's MiniBrowser, on a display of its own that nobody sees.
 * WebKitGTK has SharedArrayBuffer only when JavaScriptCore is told so: `sharedMemory` decides.
 */
export function WebKitGtk(baseBrowserDecorator, { sharedMemory }) {
  baseBrowserDecorator(this);
  let display;

  this._start = async (url) => {
    const program = this._getCommand();
    // Karma says that it is missing.
    if (!program) return this._execCommand(program, []);
    try {
      display = await startDisplay();
    } catch (error) {
      return this._done(error.message);
    }
    // Karma may have given up meanwhile.
    if (this.state !== this.STATE_BEING_CAPTURED) return display.stop();
    const variables = webKitVariables({
      display: display.number,
      folder: this._tempDir,
      sharedMemory,
    });
    const settings = Object.entries(variables).map((entry) => entry.join('='));
    this._execCommand('env', [...settings, program, '--private', url]);
  };

  this.on('done', () => display?.stop());
}

WebKitGtk.$inject = ['baseBrowserDecorator', 'args'];

WebKitGtk.prototype = { name: 'WebKit', DEFAULT_CMD: {}, ENV_CMD: 'WEBKIT_BIN' };

/** The environment that MiniBrowser needs; it writes into `folder`. */
export function webKitVariables({ display, folder, sharedMemory }) {
  return {
    DISPLAY: `:${display}`,
    GDK_BACKEND: 'x11',
    JSC_useSharedArrayBuffer: sharedMemory ? '1' : '0',
    // Even a private window writes into these.
    XDG_CACHE_HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
  };
}

/** A display of its own. */
export function startDisplay() {
  return new Promise((done, fail) => {
    // -displayfd: a free display, whose number it writes once it can be used.
    const server = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    let number = '';
    server.stdio[3].setEncoding('utf8').on('data', (text) => {
      number += text;
      if (number.endsWith('\n')) done({ number: number.trim(), stop: () => server.kill() });
    });
    server.once('error', ({ message }) => fail(new Error(`Failed to start Xvfb: ${message}.`)));
    server.once('exit', (code) => fail(new Error(`Failed to start Xvfb: exit code ${code}.`)));
  });
}
