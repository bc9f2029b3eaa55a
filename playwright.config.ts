import { defineConfig } from '@playwright/test';
import { findBrowser, launchArguments } from './tests/support/browser.mjs';

const { executablePath, env } = findBrowser();
const environment = Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined);

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/support/e2e-server.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  timeout: 60_000,
  // The tests share one server and its database; each makes its own records.
  workers: 2,
  use: {
    baseURL: process.env.E2E_BASE_URL,
    locale: 'zh-CN',
    actionTimeout: 10_000,
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
      use: { viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
});
