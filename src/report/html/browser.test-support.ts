import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page in the browser, and everything that it complained about or asked for. */
export interface OpenPage {
  readonly page: Page;
  /** Messages of the console, and errors. */
  readonly complaints: readonly string[];
  /** Requests for anything but the page itself. */
  readonly requests: readonly string[];
}

/** Opens HTML as a file, the way a person does. */
export interface Browser {
  readonly open: (html: string, options?: BrowserContextOptions & { readonly hash?: string }) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

/** A headless Chromium, started from where it is. */
export async function openBrowser(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args });
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  let files = 0;
  return {
    async open(html, { hash = '', ...options } = {}) {
      const file = join(folder, `report-${files++}.html`);
      writeFileSync(file, html);
      const url = pathToFileURL(file).href;
      const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        if (!request.url().startsWith(url) && !request.url().startsWith('data:')) requests.push(request.url());
      });
      await page.goto(`${url}${hash}`);
      return { page, complaints, requests };
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}
