// Runs the monthly job on the sample mailbox of April 2025, in a folder of its own.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build.js';

const run = spawnSync(
  process.execPath,
  [
    join(root, 'bin', 'mung10.js'),
    'run',
    `--from=dir:${join('fixtures', 'mailbox')}`,
    '--period=2025-04',
    '--now=2025-04-17T08:00:00+07:00',
    `--data=${join('demo', 'data')}`,
    '--out=demo',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUNG10_TRUSTED_AUTH_SERVERS: 'mx.binhdinh.gov.vn' },
  },
);
process.exitCode = run.status ?? 1;
