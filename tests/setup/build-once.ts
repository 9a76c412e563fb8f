import { spawnSync } from 'node:child_process';

/** Commands under test run as their users run them, from the build; so the build is made once, before the first test. */
export function setup(): void {
  const built = spawnSync(process.execPath, ['bin/build.js'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`build failed:\n${built.stdout}${built.stderr}`);
}
