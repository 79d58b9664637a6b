import type { Entry } from 'har-format';
import {
  type CredentialName,
  credentialCarriers,
  credentialKinds,
  mainCredential,
  workspaceHeader,
} from '../../../spec/credentials.js';
import { markIn } from '../../model/credential-mark.js';
import {
  isHarmlessHeader,
  isTokenShaped,
  masked,
  mayBeSecret,
  withoutBodySecrets,
  withoutQuerySecrets,
  withoutTokenWords,
} from '../../model/foreign-secrets.js';
import { redactedValue } from '../../model/redacted-value.js';
import { createSecrets } from '../../model/secrets.js';

/**
 * Takes the secrets of a recording out of its entries. Credentials of the API are replaced by their names, wherever they
 * stand. Of headers only what is known to be harmless keeps its value; what is shaped or named like a secret in queries
 * and bodies is masked. Recordings hold live secrets, and nothing that the suite writes may.
 */
export function redactorFor(entries: readonly Entry[]): (entry: Entry) => Entry {
  const tokens = new Set(
    entries.flatMap(({ request }) =>
      request.headers
        .filter(({ name }) => credentialCarriers.includes(name.toLowerCase()))
        .map(({ value }) => value.trim().split(/\s+/).at(-1) ?? '')
        .flatMap((token) => [token, ...insideBasic(token)])
        .filter(isSecret),
    ),
  );
  const secrets = createSecrets(new Map());
  for (const token of tokens) secrets.hide(credentialName(token), token);
  return (entry) => {
    const named: Entry = redactedValue(entry, secrets.redact);
    return {
      ...named,
      request: requestWithoutSecrets(named.request),
      response: responseWithoutSecrets(named.response),
    };
  };
}

/** The kind of a token, by what it looks like; the main one where nothing is known of it. */
export function credentialName(token: string): CredentialName {
  const name = markIn(token)?.name;
  const found = credentialKinds.find(
    (kind) => kind.looksLike !== undefined && (kind.name === name || kind.looksLike.test(token)),
  );
  return found?.name ?? mainCredential;
}

// Words that stand in the place of a token, such as "invalid", also stand in answers, where they give nothing away.
function isSecret(token: string): boolean {
  return token.length >= 12 && /\d/.test(token) && /[a-z]/i.test(token) && !/^\{\{.*\}\}$/.test(token);
}

function insideBasic(token: string): readonly string[] {
  const text = Buffer.from(token, 'base64').toString('latin1');
  return /^[\x21-\x7e]{12,}$/.test(text) && text.includes(':') ? text.split(':') : [];
}

function requestWithoutSecrets(request: Entry['request']): Entry['request'] {
  const { postData, queryString } = request;
  return {
    ...request,
    url: withoutQuerySecrets(request.url),
    ...(Array.isArray(queryString)
      ? { queryString: queryString.map((one) => (mayBeSecret(one.name, one.value) ? { ...one, value: masked } : one)) }
      : {}),
    cookies: [],
    headers: headersWithoutSecrets(request.headers),
    ...(typeof postData?.text === 'string'
      ? { postData: { ...postData, text: withoutBodySecrets(postData.text) } }
      : {}),
  };
}

function responseWithoutSecrets(response: Entry['response']): Entry['response'] {
  const { content, headers } = response;
  return {
    ...response,
    cookies: [],
    ...(Array.isArray(headers) ? { headers: headersWithoutSecrets(headers) } : {}),
    ...(typeof content?.text === 'string'
      ? { content: contentWithoutSecrets({ ...content, text: content.text }) }
      : {}),
  };
}

function contentWithoutSecrets<T extends { readonly text: string; readonly encoding?: string | undefined }>(
  content: T,
): T {
  if (content.encoding !== 'base64') return { ...content, text: withoutBodySecrets(content.text) };
  const bytes = Buffer.from(content.text, 'base64');
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) return content;
  return { ...content, text: Buffer.from(withoutBodySecrets(text)).toString('base64') };
}

function headersWithoutSecrets(headers: Entry['request']['headers']): Entry['request']['headers'] {
  return headers.map((header) => {
    const name = header.name.toLowerCase();
    if (name === 'location' || name === 'referer') return { ...header, value: withoutQuerySecrets(header.value) };
    // What was recorded of a credential stands by name; a scheme and a word that is none are judged as they are.
    const isKept = isHarmlessHeader(name) || (credentialCarriers.includes(name) && !holdsSecret(header.value));
    if (!isKept) return { ...header, value: masked };
    return harmlessOnly(header);
  });
}

// Whatever its name, a word in it may be a token. Where a request goes to, and in which workspace, is judged.
function harmlessOnly(header: Entry['request']['headers'][number]): typeof header {
  const isJudged = ['host', workspaceHeader.header, ...credentialCarriers].includes(header.name.toLowerCase());
  return isJudged ? header : { ...header, value: withoutTokenWords(header.value) };
}

function holdsSecret(value: string): boolean {
  return value.split(/\s+/).some((word) => isTokenShaped(word));
}
