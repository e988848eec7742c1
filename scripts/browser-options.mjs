/** Chromium as a quiet machine: it asks nobody and updates nothing. */
export const chromiumFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
// Chromium's sandbox refuses to start for root.
if (process.getuid?.() === 0) chromiumFlags.push('--no-sandbox');

/** The same for Firefox. */
export const firefoxPreferences = {
  'app.update.enabled': false,
  'browser.newtabpage.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
};
