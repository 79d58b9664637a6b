import { expect, test } from 'vitest';
import { failureOf } from './failure.js';

const detailOf = (code: string, message = '') => failureOf({ code, message }, 1000, 10);

test.each([
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['CERT_NOT_YET_VALID', 'is not valid yet'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'another host name'],
  ['SELF_SIGNED_CERT_IN_CHAIN', '--ca'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', '--ca'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', '--ca'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', '--ca'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', '--cert'],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', '--cert'],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', '--cert'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'try http instead of https'],
  ['EPROTO', 'try http instead of https'],
  ['ERR_SSL_SOMETHING_NEW', '--ca, --cert and --key'],
])('%s of a TLS connection says %s', (code, advice) => {
  expect(detailOf(code)).toMatchObject({ failure: 'tls', detail: expect.stringContaining(advice) });
});

test('what OpenSSL says in words counts where the code is a general one', () => {
  expect(detailOf('EPROTO', 'write EPROTO: sslv3 alert handshake failure').detail).toContain('--cert');
});

test('what is not HTTP may be a later version of it', () => {
  expect(detailOf('HPE_INVALID_CONSTANT')).toMatchObject({
    failure: 'not-http',
    detail: expect.stringContaining('HTTP/2'),
  });
});
