import { pageHead } from './page-head.js';

/** The page, in the syntax of Eta; every `<%= %>` is escaped. */
export const pageTemplate = `${pageHead}
<title><%= it.banner.outcome %>: Seam conformance report</title>
<style><%~ it.style %></style>
</head>
<body>
<a class="skip" href="#requirements">Skip to the requirements</a>
<header class="top">
<p class="brand">Seam conformance report</p>
<nav aria-label="Sections"><ul>
<li><a href="#matrix">Matrix</a></li>
<li><a href="#requirements">Requirements</a></li>
<% if (it.coverage.length > 0) { %>
<li><a href="#coverage">Coverage</a></li>
<% } %>
<li><a href="#not-judged">Not judged</a></li>
<li><a href="#configuration">Configuration</a></li>
</ul></nav>
</header>
<main>
<section class="banner <%= it.banner.tone %>" aria-labelledby="outcome">
<div class="verdict">
<h1 id="outcome"><span class="sign" aria-hidden="true"><%= it.banner.sign %></span> <span><%= it.banner.outcome %></span></h1>
<p class="lead"><%= it.banner.sentence %></p>
<% for (const caution of it.banner.cautions) { %>
<p class="caution"><%= caution %></p>
<% } %>
</div>
<table class="counts"><caption class="unseen">Cases by level and outcome</caption>
<thead><tr><th scope="col"><span class="unseen">Level</span></th>
<% for (const { outcome } of it.banner.counts[0].cells) { %>
<th scope="col"><%= outcome %></th>
<% } %>
</tr></thead><tbody>
<% for (const { level, cells } of it.banner.counts) { %>
<tr><th scope="row"><%= level %></th>
<% for (const { outcome, count } of cells) { %>
<td class="<%= count === 0 ? 'zero' : outcome + ' ' + level %>"><%= count %></td>
<% } %>
</tr>
<% } %>
</tbody></table>
<dl class="facts">
<% for (const [name, value] of it.banner.facts) { %>
<div><dt><%= name %></dt><dd><%= value %></dd></div>
<% } %>
</dl>
</section>
<% if (it.attention.length > 0) { %>
<section aria-labelledby="attention"><h2 id="attention">Look at this first</h2>
<ul class="attention">
<% for (const one of it.attention) { %>
<li class="<%= one.mark.tone %>"><a href="<%= one.href %>"><span class="sign" aria-hidden="true"><%= one.mark.sign %></span><span class="level"><%= one.level %></span> <code><%= one.requirement %></code></a> <span class="tally"><%= one.tally %></span><p><%~ include('@prose', { parts: one.statement }) %></p>
<% for (const parts of one.lines) { %>
<p class="detail"><%~ include('@prose', { parts }) %></p>
<% } %>
</li>
<% } %>
</ul></section>
<% } %>
<section aria-labelledby="matrix"><h2 id="matrix">Requirements by operation</h2>
<p class="legend"><span class="good">✔ pass</span> <span class="bad">✗ fail (MUST)</span> <span class="warning">✗ fail (SHOULD)</span> <span class="notice">✗ fail (MAY)</span> <span class="warning">? inconclusive</span> <span class="muted">· not judged for a failure elsewhere</span> <span class="muted">– inapplicable or without a case</span></p>
<div class="wide" role="region" aria-label="Table of requirements by operation" tabindex="0">
<table class="matrix"><caption class="unseen">What each requirement came to on each operation, with the number of cases</caption>
<thead><tr><th scope="col">Requirement</th><th scope="col">Level</th>
<% for (const operation of it.matrix.operations) { const at = operation.lastIndexOf('.') + 1; %>
<th scope="col"><span class="scope"><% for (const word of operation.slice(0, at).split(/(?<=_)/)) { %><%= word %><wbr><% } %></span><% for (const word of operation.slice(at).split(/(?<=_)/)) { %><%= word %><wbr><% } %></th>
<% } %>
</tr></thead>
<% for (const { name, rows } of it.matrix.groups) { %>
<tbody><tr class="group"><th scope="rowgroup" colspan="<%= it.matrix.operations.length + 2 %>"><%= name %></th></tr>
<% for (const row of rows) { %>
<tr data-section="<%= row.requirement %>"><th scope="row" title="<%= row.title %>"><a href="<%= row.href %>"><%= row.requirement %></a></th><td class="level"><%= row.level %></td>
<% for (const cell of row.cells) { %>
<% if (cell) { %>
<td class="cell <%= cell.mark.tone %>"><span aria-hidden="true"><%= cell.mark.sign %></span><span class="unseen"><%= cell.mark.word %>,</span> <%= cell.count %><% if (cell.level) { %> <small><%= cell.level %></small><% } %></td>
<% } else { %>
<td class="cell muted"><span aria-hidden="true">–</span><span class="unseen">no case</span></td>
<% } %>
<% } %>
</tr>
<% } %>
</tbody>
<% } %>
</table></div></section>
<section aria-labelledby="requirements"><h2 id="requirements">Requirements</h2>
<form class="filter" role="search" aria-label="Filter cases" hidden>
<label>Search <input type="search" name="text" autocomplete="off" spellcheck="false" placeholder="id, title or finding"></label>
<label>Outcome <select name="outcome"><option value="">all</option><option value="attention">not passed</option><option>fail</option><option>inconclusive</option><option>pass</option><option>inapplicable</option></select></label>
<label>Level <select name="level"><option value="">all</option><option>MUST</option><option>SHOULD</option><option>MAY</option></select></label>
<label>Operation <select name="operation"><option value="">all</option>
<% for (const operation of it.matrix.operations) { %>
<option><%= operation %></option>
<% } %>
</select></label>
<button type="reset">Clear</button>
<output name="found" aria-live="polite"></output>
</form>
<% for (const section of it.sections) { %>
<%~ include('@section', section) %>
<% } %>
</section>
<% if (it.coverage.length > 0) { %>
<section aria-labelledby="coverage"><h2 id="coverage">Coverage of the contract</h2>
<p>Every constraint on parameters, and how many requests of this run met it and broke it. The contract decides which did, not the intention of a case.</p>
<% for (const { operation, rows } of it.coverage) { %>
<table class="plain numbers"><caption><code><%= operation %></code></caption>
<thead><tr><th scope="col">Constraint</th><th scope="col">Satisfied by</th><th scope="col">of these accepted</th><th scope="col">Violated by</th><th scope="col">of these refused</th></tr></thead><tbody>
<% for (const row of rows) { %>
<tr><th scope="row"><%= row.constraint %></th>
<% for (const count of [row.satisfied, row.accepted, row.violated, row.refused]) { %>
<td class="<%= count === 0 ? 'zero' : '' %>"><%= count %></td>
<% } %>
</tr>
<% } %>
</tbody></table>
<% } %>
</section>
<% } %>
<section aria-labelledby="not-judged"><h2 id="not-judged">What was not judged, and why</h2>
<% if (it.notJudged.length === 0) { %>
<p>Everything that the suite knows was judged.</p>
<% } else { %>
<table class="plain"><caption class="unseen">What was not judged</caption>
<thead><tr><th scope="col">What</th><th scope="col">Kind</th><th scope="col">Cases</th><th scope="col">Reason</th></tr></thead><tbody>
<% for (const one of it.notJudged) { %>
<tr><th scope="row"><% if (one.href) { %><a href="<%= one.href %>"><%= one.what %></a><% } else { %><%= one.what %><% } %></th><td><%= one.kind %></td><td><%= one.cases ?? '–' %></td><td><%= one.reason %></td></tr>
<% } %>
</tbody></table>
<% } %>
</section>
<section aria-labelledby="configuration"><h2 id="configuration">Configuration in force</h2>
<p>Credentials are shown by the variable that holds them, never by their value.</p>
<table class="plain"><caption class="unseen">Configuration</caption>
<thead><tr><th scope="col">Setting</th><th scope="col">Value</th></tr></thead><tbody>
<% for (const [name, value] of it.settings) { %>
<tr><th scope="row"><code><%= name %></code></th><td><%= value %></td></tr>
<% } %>
</tbody></table>
</section>
</main>
<footer><p>Every verdict can be computed again from <code>exchanges.har</code>, which holds all exchanges in full.</p></footer>
<p class="unseen" role="status" id="announcement"></p>
<script><%~ it.script %></script>
</body>
</html>
`;
