import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openMailSource } from '../../src/ingest/open-mail-source.ts';
import { startDovecot } from '../servers/dovecot.ts';
import { describeMailSource, rawMail, type TestMailbox } from './mail-source-contract.ts';

describeMailSource('dir', async () => {
  const path = await mkdtemp(join(tmpdir(), 'mail-dir-'));
  let delivered = 0;
  return {
    deliver: (raw) => writeFile(join(path, `${String((delivered += 1)).padStart(3, '0')}.eml`), raw),
    open: (options) => openMailSource(`dir:${path}`, options),
    removeOldest: () => removeFirstFile(path),
    countStored: async () => (await readdir(path)).length,
    dispose: () => rm(path, { recursive: true }),
  };
});

describeMailSource('maildir', async () => {
  const path = await makeMaildir();
  let delivered = 0;
  return {
    deliver: async (raw, receivedAt) => {
      delivered += 1;
      await writeFile(join(path, 'new', `${receivedAt.getTime() / 1000}.M${delivered}P7.mail`), raw);
    },
    open: (options) => openMailSource(`maildir:${path}`, options),
    removeOldest: () => removeFirstFile(join(path, 'new')),
    countStored: async () => {
      const all = await readdir(path, { recursive: true, withFileTypes: true });
      return all.filter((entry) => entry.isFile() && entry.name !== 'maildirfolder').length;
    },
    dispose: () => rm(path, { recursive: true }),
  };
});

describeMailSource('mbox', async () => {
  const home = await mkdtemp(join(tmpdir(), 'mbox-'));
  const path = join(home, 'thang-4.mbox');
  await writeFile(path, '');
  return {
    deliver: (raw, receivedAt) => appendFile(path, mboxEntry(raw, receivedAt)),
    open: (options) => openMailSource(`mbox:${path}`, options),
    removeOldest: async () => {
      const mails = (await readFile(path, 'latin1')).split(/(?<=\r\n\r\n)(?=From )/);
      await writeFile(path, mails.slice(1).join(''), 'latin1');
    },
    countStored: async () => (await readFile(path, 'latin1')).match(/^From stp@/gm)?.length ?? 0,
    dispose: () => rm(home, { recursive: true }),
  };
});

describeMailSource('imap', async (): Promise<TestMailbox> => {
  const dovecot = await startDovecot();
  return {
    deliver: (raw, receivedAt) => dovecot.deliver(raw, { receivedAt }),
    open: (options) => openMailSource(dovecot.source, { password: dovecot.password, ...options }),
    removeOldest: async () => {
      for (const folder of ['new', 'cur']) {
        const [oldest] = (await readdir(join(dovecot.maildirPath, folder))).toSorted();
        if (oldest !== undefined) return rm(join(dovecot.maildirPath, folder, oldest));
      }
      return undefined;
    },
    countStored: async () => {
      const filed = await dovecot.listFiles('DaNhan').catch(() => []);
      return (await dovecot.listFiles()).length + filed.length;
    },
    dispose: () => dovecot.stop(),
  };
});

describe('a folder of .eml files', () => {
  it('looks at .eml files only, not at subfolders, links or other files', async () => {
    const path = await temporaryFolder();
    const received = new Date('2025-04-09T01:12:00Z');
    await writeFile(join(path, 'b.EML'), rawMail('b', received));
    await writeFile(join(path, 'a.eml'), rawMail('a', received));
    await writeFile(join(path, 'ghi-chu.txt'), 'không phải thư');
    await mkdir(join(path, 'cu.eml'));
    await symlink('/etc/passwd', join(path, 'link.eml'));
    const source = await openMailSource(`dir:${path}`);
    const listings = await source.list();
    expect(listings.map((listing) => listing.place.uid)).toEqual(['a.eml', 'b.EML']);
    const [first] = listings;
    if (first === undefined) throw new Error('two mails were written');
    expect(await source.fetch({ ...first.place, uid: 'link.eml' })).toBeUndefined();
    expect(await source.fetch({ ...first.place, uid: 'cu.eml' })).toBeUndefined();
  });

  it.each([
    [
      'its topmost Received field',
      'Received: by b; Wed, 9 Apr 2025 08:12:00 +0700\r\nReceived: by a; Tue, 1 Apr 2025 08:00:00 +0700\r\nDate: Tue, 1 Apr 2025 07:00:00 +0700',
      '2025-04-09T01:12:00.000Z',
    ],
    ['its Date field when nothing traces it', 'Date: Thu, 10 Apr 2025 23:59:59 +0700', '2025-04-10T16:59:59.000Z'],
    [
      'its Date field when the trace has no date',
      'Received: by b\r\nDate: Thu, 10 Apr 2025 23:59:59 +0700',
      '2025-04-10T16:59:59.000Z',
    ],
    ['the time of the file when it names no time', 'Subject: BC', '2025-05-02T00:00:00.000Z'],
  ])('was received at %s', async (_, fields, expected) => {
    const path = await temporaryFolder();
    await writeFile(join(path, 'bc.eml'), `${fields}\r\n\r\nBC\r\n`);
    await utimes(join(path, 'bc.eml'), new Date('2025-05-02T00:00:00Z'), new Date('2025-05-02T00:00:00Z'));
    const source = await openMailSource(`dir:${path}`);
    const [listing] = await source.list();
    const message = listing === undefined ? undefined : await source.fetch(listing.place);
    expect(message?.receivedAt.toISOString()).toBe(expected);
  });
});

describe('a Maildir', () => {
  it('finds a message again after a mail program marked it as read', async () => {
    const path = await makeMaildir();
    onTestFinished(() => rm(path, { recursive: true }));
    const file = '1744161120.M1P7.mail';
    await writeFile(join(path, 'new', file), rawMail('BC', new Date('2025-04-09T01:12:00Z')));
    const source = await openMailSource(`maildir:${path}`);
    const [listing] = await source.list();
    await rm(join(path, 'new', file));
    await writeFile(join(path, 'cur', `${file}:2,S`), rawMail('BC', new Date('2025-04-09T01:12:00Z')));
    expect(listing?.place.uid).toBe(file);
    expect(listing === undefined ? undefined : await source.fetch(listing.place)).toBeDefined();
    expect(await source.list()).toEqual([listing]);
  });

  it('moves a message into a Maildir++ folder with its flags kept, and lists it no more', async () => {
    const path = await makeMaildir();
    onTestFinished(() => rm(path, { recursive: true }));
    await writeFile(join(path, 'cur', '1744161120.M1P7.mail:2,FS'), rawMail('BC', new Date()));
    const source = await openMailSource(`maildir:${path}`, { filing: { kind: 'move', folder: 'DaNhan.2025-04' } });
    for (const listing of await source.list()) await source.fileAway(listing.place);
    expect(await readdir(join(path, '.DaNhan.2025-04', 'cur'))).toEqual(['1744161120.M1P7.mail:2,FS']);
    expect(await source.list()).toEqual([]);
  });

  it('never overwrites a mail that already lies in the folder to file into', async () => {
    const path = await makeMaildir();
    onTestFinished(() => rm(path, { recursive: true }));
    await writeFile(join(path, 'cur', '1744161120.M1P7.mail:2,S'), 'mới');
    await mkdir(join(path, '.DaNhan', 'cur'), { recursive: true });
    await writeFile(join(path, '.DaNhan', 'cur', '1744161120.M1P7.mail:2,S'), 'cũ');
    const source = await openMailSource(`maildir:${path}`, { filing: { kind: 'move', folder: 'DaNhan' } });
    const [listing] = await source.list();
    if (listing === undefined) throw new Error('a mail was written');
    await expect(source.fileAway(listing.place)).rejects.toThrow(/Cannot move/);
    expect(await readFile(join(path, '.DaNhan', 'cur', '1744161120.M1P7.mail:2,S'), 'utf8')).toBe('cũ');
    expect(await readFile(join(path, 'cur', '1744161120.M1P7.mail:2,S'), 'utf8')).toBe('mới');
  });

  it('takes the time of the file where the name tells no plausible second', async () => {
    const path = await makeMaildir();
    onTestFinished(() => rm(path, { recursive: true }));
    await writeFile(join(path, 'cur', 'thu-chep-tay:2,S'), rawMail('BC', new Date()));
    const at = new Date('2025-04-10T16:59:59Z');
    await utimes(join(path, 'cur', 'thu-chep-tay:2,S'), at, at);
    const source = await openMailSource(`maildir:${path}`);
    const [listing] = await source.list();
    expect(listing === undefined ? undefined : (await source.fetch(listing.place))?.receivedAt).toEqual(at);
  });
});

describe('an mbox', () => {
  it('is not cut where a sentence begins with "From "', async () => {
    const body = 'Dòng đầu\n\nFrom tháng này các sở báo cáo qua thư\n\nFrom stp@x Báo cáo 2025\nhết\n';
    const messages = await readMbox(`From a@b Wed Apr  9 01:12:00 2025\nSubject: 1\n\n${body}`);
    expect(messages.map((message) => message.text)).toEqual([`Subject: 1\n\n${body}`]);
  });

  it('undoes the ">" of mboxrd and of mboxo', async () => {
    const [message] = await readMbox(
      'From a@b Wed Apr  9 01:12:00 2025\n\n>From đầu dòng\n>>From trích\n> From thường\n',
    );
    expect(message?.text).toBe('\nFrom đầu dòng\n>From trích\n> From thường\n');
  });

  it.each([
    ['a separator without a zone is UTC', 'From a@b Wed Apr  9 01:12:00 2025', '2025-04-09T01:12:00.000Z'],
    ['a separator with a zone', 'From 1829@xxx Wed Apr 09 08:12:00 +0700 2025', '2025-04-09T01:12:00.000Z'],
    [
      'a separator without a sender was written at saving, so the trace counts',
      'From - Mon Jun  2 00:00:00 2025',
      '2025-04-10T16:59:59.000Z',
    ],
  ])('%s', async (_, separator, expected) => {
    const [message] = await readMbox(
      `${separator}\nReceived: by b; Thu, 10 Apr 2025 23:59:59 +0700\nSubject: BC\n\nBC\n`,
    );
    expect(message?.receivedAt.toISOString()).toBe(expected);
  });

  it('finds every message also where one ends at the border of what is read at a time', async () => {
    const entries = Array.from({ length: 60 }, (_, index) => {
      const filling = `${'dòng '.repeat(12)}\n`.repeat(300 + index * 7);
      return `From a@b Wed Apr  9 01:12:00 2025\nSubject: ${index}\n\n${filling}\n`;
    });
    const messages = await readMbox(entries.join(''));
    expect(messages.map((message) => /Subject: (\d+)/.exec(message.text)?.[1])).toEqual(
      entries.map((_, index) => String(index)),
    );
    expect(messages.map((message) => Buffer.byteLength(message.text) + 35)).toEqual(
      entries.map((entry) => Buffer.byteLength(entry)),
    );
  });

  it('tells two copies of one message apart', async () => {
    const copy = 'From a@b Wed Apr  9 01:12:00 2025\nSubject: BC\n\nBC\n\n';
    expect(await readMbox(copy + copy)).toHaveLength(2);
  });

  it('refuses a file that is no mbox', async () => {
    await expect(readMbox('PK\x03\x04 không phải mbox')).rejects.toThrow(/is not an mbox file/);
  });
});

async function readMbox(content: string): Promise<{ text: string; receivedAt: Date }[]> {
  const path = join(await temporaryFolder(), 'thu.mbox');
  await writeFile(path, content);
  const source = await openMailSource(`mbox:${path}`);
  const messages: { text: string; receivedAt: Date }[] = [];
  for (const listing of await source.list()) {
    const message = await source.fetch(listing.place);
    if (message === undefined) throw new Error('listed but not there');
    messages.push({ text: Buffer.from(message.bytes).toString('utf8'), receivedAt: message.receivedAt });
  }
  return messages;
}

function mboxEntry(raw: string, receivedAt: Date): string {
  const [weekday, day, month] = receivedAt.toUTCString().replace(',', '').split(' ');
  const clock = receivedAt.toISOString().slice(11, 19);
  const date = `${weekday} ${month} ${String(Number(day)).padStart(2)} ${clock} ${receivedAt.getUTCFullYear()}`;
  return `From stp@binhdinh.gov.vn ${date}\r\n${raw.replace(/^(>*From )/gm, '>$1')}\r\n`;
}

async function makeMaildir(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'maildir-'));
  for (const folder of ['new', 'cur', 'tmp']) await mkdir(join(path, folder));
  return path;
}

async function temporaryFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'mail-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

async function removeFirstFile(path: string): Promise<void> {
  const [first] = (await readdir(path)).toSorted();
  if (first !== undefined) await rm(join(path, first));
}
