import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from './free-port.ts';

/** A running Dovecot with one user. */
export type Dovecot = {
  readonly host: '127.0.0.1';
  /** plain IMAP; with STARTTLS when started with `tls` */
  readonly port: number;
  /** IMAP over TLS, or null without `tls`; with it both ports also listen on 127.0.0.2, which the certificate does not name */
  readonly tlsPort: number | null;
  /** holds an "@", as the real mailbox's does; write it %40 in a source */
  readonly user: string;
  readonly password: string;
  readonly maildirPath: string;
  /** PEM of the self-signed certificate, made out to localhost and 127.0.0.1; null without `tls` */
  readonly ca: string | null;
  /** "imap://user@127.0.0.1:port/INBOX", ready for openMailSource */
  readonly source: string;
  /**
   * Puts a raw mail into a folder as a delivery would. `receivedAt` becomes its INTERNALDATE (whole seconds).
   * @param folder a subfolder ("DaNhan"), or INBOX when left out
   */
  deliver(raw: string | Uint8Array, options?: { receivedAt?: Date; folder?: string }): Promise<void>;
  /** the file names of the mails in a folder, new and cur together, sorted */
  listFiles(folder?: string): Promise<readonly string[]>;
  /** removes the index of INBOX: the next connection sees a new UIDVALIDITY and the same mails. Close connections first. */
  renewUidValidity(): Promise<void>;
  /** what the server wrote to its log */
  log(): string;
  /** ends the server and all its children and removes its folder (a `maildir` that was given stays) */
  stop(): Promise<void>;
};

const USER = 'dean06@binhdinh.gov.vn';
const PASSWORD = 'mật khẩu thử 06';

/** Root may not read mail in Dovecot, so under root the mails belong to "nobody". */
const NOBODY = 65534;

/**
 * Starts a real Dovecot (Debian package dovecot-imapd, 2.3) on free loopback ports, everything in a temporary folder of
 * its own; works as root and as an ordinary user. Call `stop()` in afterAll; it is also ended with this process.
 * @param options.maildir an existing Maildir to serve; without it an empty one is made
 * @param options.tls offer STARTTLS on `port` and TLS on `tlsPort` with a fresh self-signed certificate
 * @throws Error "apt-get install dovecot-imapd" when it is not installed
 */
export async function startDovecot(options: { maildir?: string; tls?: boolean } = {}): Promise<Dovecot> {
  if (spawnSync('dovecot', ['--version']).error !== undefined) {
    throw new Error('Dovecot is not installed; run: apt-get install dovecot-imapd');
  }
  const home = await mkdtemp(join(tmpdir(), 'dovecot-'));
  // mkdtemp gives 0700; the mail user has to pass through.
  chmodSync(home, 0o755);
  const maildirPath = options.maildir ?? join(home, 'mail');
  const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : { uid: userInfo().uid, gid: userInfo().gid };
  await makeMaildir(maildirPath, owner);
  const port = await findFreePort();
  const tlsPort = options.tls === true ? await findFreePort() : null;
  const ca = options.tls === true ? makeCertificate(home) : null;
  const configPath = join(home, 'dovecot.conf');
  writeFileSync(join(home, 'users'), `${USER}:{PLAIN}${PASSWORD}:${owner.uid}:${owner.gid}::${home}::\n`);
  writeFileSync(configPath, buildConfig({ home, maildirPath, port, tlsPort }));

  // Its own process group: ended alone, the master would leave its children serving.
  const server = spawn('dovecot', ['-F', '-c', configPath], { detached: true, stdio: 'ignore' });
  const endGroup = (signal: NodeJS.Signals): void => signalGroup(server, signal);
  const onExit = (): void => endGroup('SIGKILL');
  process.on('exit', onExit);
  const log = (): string => (existsSync(join(home, 'log')) ? readFileSync(join(home, 'log'), 'utf8') : '');
  await waitForGreeting(port, server, log);

  let delivered = 0;
  async function deliver(raw: string | Uint8Array, { receivedAt = new Date(), folder = 'INBOX' } = {}): Promise<void> {
    const folderPath = await ensureFolder(maildirPath, folder, owner);
    delivered += 1;
    const second = Math.floor(receivedAt.getTime() / 1000);
    const name = `${second}.M${String(delivered).padStart(6, '0')}P${process.pid}.test`;
    const waiting = join(folderPath, 'tmp', name);
    await writeFile(waiting, raw);
    await chown(waiting, owner.uid, owner.gid);
    await utimes(waiting, second, second);
    await rename(waiting, join(folderPath, 'new', name));
  }

  async function listFiles(folder = 'INBOX'): Promise<readonly string[]> {
    const names: string[] = [];
    for (const each of ['new', 'cur']) names.push(...(await readdir(join(folderOf(maildirPath, folder), each))));
    return names.toSorted();
  }

  async function renewUidValidity(): Promise<void> {
    // A UIDVALIDITY is made from the clock's second: within the same second it would come out the same.
    await sleep(1100);
    for (const name of await readdir(maildirPath)) {
      if (name.startsWith('dovecot')) await rm(join(maildirPath, name), { force: true });
    }
  }

  async function stop(): Promise<void> {
    process.off('exit', onExit);
    if (server.exitCode === null && server.signalCode === null) {
      const gone = once(server, 'exit');
      endGroup('SIGTERM');
      await Promise.race([gone, sleep(3000, undefined, { ref: false })]);
    }
    endGroup('SIGKILL');
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }

  const source = `imap://${encodeURIComponent(USER)}@127.0.0.1:${port}/INBOX`;
  const access = { host: '127.0.0.1', port, tlsPort, user: USER, password: PASSWORD, maildirPath, ca, source } as const;
  return { ...access, deliver, listFiles, renewUidValidity, log, stop };
}

type Owner = { readonly uid: number; readonly gid: number };

function folderOf(maildirPath: string, folder: string): string {
  return folder === 'INBOX' ? maildirPath : join(maildirPath, `.${folder}`);
}

async function ensureFolder(maildirPath: string, folder: string, owner: Owner): Promise<string> {
  const path = folderOf(maildirPath, folder);
  if (!existsSync(join(path, 'new'))) await makeMaildir(path, owner);
  return path;
}

async function makeMaildir(path: string, owner: Owner): Promise<void> {
  for (const each of [path, ...['new', 'cur', 'tmp'].map((name) => join(path, name))]) {
    await mkdir(each, { recursive: true });
    await chown(each, owner.uid, owner.gid);
    for (const name of each === path ? [] : await readdir(each)) await chown(join(each, name), owner.uid, owner.gid);
  }
}

function makeCertificate(home: string): string {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', join(home, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-days', '2'];
  const request = ['req', '-x509', ...key, ...subject, '-out', join(home, 'cert.pem')];
  const made = spawnSync('openssl', request, { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`openssl failed; run: apt-get install openssl\n${made.stderr}`);
  return readFileSync(join(home, 'cert.pem'), 'utf8');
}

function buildConfig({
  home,
  maildirPath,
  port,
  tlsPort,
}: {
  home: string;
  maildirPath: string;
  port: number;
  tlsPort: number | null;
}): string {
  const isRoot = process.getuid?.() === 0;
  const internalUser = isRoot ? 'nobody' : userInfo().username;
  const internalGroup = isRoot ? 'nogroup' : spawnSync('id', ['-gn'], { encoding: 'utf8' }).stdout.trim();
  const ssl =
    tlsPort === null
      ? 'ssl = no'
      : `ssl = yes\nssl_cert = <${home}/cert.pem\nssl_key = <${home}/key.pem\nssl_min_protocol = TLSv1.2`;
  return `
protocols = imap
listen = 127.0.0.1${tlsPort === null ? '' : ', 127.0.0.2'}
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/log
disable_plaintext_auth = no
auth_failure_delay = 0
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 100
default_internal_user = ${internalUser}
default_login_user = ${internalUser}
default_internal_group = ${internalGroup}
mail_location = maildir:${maildirPath}
${ssl}
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${home}/users
}
userdb {
  driver = passwd-file
  args = ${home}/users
}
namespace inbox {
  inbox = yes
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort ?? 0}
    ssl = yes
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`;
}

async function waitForGreeting(port: number, server: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) break;
    if (await greets(port)) return;
    await sleep(30);
  }
  throw new Error(`Dovecot did not start:\n${log()}`);
}

async function greets(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  try {
    const [chunk]: unknown[] = await once(socket, 'data');
    return Buffer.isBuffer(chunk) && chunk.toString('latin1').startsWith('* OK');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function signalGroup(server: ChildProcess, signal: NodeJS.Signals): void {
  if (server.pid === undefined) return;
  try {
    process.kill(-server.pid, signal);
  } catch {
    // ESRCH: the whole group is gone already.
  }
}
