import { defineConfig } from '@playwright/test';
import { findBrowser, launchArguments } from './tests/support/browser.mjs';

const { executablePath, env } = findBrowser();
const environment = Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined);

/** Specs that change what the whole city reads, such as a locked month: after all others, one after the other. */
const CITYWIDE = ['**/circular.spec.ts', '**/leader-screen.spec.ts', '**/ledger-import.spec.ts'];
const desktop = { viewport: { width: 1440, height: 900 } };

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/support/e2e-server.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  // Generous, for slow machines: what takes how long is for benchmarks to say.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // The tests share one server and its database; each makes its own records.
  workers: 2,
  use: {
    baseURL: process.env.E2E_BASE_URL,
    locale: 'zh-CN',
    actionTimeout: 20_000,
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: launchArguments,
      env: Object.fromEntries(environment) as Record<string, string>,
    },
  },
  // A test runs on the desktop unless it is tagged @phone; with both tags it runs on both.
  projects: [
    {
      name: 'desktop',
      grepInvert: /^(?!.*@desktop).*@phone/,
      testIgnore: CITYWIDE,
      use: desktop,
    },
    {
      name: 'phone',
      grep: /@phone/,
      testIgnore: CITYWIDE,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
    {
      name: 'citywide',
      testMatch: CITYWIDE,
      dependencies: ['desktop', 'phone'],
      workers: 1,
      use: desktop,
    },
  ],
});
