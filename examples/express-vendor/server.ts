import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp, credentials, type VendorOptions } from './app.js';

// What it prints can be sourced by a shell, and is the environment in which the suite looks for credentials.
const { PORT = '0', VENDOR_DELETION_DELAY_MS = '0', VENDOR_REPETITION, VENDOR_WITHOUT } = process.env;
const options: VendorOptions = {
  deletionDelayMs: Number(VENDOR_DELETION_DELAY_MS),
  repetition: VENDOR_REPETITION === 'ok' ? 'ok' : 'not-found',
  without: VENDOR_WITHOUT?.split(' ') ?? [],
};

const server = createServer(createApp(options));
server.on('error', ({ message }) => {
  process.stderr.write(`express-vendor: ${message}\n`);
  process.exitCode = 1;
});
server.listen(Number(PORT), '127.0.0.1', () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const environment = {
    SEAM_ENDPOINT: url,
    SEAM_API_KEY: credentials.apiKey,
    SEAM_PERSONAL_ACCESS_TOKEN: credentials.personalAccessToken,
    SEAM_WORKSPACE_ID: credentials.workspaceId,
    SEAM_CONSOLE_SESSION_TOKEN: credentials.consoleSessionToken,
    SEAM_PUBLISHABLE_KEY: credentials.publishableKey,
    SEAM_CONFORMANCE_OTHER_API_KEY: credentials.otherApiKey,
  };
  const lines = Object.entries(environment).map(([name, value]) => `export ${name}=${value}`);
  process.stdout.write(`${[`# express-vendor listens on ${url}`, ...lines].join('\n')}\n`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
