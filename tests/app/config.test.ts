import { describe, expect, it } from 'vitest';
import { listEnvironment, readConfig } from '../../src/app/config.ts';
import { ConfigError } from '../../src/model/errors.ts';

const place = { shippedCatalogDir: '/app/catalog', cwd: '/srv' };

describe('the configuration', () => {
  it('is complete without any variable set', () => {
    const config = readConfig({}, place);
    expect(config.dataDir).toBe('/srv/data');
    expect(config.catalogDir).toBe('/app/catalog');
    expect(config.mail.filing).toEqual({ kind: 'flag', flag: '$Mung10' });
    expect(config.limits.messageBytes).toBe(64 * 1024 * 1024);
  });

  it('lets the option of a command win over the environment', () => {
    expect(readConfig({ MUNG10_DATA: 'a' }, { ...place, dataDir: 'b' }).dataDir).toBe('/srv/b');
  });

  it('treats a variable set to nothing as not set', () => {
    expect(readConfig({ DATABASE_URL: '' }, place).databaseUrl).toBeNull();
  });

  it('reads what is to be done in the mailbox', () => {
    expect(readConfig({ MUNG10_MAIL_FILING: 'move:Đã tiếp nhận' }, place).mail.filing).toEqual({
      kind: 'move',
      folder: 'Đã tiếp nhận',
    });
    expect(readConfig({ MUNG10_MAIL_FILING: 'none' }, place).mail.filing).toEqual({ kind: 'none' });
  });

  it.each([
    ['MUNG10_READERS', '0'],
    ['MUNG10_FILE_SECONDS', 'soon'],
    ['MUNG10_MAIL_FILING', 'delete'],
    ['DATABASE_URL', 'mysql://x'],
    ['MUNG10_LOG', 'loud'],
  ])('names the variable that is wrong: %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value }, place)).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value }, place)).toThrow(name);
  });

  it('refuses two places for one password', () => {
    const both = { MUNG10_MAIL_PASSWORD: 'x', MUNG10_MAIL_PASSWORD_FILE: 'y' };
    expect(() => readConfig(both, place)).toThrow('not both');
  });

  it('explains every variable', () => {
    expect(listEnvironment().filter(({ purpose }) => purpose === '')).toEqual([]);
    expect(listEnvironment().length).toBeGreaterThan(10);
  });
});
