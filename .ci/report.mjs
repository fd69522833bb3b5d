// Reads the tests' JSON report (its file is the last argument).
//   count  prints "passed failed skipped", and what did not pass on the error output
//   again  prints the files to be run once more: those of window tests, if nothing but window tests failed
//
// A window test drives a browser over a debugger, on a machine whose load is not ours: it may fail where the product does
// not. Such a file is run once more, alone, and both outcomes are printed (docs/decisions/008). Tests that kill, and all
// tests without a window, have no second run: there a failure may be a loss.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [what, file] = process.argv.slice(2);
const { testResults } = JSON.parse(readFileSync(file, 'utf8'));

if (what === 'count') {
  // One test is for people who are not root; here root runs the ones with a disk of its own instead.
  const all = testResults
    .flatMap((one) => one.assertionResults)
    .filter((test) => test.status === 'passed' || !test.fullName.endsWith('(not as root)'));
  for (const test of all) if (test.status !== 'passed') console.error(`${test.status}: ${test.fullName}`);
  const count = (status) => all.filter((test) => test.status === status).length;
  console.log(count('passed'), count('failed'), all.length - count('passed') - count('failed'));
} else if (what === 'again') {
  const failed = testResults
    .filter((one) => one.status === 'failed')
    .map((one) => path.relative(process.cwd(), one.name));
  const isWindowTest = (name) => /^tests\/app\/(?!kill\b)[\w-]+\.test\.ts$/.test(name);
  if (failed.every(isWindowTest)) for (const name of failed) console.log(name);
} else throw new RangeError(`Nobody knows how to "${what}"`);
