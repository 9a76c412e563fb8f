import { ConfigError, UpstreamError } from '../../model/errors.ts';
import { isErrno } from '../errno.ts';

/** Turns what the file system says about the data folder into a sentence; other errors come back as they are. */
export function describeFolderError(error: unknown, dataDir: string): unknown {
  if (isErrno(error, 'ENOSPC', 'EDQUOT', 'EIO')) {
    return new UpstreamError('disk', `The disk of the data folder ${dataDir} is full or failing.`, { cause: error });
  }
  if (isErrno(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST')) {
    return new ConfigError(`The data folder ${dataDir} cannot be entered or written; choose another with --data.`, {
      cause: error,
    });
  }
  return error;
}
