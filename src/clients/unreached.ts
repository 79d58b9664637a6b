import type { ClientRecord } from '../model/client-record.js';

/** Why a client was not judged that called nobody and said so; `undefined` for any other. */
export function unreached({ calls, arrivals }: Omit<ClientRecord, 'output'>): string | undefined {
  const reports = Object.values(calls);
  const isReached = Object.values(arrivals).some(
    (one) => one.arrivals.length + one.elsewhere.length + one.beside.length > 0,
  );
  if (isReached || reports.some(({ kind }) => kind === 'returned')) return undefined;
  const error = reports.flatMap((report) => (report.kind === 'threw' ? [report.error] : []))[0];
  if (!error) return undefined;
  const said = error.message ?? error.name ?? 'an error without a message';
  return `no request of the client arrived anywhere; its first error: ${said.split('\n')[0]?.slice(0, 200)}`;
}
