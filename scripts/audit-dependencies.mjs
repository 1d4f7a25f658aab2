// Whether production installs anything with a known vulnerability. Plain JavaScript: it also runs on Node 20.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
  encoding: 'utf8',
});
const found = reportOf(stdout)?.metadata?.vulnerabilities;
if (found === undefined) {
  // A registry without that endpoint says nothing: that is not the same as nothing found.
  console.log('known vulnerabilities: not measured, the registry did not answer the question');
} else {
  const { high = 0, critical = 0, total = 0 } = found;
  console.log(`known vulnerabilities: ${total}, of them ${high + critical} high or critical`);
  if (high + critical > 0) process.exitCode = 1;
}

function reportOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
