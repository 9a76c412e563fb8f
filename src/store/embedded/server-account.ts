import { execFileSync } from 'node:child_process';
import { chmodSync, lchownSync, readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '../../model/errors.ts';
import { isErrno } from '../errno.ts';

/** The user as whom the server runs. */
export type ServerAccount = {
  readonly uid: number;
  readonly gid: number;
  /** mung10 runs as root and the server as somebody else: what the server owns must be given to it */
  readonly isOther: boolean;
};

/** A command as it must be spawned to run under an account. */
export type AccountCommand = {
  readonly file: string;
  readonly args: readonly string[];
  readonly as: { readonly uid?: number; readonly gid?: number };
};

/** In order of preference: a user made for mung10, the one that machines keep for databases, and the one all have. */
const UNPRIVILEGED_USERS = ['mung10', 'postgres', 'nobody'];

/** util-linux: on every Debian, and on no macOS */
const SETPRIV = 'setpriv';

/**
 * Chooses the user for the server. PostgreSQL refuses to run as root, so under root it runs as the owner of the
 * cluster that is there already, else as an unprivileged user of the machine.
 * @param clusterDir may not exist yet
 * @throws ConfigError when the cluster belongs to somebody as whom this process cannot run it
 */
export function chooseAccount(clusterDir: string): ServerAccount {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (uid !== 0) {
    if (owner !== undefined && owner.uid !== uid) {
      throw new ConfigError(
        `The database in ${clusterDir} belongs to user ${owner.uid}; run mung10 as that user or as root, ` +
          'or choose another folder with --data.',
      );
    }
    return { uid, gid, isOther: false };
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, isOther: true };
  const account = findUnprivilegedUser();
  // restored from a backup by root: PostgreSQL wants to own its folder
  if (owner !== undefined) giveTree(clusterDir, account);
  return account;
}

/**
 * Builds the command that runs a program of the package under the account.
 * @param reach folders that the program must be able to enter
 */
export function commandAs(
  account: ServerAccount,
  program: string,
  { args, reach }: { args: readonly string[]; reach: readonly string[] },
): AccountCommand {
  if (!account.isOther) return { file: program, args, as: {} };
  const closed = [program, ...reach].find((path) => !isOpenTo(account, path));
  if (closed === undefined) return { file: program, args, as: { uid: account.uid, gid: account.gid } };
  return { file: findSetpriv(closed, account), args: [...passingClosedFolders(account), program, ...args], as: {} };
}

/**
 * A folder under /root or one from mktemp is closed to every other user. The server then keeps one capability of
 * root's, that of passing folders, and nothing else; no_setuid_fixup makes access(2), by which initdb looks for its
 * programs, see it too.
 */
function passingClosedFolders(account: ServerAccount): string[] {
  const only = '-all,+dac_override';
  return [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    `--inh-caps=${only}`,
    '--ambient-caps=+dac_override',
    `--bounding-set=${only}`,
    '--securebits=+no_setuid_fixup',
    '--no-new-privs',
  ];
}

function findSetpriv(closed: string, account: ServerAccount): string {
  try {
    execFileSync(SETPRIV, ['--version'], { stdio: 'ignore' });
    return SETPRIV;
  } catch (error) {
    throw new ConfigError(
      `${closed} cannot be entered by user ${account.uid}, as whom the database runs when mung10 is started by root; ` +
        'use folders that every user may enter (for example --data /srv/mung10), or run mung10 as an ordinary user.',
      { cause: error },
    );
  }
}

/** Gives a path to the account when it is not this process's own user. */
export function giveTo(account: ServerAccount, path: string): void {
  if (account.isOther) lchownSync(path, account.uid, account.gid);
}

function giveTree(dir: string, account: ServerAccount): void {
  giveTo(account, dir);
  chmodSync(dir, 0o700);
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    giveTo(account, join(entry.parentPath, entry.name));
  }
}

/** Whether a user other than root can enter a folder, or run a program, and all folders above it; ACLs are not looked at. */
function isOpenTo(account: ServerAccount, path: string): boolean {
  const real = realpathSync(path);
  if (!allows(statSync(real), account, 0o5)) return false;
  for (let dir = dirname(real); ; dir = dirname(dir)) {
    if (!allows(statSync(dir), account, 0o1)) return false;
    if (dir === dirname(dir)) return true;
  }
}

function allows(stats: Stats, account: ServerAccount, bits: number): boolean {
  const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0;
  return ((stats.mode >> shift) & bits) === bits;
}

function findUnprivilegedUser(): ServerAccount {
  const users = readUsers();
  for (const name of UNPRIVILEGED_USERS) {
    const user = users.get(name);
    if (user !== undefined && user.uid !== 0) return { ...user, isOther: true };
  }
  throw new ConfigError(
    'The database does not run as root and this machine has no user "mung10", "postgres" or "nobody"; ' +
      'run mung10 as an ordinary user.',
  );
}

function readUsers(): Map<string, { uid: number; gid: number }> {
  const users = new Map<string, { uid: number; gid: number }>();
  for (const line of readPasswd().split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name !== undefined && uid !== undefined && gid !== undefined)
      users.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return users;
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return '';
    throw error;
  }
}
