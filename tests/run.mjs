/**
 * `npm test`: everything, each part even when an earlier one failed, and one line at the end. With --quick
 * (`npm run validate`) without the parts that need a browser or a database full of data.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildApp, checkNode, generateClient, installDependencies } from '../app/server/prepare.mjs';

const quick = process.argv.includes('--quick');
const reports = '.cache/reports';
/** @type {string[]} names of what failed */
const failures = [];
let passed = 0;

/** @param {string} name @param {boolean} ok */
function count(name, ok) {
  if (ok) passed++;
  else failures.push(name);
}

/**
 * Runs a tool of node_modules, which prints for itself; resolves to whether it succeeded.
 *
 * @param {string} title
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<boolean>}
 */
function tool(title, args, env) {
  console.log(`\n── ${title}`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/**
 * A preparation that fails is one failed check; the rest shows what it can.
 *
 * @param {string} name
 * @param {() => void} work
 */
function prepared(name, work) {
  try {
    work();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    count(name, false);
    return false;
  }
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** @param {string[]} projects */
async function vitest(projects) {
  const file = `${reports}/vitest.json`;
  const chosen = projects.flatMap((project) => ['--project', project]);
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = await tool('tests', ['node_modules/vitest/vitest.mjs', 'run', ...chosen, ...output]);
  const report = readReport(file);
  if (!report) return count('vitest (no report)', false);
  const before = failures.length;
  for (const suite of report.testResults) {
    if (suite.status === 'failed' && suite.assertionResults.length === 0) count(suite.name, false);
    for (const test of suite.assertionResults) {
      const passing = test.status === 'passed';
      count(`${test.fullName}${passing || test.status === 'failed' ? '' : ` (${test.status})`}`, passing);
    }
  }
  if (!ok && failures.length === before) count('vitest (an error outside any test)', false);
}

/**
 * Prints what the page showed when a test failed: where only the output is kept, it is all there is to go by.
 *
 * @param {string} title
 * @param {{ name: string, path?: string }[]} attachments
 */
function showPage(title, attachments) {
  const file = attachments.find(({ name }) => name === 'error-context')?.path;
  if (!file || !existsSync(file)) return;
  const [, page = ''] = readFileSync(file, 'utf8').split('# Page snapshot');
  console.log(`\n── the page when “${title}” failed${page.split('# Test source')[0]}`);
}

async function playwright() {
  const file = `${reports}/playwright.json`;
  const ok = await tool(
    'end to end',
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  );
  const report = readReport(file);
  if (!report) return count('playwright (no report: see above)', false);
  const before = failures.length;
  /** @param {import('@playwright/test/reporter').JSONReportSuite} suite */
  const walk = (suite) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const skipped = test.status === 'skipped' ? ' (skipped)' : '';
        count(`${test.projectName}: ${spec.title}${skipped}`, test.status === 'expected');
        if (test.status === 'unexpected') showPage(spec.title, test.results.at(-1)?.attachments ?? []);
      }
    }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  report.suites.forEach(walk);
  if (!ok && failures.length === before) count('playwright (an error outside any test)', false);
}

const checks = {
  types: ['node_modules/typescript/bin/tsc', '-p', '.'],
  lint: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  layers: [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    'app',
  ],
  'unused code': ['node_modules/knip/bin/knip.js', '--no-config-hints'],
  'schema and migrations': ['--import', 'tsx', 'app/server/database/commands.ts', 'check'],
};

function installAll() {
  checkNode();
  installDependencies();
}

process.chdir(new URL('..', import.meta.url).pathname);
mkdirSync(reports, { recursive: true });
for (const name of ['vitest', 'playwright']) rmSync(`${reports}/${name}.json`, { force: true });

if (prepared('install', installAll)) {
  prepared('generate', () => generateClient());
  const built = quick || prepared('build', () => buildApp());
  for (const [name, args] of Object.entries(checks)) count(name, await tool(name, args));
  await vitest(quick ? ['unit'] : ['unit', 'integration']);
  if (!quick && built) await playwright();
}

if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
