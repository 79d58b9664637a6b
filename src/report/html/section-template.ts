/** One requirement, collapsed unless somebody has to look at it. */
export const sectionPart = `<details class="requirement <%= it.mark.tone %>" id="<%= it.id %>" data-requirement="<%= it.requirement %>"<% if (it.isOpen) { %> open<% } %>>
<summary><span class="sign" aria-hidden="true"><%= it.mark.sign %></span><span class="unseen"><%= it.mark.word %>:</span><span class="level"><%= it.level %></span><h3><%= it.requirement %></h3><span class="tally"><%= it.tally %></span></summary>
<div class="body">
<p class="statement"><% if (it.statement) { %><%~ include('@prose', { parts: it.statement }) %><% } else { %>This version of the suite has no statement for the requirement.<% } %></p>
<dl class="about">
<% if (it.why) { %>
<div><dt>Consequence for an integrator</dt><dd><%~ include('@prose', { parts: it.why }) %></dd></div>
<% } %>
<% if (it.causes.length > 0) { %>
<div><dt>Usual causes</dt><dd><ul>
<% for (const cause of it.causes) { %>
<li><%~ include('@prose', { parts: cause }) %></li>
<% } %>
</ul></dd></div>
<% } %>
<% if (it.fix) { %>
<div><dt>Fix</dt><dd><%~ include('@prose', { parts: it.fix }) %></dd></div>
<% } %>
<% if (it.sources.length > 0) { %>
<div><dt>Source</dt><dd><ul>
<% for (const source of it.sources) { %>
<li><%~ include('@prose', { parts: source.title }) %><span class="detail"><%~ include('@prose', { parts: source.detail }) %></span></li>
<% } %>
</ul></dd></div>
<% } %>
</dl>
<% for (const article of it.articles) { %>
<%~ include('@case', article) %>
<% } %>
<% for (const table of it.tables) { %>
<details class="cases" data-outcome="<%= table.outcome %>"><summary><span class="<%= table.mark.tone %>"><span aria-hidden="true"><%= table.mark.sign %></span> <%= table.count %> <%= table.outcome %></span></summary>
<table><caption class="unseen">Cases of <%= it.requirement %>: <%= table.outcome %></caption>
<thead class="unseen"><tr><th scope="col">Case</th><th scope="col">What it shows</th></tr></thead>
<% for (const group of table.groups) { %>
<tbody data-level="<%= group.level %>" data-operation="<%= group.operation %>"><tr class="group"><th colspan="2" scope="rowgroup"><%= group.operation %></th></tr>
<% for (const row of group.rows) { %>
<tr data-case id="<%= row.id %>"><td><%= row.variant %></td><td><%~ include('@prose', { parts: row.titleParts }) %><% for (const finding of row.findings) { %><span class="detail"><%= finding %></span><% } %></td></tr>
<% } %>
</tbody>
<% } %>
</table><% if (table.unlisted > 0) { %><p class="cut">And <%= table.unlisted %> more; all of them stand in report.json.</p><% } %></details>
<% } %>
<% if (it.mutants) { %>
<details class="proven"><summary>Proven on <%= it.mutants.length %> broken <%= it.mutants.length === 1 ? 'implementation' : 'implementations' %></summary>
<ul>
<% for (const mutant of it.mutants) { %>
<li><code><%= mutant.id %></code><span class="detail"><%= mutant.title %></span></li>
<% } %>
</ul></details>
<% } %>
</div></details>
`;

/** One case in full. */
export const casePart = `<article data-case data-outcome="<%= it.mark.word %>" data-level="<%= it.level %>" data-operation="<%= it.operation %>" class="case <%= it.mark.tone %>" id="<%= it.id %>" tabindex="-1">
<h4><span class="sign" aria-hidden="true"><%= it.mark.sign %></span><span class="unseen"><%= it.mark.word %>:</span> <%~ include('@prose', { parts: it.titleParts }) %></h4>
<p class="where"><a href="<%= it.href %>"><%= it.id %></a></p>
<% for (const { where, expected, actual } of it.parts) { %>
<% if (expected === undefined) { %>
<p class="finding"><%= where %></p>
<% } else { %>
<dl class="finding"><div><dt>At</dt><dd><%= where %></dd></div><div class="expected"><dt>Expected</dt><dd><%= expected %></dd></div><div class="actual"><dt>Actual</dt><dd><%= actual %></dd></div></dl>
<% } %>
<% } %>
<p class="remarks"><%= it.remarks.join(' ') %></p>
<% if (it.exchange) { %>
<%~ include('@exchange', it.exchange) %>
<% } %>
<div class="command"><h5>Judge this case again</h5><button type="button" class="copy" hidden>Copy<span class="unseen"> the command that judges the case again</span></button><pre><code><%= it.rerun %></code></pre></div>
</article>
`;

/** One exchange and the command that repeats it. */
export const exchangePart = `<div class="exchange">
<div><h5>Request <span><%= it.step %></span></h5><pre><code><%= it.request %></code></pre></div>
<div><h5>Response</h5><pre><code><%= it.response %></code></pre></div>
</div>
<% if (it.isCut) { %>
<p class="cut">Cut to fit; the full text is entry <%= it.index %> of exchanges.har.</p>
<% } %>
<% if (it.curl !== '') { %><div class="command"><h5>Send it yourself</h5><button type="button" class="copy" hidden>Copy<span class="unseen"> the curl command</span></button><pre><code><%= it.curl %></code></pre><% if (it.note !== '') { %><p class="cut"><%= it.note[0].toUpperCase() + it.note.slice(1) %>.</p><% } %></div><% } %>
`;

/** A sentence with code in it. */
export const prosePart = `<% for (const { text, isCode } of it.parts) { %><% if (isCode) { %><code><%= text %></code><% } else { %><%= text %><% } %><% } %>`;
