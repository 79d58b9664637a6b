import { createHash } from 'node:crypto';
import { pageHead } from '../report/html/page-head.js';
import { style } from '../report/html/style.js';
import { template } from '../report/templates.js';
import type { Account } from './account.js';
import { type Check, problemsOf } from './verification.js';

const shownProblems = 100;

const page = template<{
  readonly policy: string;
  readonly style: string;
  readonly banner: { readonly tone: string; readonly sign: string; readonly title: string; readonly sentence: string };
  readonly account: Account;
  readonly checks: readonly (Check & { readonly more: number })[];
  readonly day: string;
}>(`${pageHead}
<title><%= it.banner.title %>: Seam conformance certificate</title>
<style><%~ it.style %></style>
</head>
<body>
<header class="top"><p class="brand">Seam conformance certificate</p></header>
<main>
<section class="banner <%= it.banner.tone %>" aria-labelledby="outcome">
<div class="verdict">
<h1 id="outcome"><span class="sign" aria-hidden="true"><%= it.banner.sign %></span> <span><%= it.banner.title %></span></h1>
<p class="lead"><%= it.banner.sentence %></p>
</div>
</section>
<section aria-labelledby="account"><h2 id="account">What it says</h2>
<table class="plain"><caption class="unseen">What it says</caption>
<thead class="unseen"><tr><th scope="col">What</th><th scope="col">Value</th></tr></thead><tbody>
<% for (const [name, value] of it.account) { %>
<tr><th scope="row"><%= name %></th><td><%= value %></td></tr>
<% } %>
</tbody></table></section>
<section aria-labelledby="checks"><h2 id="checks">What was checked</h2>
<table class="plain"><caption class="unseen">What was checked</caption>
<thead class="unseen"><tr><th scope="col">Check</th><th scope="col">What was found</th></tr></thead><tbody>
<% for (const { name, state, note, problems, more } of it.checks) { %>
<tr><th scope="row"><span class="<%= { good: 'good', bad: 'bad', unchecked: 'warning' }[state] %>" aria-hidden="true"><%= { good: '✔', bad: '✗', unchecked: '–' }[state] %></span> <%= name %></th><td><%= state === 'unchecked' ? 'not checked: ' : '' %><%= note %>
<% for (const problem of problems) { %>
<p class="bad"><%= problem %></p>
<% } %>
<% if (more > 0) { %><p>and <%= more %> more</p><% } %>
</td></tr>
<% } %>
</tbody></table></section>
</main>
<footer><p>Written by <code>seam-conformance verify</code> on <%= it.day %>. This page proves nothing by itself: whoever doubts it verifies the bundle again.</p></footer>
</body>
</html>
`);

/**
 * The page on a certificate, for people who were shown one: what it says, and what was checked.
 * @param now in milliseconds since 1970.
 */
export function renderVerification(account: Account, checks: readonly Check[], now: number): string {
  return page({
    policy: [
      "default-src 'none'",
      `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
    style,
    banner: bannerOf(checks),
    account,
    checks: checks.map((check) => ({
      ...check,
      problems: check.problems.slice(0, shownProblems),
      more: Math.max(0, check.problems.length - shownProblems),
    })),
    day: new Date(now).toISOString(),
  });
}

function bannerOf(checks: readonly Check[]) {
  const { length } = problemsOf(checks);
  const isUnsigned = checks.some(({ name, state }) => name === 'signature' && state === 'unchecked');
  if (length > 0) {
    const wrong = length === 1 ? 'One thing is wrong' : `${length} things are wrong`;
    return { tone: 'bad', sign: '✗', title: 'not verified', sentence: `${wrong}, as the checks say.` };
  }
  return isUnsigned
    ? {
        tone: 'warning',
        sign: '?',
        title: 'verified, but for the signature',
        sentence: 'Every verdict follows from the evidence; anyone could have written it.',
      }
    : {
        tone: 'good',
        sign: '✔',
        title: 'verified',
        sentence: 'The signature fits, and every verdict follows from the evidence.',
      };
}
