import { expect, test } from 'vitest';
import { oneLine, withoutCommands } from './visible.js';

test.each([
  ['a\nb\r\nc', 'a␊b␊c'],
  ['\x1b[32m✔ verified\x1b[0m', '␛[32m✔ verified␛[0m'],
  ['\x9b32mgreen', '⟨U+009B⟩32mgreen'],
  ['left\u202etfel', 'left⟨U+202E⟩tfel'],
  ['to ##vso[task.setvariable variable=x]y', 'to # #vso[task.setvariable variable=x]y'],
  ['##[error]no', '# #[error]no'],
  ['::set-output name=x::y', ': :set-output name=x::y'],
  ['  ::error::x', '  : :error::x'],
  ['::1', ': :1'],
  ['a::b, # heading, ## heading', 'a::b, # heading, ## heading'],
])('%j stands in a line as %s', (text, shown) => {
  expect(oneLine(text)).toBe(shown);
});

test('a page keeps its lines, and loses commands', () => {
  expect(withoutCommands('one\n##vso[x]\ntwo')).toBe('one\n# #vso[x]\ntwo');
});
