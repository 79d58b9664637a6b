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

/** What stands before the suites. */
export const junitStart = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';

/** What stands behind them. */
export const junitEnd = '</testsuites>\n';

/** A suite. Every text in it must be free of what XML does not allow. */
export const junitSuite = template<JunitSuite>(
  `<testsuite id="<%= it.id %>" package="seam-conformance" name="<%= it.name %>" hostname="<%= it.hostname %>" timestamp="<%= it.timestamp %>" tests="<%= it.cases.length %>" failures="<%= it.failures %>" errors="<%= it.errors %>" skipped="<%= it.skipped %>" time="<%= it.time %>">
<properties>
<% for (const [name, value] of it.properties) { %>
<property name="<%= name %>" value="<%= value %>"/>
<% } %>
</properties>
<% for (const one of it.cases) { %>
<testcase name="<%= one.name %>" classname="<%= one.classname %>" time="<%= one.time %>"<% if (one.kind === 'pass') { %>/>
<% } else if (one.kind === 'skipped') { %>><skipped message="<%= one.message %>"/></testcase>
<% } else { %>><<%= one.kind %> type="<%= one.type %>" message="<%= one.message %>"><%= one.text %></<%= one.kind %>></testcase>
<% } } %>
<system-out><%= it.output %></system-out>
<system-err></system-err>
</testsuite>
`,
);
