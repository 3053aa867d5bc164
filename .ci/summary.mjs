// Prints the closing line of a test run from vitest's JSON report, and leaves with the run's own status.
import { readFileSync } from 'node:fs';

const [, , report, status] = process.argv;
let passed = 0;
let failed = 0;
let skipped = 0;
try {
	const result = JSON.parse(readFileSync(report, 'utf8'));
	passed = result.numPassedTests;
	failed = result.numFailedTests;
	skipped = result.numPendingTests + result.numTodoTests;
	// A file that cannot even be loaded has no test to count.
	failed += result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
} catch {
	failed = 1;
}
const code = Number(status) || (failed > 0 || passed === 0 ? 1 : 0);
if (code !== 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(code);
