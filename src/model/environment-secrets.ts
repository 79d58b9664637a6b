import { credentialKinds } from '../../spec/credentials.js';

const tellingName = /TOKEN|SECRET|PASS(?:W|PHRASE|$)|CREDENTIAL|API_?KEY|PRIVATE|_(?:KEY|PWD|PAT|JWT|DSN)$/i;
const shortest = 12;

/**
 * The secrets that an environment holds, each with what it is known as: credentials of the API, values of variables with
 * telling names that look like made by no person, and what stands as a password in a URL.
 * @param further names of variables that hold secrets whatever they look like.
 */
export function environmentSecrets(
  env: NodeJS.ProcessEnv,
  further: readonly string[] = [],
): readonly (readonly [label: string, value: string])[] {
  const own = new Set([...credentialKinds.map(({ variable }) => variable), ...further]);
  return Object.entries(env).flatMap(([name, value = '']) => {
    const secrets = own.has(name) || (tellingName.test(name) && looksMade(value)) ? [value] : [];
    return [...secrets, ...passwordsIn(value)].map((one) => [`variable ${name}`, one] as const);
  });
}

// A path, a flag or a word under such a name is not the secret itself.
function looksMade(value: string): boolean {
  return value.length >= shortest && /\d/.test(value) && /[a-z]/i.test(value) && !/^[./~]|\s|:\/\//.test(value);
}

/** The password of a URL as it is written and as it is meant, and together with the name, as it is sent. */
export function passwordsIn(text: string): readonly string[] {
  if (!text.includes('@') || !URL.canParse(text)) return [];
  const { username, password } = new URL(text);
  const pairs = [`${username}:${password}`, `${decoded(username)}:${decoded(password)}`];
  return [...new Set([...(password === '' ? [username] : [password, decoded(password)]), ...pairs])].filter(
    (one) => one !== '' && one !== ':',
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
