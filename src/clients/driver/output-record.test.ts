import { expect, test } from 'vitest';
import { createOutputRecord } from './output-record.js';

function errorLineOf(text: string): string {
  const record = createOutputRecord();
  record.add(text);
  return record.errorLine();
}

test.each([
  [
    'node:internal/modules:1148\n  const err = new Error(message);\n    ^\n\nError [ERR_X]: Cannot find it\n    at x\nNode.js v20',
    'Error [ERR_X]: Cannot find it',
  ],
  ['Traceback (most recent call last):\n  File "a"\nKeyError: \'x\'\n', "KeyError: 'x'"],
  ['Exception in thread "main" java.lang.Oops: no\n\tat a.b\n', 'Exception in thread "main" java.lang.Oops: no'],
  ['panic: runtime error\n\ngoroutine 1 [running]:\n', 'panic: runtime error'],
  [
    "a.rb:3:in `require': cannot load such file -- b (LoadError)\n",
    "a.rb:3:in `require': cannot load such file -- b (LoadError)",
  ],
  ['starting\nbash: b: command not found\nbye\n', 'bash: b: command not found'],
  ['starting\nready soon\n', 'ready soon'],
  ['', ''],
])('of %j the line that says most is %j', (text, line) => {
  expect(errorLineOf(text)).toBe(line);
});
