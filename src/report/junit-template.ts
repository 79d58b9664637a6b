import { template } from './templates.js';

/** One `<testcase>`. */
export interface JunitCase {
  readonly kind: 'pass' | 'failure' | 'error' | 'skipped';
  readonly name: string;
  readonly classname: string;
  readonly ms: number;
  /** In seconds. */
  readonly time: string;
  readonly type?: string;
  readonly message?: string;
  readonly text?: string;
  /** What is told in the suite's `system-out`. */
  readonly output?: string;
}

/** One `<testsuite>`. */
export interface JunitSuite {
  readonly id: number;
  readonly name: string;
  readonly hostname: string;
  readonly timestamp: string;
  readonly time: string;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly cases: readonly JunitCase[];
  readonly output: string;
}

/** The document. Every text in it must be free of what XML does not allow. */
export const junitTemplate = template<{ readonly suites: readonly JunitSuite[] }>(
  `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<% for (const suite of it.suites) { %>
<testsuite id="<%= suite.id %>" package="seam-conformance" name="<%= suite.name %>" hostname="<%= suite.hostname %>" timestamp="<%= suite.timestamp %>" tests="<%= suite.cases.length %>" failures="<%= suite.failures %>" errors="<%= suite.errors %>" skipped="<%= suite.skipped %>" time="<%= suite.time %>">
<properties>
<% for (const [name, value] of suite.properties) { %>
<property name="<%= name %>" value="<%= value %>"/>
<% } %>
</properties>
<% for (const one of suite.cases) { %>
<testcase name="<%= one.name %>" classname="<%= one.classname %>" time="<%= one.time %>"<% if (one.kind === 'pass') { %>/>
<% } else if (one.kind === 'skipped') { %>><skipped message="<%= one.message %>"/></testcase>
<% } else { %>><<%= one.kind %> type="<%= one.type %>" message="<%= one.message %>"><%= one.text %></<%= one.kind %>></testcase>
<% } } %>
<system-out><%= suite.output %></system-out>
<system-err></system-err>
</testsuite>
<% } %>
</testsuites>
`,
);
