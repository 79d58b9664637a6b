const sentences: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EFBIG: 'the file is larger than it may be',
  EDQUOT: 'the quota of the disk is used up',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  EEXIST: 'a file of that name is in the way',
  ENOTDIR: 'a part of the path is a file and not a folder',
  EISDIR: 'a folder of that name is in the way',
  ENOENT: 'there is no such file or folder',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'the path leads around in circles',
};

/** What an error of the operating system says, such as `no space is left on the disk (ENOSPC)`; `undefined` for others. */
export function systemErrorText(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return `${sentences[code] ?? 'the operating system refused'} (${code})`;
}
