/** The style sheet of the page: light, dark and print. */
export const style = `
:root{--page:#f6f8fa;--card:#fff;--text:#1b1f24;--soft:#57606a;--line:#d5dbe1;--inset:#f3f5f8;--link:#0b5394;
--good:#116329;--good-tint:#e6f4ea;--bad:#a31515;--bad-tint:#fdebea;--warning:#7a4a00;--warning-tint:#fff3d9;--notice:#4a5663;--notice-tint:#eef1f4;--focus:#0b5394}
@media screen and (prefers-color-scheme:dark){:root{--page:#0e1217;--card:#161b22;--text:#e6edf3;--soft:#a3aebb;--line:#30373f;--inset:#0f141a;--link:#8ab8ff;
--good:#62d077;--good-tint:#12281a;--bad:#ff958a;--bad-tint:#351715;--warning:#eac054;--warning-tint:#2d2410;--notice:#b4bfca;--notice-tint:#20272f;--focus:#8ab8ff}}
*{box-sizing:border-box}
html{color-scheme:light dark;scroll-padding-top:5.5rem}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
main,footer{max-width:76rem;margin:0 auto;padding:0 1.25rem}
footer{padding-block:1rem 3rem;color:var(--soft)}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em}
h1,h2,h3,h4,h5{line-height:1.25;margin:0}
h2{font-size:1.3rem;margin:2.75rem 0 .75rem}
ul{margin:0;padding-left:1.1rem}
[hidden]{display:none!important}
.unseen{position:absolute!important;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem 1rem;z-index:3}
.good{color:var(--good)}.bad{color:var(--bad)}.warning{color:var(--warning)}.notice{color:var(--notice)}.muted{color:var(--soft)}
.top{display:flex;flex-wrap:wrap;gap:.25rem 2rem;align-items:center;max-width:76rem;margin:0 auto;padding:1rem 1.25rem .75rem}
.brand{margin:0;font-weight:650}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0}
.banner{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:1rem 2.5rem;background:var(--card);border:1px solid var(--line);border-left:.5rem solid currentColor;border-radius:10px;padding:1.5rem 1.75rem}
.banner h1{font-size:2.2rem;letter-spacing:-.02em}
.banner h1 span:last-child{display:inline-block}.banner h1 span:last-child::first-letter{text-transform:uppercase}
.lead{color:var(--text);font-size:1.12rem;margin:.4rem 0 0}
.caution{color:var(--warning);margin:.35rem 0 0;overflow-wrap:anywhere}
.counts{border-collapse:collapse;align-self:start;color:var(--text);font-variant-numeric:tabular-nums}
.counts th{font-weight:500;font-size:.85rem;color:var(--soft);padding:.1rem .6rem;text-align:right}
.counts td{text-align:right;padding:.15rem .6rem;font-size:1.15rem;font-weight:600;border-top:1px solid var(--line)}
.counts tbody th{border-top:1px solid var(--line)}
.counts .pass{color:var(--good)}.counts .fail.MUST{color:var(--bad)}.counts .fail.SHOULD,.counts .inconclusive{color:var(--warning)}.counts .fail.MAY{color:var(--notice)}
.counts .zero,.numbers .zero{color:var(--soft);font-weight:400}
.facts{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:0;padding-top:1rem;border-top:1px solid var(--line);color:var(--text)}
dt{font-size:.78rem;font-weight:600;color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
.facts dd{font-size:.92rem}
.attention{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,23rem),1fr));gap:.75rem}
.attention li{background:var(--card);border:1px solid var(--line);border-left:4px solid currentColor;border-radius:8px;padding:.65rem .9rem}
.attention a{font-weight:600;text-decoration:none}.attention a:hover{text-decoration:underline}
.attention p{margin:.2rem 0 0;color:var(--text);font-size:.92rem}.attention code{overflow-wrap:anywhere}
.attention .sign{margin-right:.4rem}
.attention .sign{font-weight:700}.attention .bad .sign{color:var(--bad)}.attention .warning .sign{color:var(--warning)}.attention .notice .sign{color:var(--notice)}
.attention .tally{display:block}
.tally{color:var(--soft);font-size:.86rem}
.level{font-size:.72rem;font-weight:650;letter-spacing:.04em;color:var(--soft)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;font-size:.88rem;margin:.25rem 0 .6rem}
.wide{position:relative;overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:10px}
.matrix{border-collapse:separate;border-spacing:0;width:100%;font-size:.88rem;font-variant-numeric:tabular-nums}
.matrix th,.matrix td{padding:.28rem .75rem;border-bottom:1px solid var(--line);text-align:left}
.matrix thead th{vertical-align:bottom;font-weight:600;font-size:.8rem;background:var(--inset);overflow-wrap:anywhere;min-width:7rem}
.matrix .scope{display:block;color:var(--soft);font-weight:400;white-space:nowrap}
.matrix tbody th{font-weight:400;white-space:nowrap}
.matrix tbody th a{text-decoration:none}.matrix tbody th a:hover{text-decoration:underline}
.matrix .group th{font-weight:650;padding-top:.8rem;color:var(--soft)}
.matrix td.bad{background:var(--bad-tint);font-weight:650}.matrix td.warning{background:var(--warning-tint)}.matrix td.notice{background:var(--notice-tint)}
.matrix tbody:last-child tr:last-child>*{border-bottom:0}
.filter{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:end;background:var(--page);padding:.6rem 0;border-bottom:1px solid var(--line);margin-bottom:.75rem}
.filter label{display:grid;font-size:.78rem;font-weight:600;color:var(--soft)}
.filter label:first-child{flex:1 1 14rem}
input,select{min-width:0}.filter label{min-width:0}
input,select,button{font:inherit;font-weight:400;font-size:.92rem;color:var(--text);background:var(--card);border:1px solid var(--soft);border-radius:6px;padding:.3rem .6rem;max-width:100%}
button{cursor:pointer}button:hover{border-color:var(--link)}
::placeholder{color:var(--soft);opacity:1}
output{font-size:.9rem;color:var(--soft);padding-bottom:.35rem;min-width:7rem}
.requirement{background:var(--card);border:1px solid var(--line);border-radius:8px;margin:.4rem 0;scroll-margin-top:5.5rem}
.requirement.bad{border-left:4px solid var(--bad)}.requirement.warning{border-left:4px solid var(--warning)}.requirement.notice{border-left:4px solid var(--notice)}
summary{cursor:pointer}
.requirement,.case{color:inherit}
.requirement>summary{display:flex;flex-wrap:wrap;gap:.1rem .7rem;align-items:baseline;padding:.5rem .9rem;list-style:none}
.requirement>summary::-webkit-details-marker{display:none}
.requirement>summary::after{content:"▸";margin-left:auto;color:var(--soft)}
.requirement[open]>summary::after{content:"▾"}
.requirement>summary .level{min-width:3.4rem}
.requirement>summary .sign{width:1rem;font-weight:700;text-align:center}
.requirement.good>summary .sign{color:var(--good)}.requirement.bad>summary .sign{color:var(--bad)}.requirement.warning>summary .sign{color:var(--warning)}.requirement.notice>summary .sign{color:var(--notice)}
.requirement h3{font-size:1rem;font-weight:600;overflow-wrap:anywhere}
.body{padding:.1rem 1.1rem 1.1rem;border-top:1px solid var(--line);color:var(--text)}
.statement{font-size:1.08rem;margin:.75rem 0}
.about{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:.75rem 2rem;margin:0 0 1rem;font-size:.92rem}
.detail{display:block;color:var(--soft);font-size:.92em;overflow-wrap:anywhere}
.case{border:1px solid var(--line);border-left:4px solid var(--soft);border-radius:8px;padding:.8rem 1rem;margin:.75rem 0;color:var(--text);scroll-margin-top:5.5rem}
.case.good{border-left-color:var(--good)}.case.bad{border-left-color:var(--bad)}.case.warning{border-left-color:var(--warning)}
.case h4{font-size:1rem;overflow-wrap:anywhere}
.case.good .sign{color:var(--good)}.case.bad .sign{color:var(--bad)}.case.warning .sign{color:var(--warning)}
.case .where{margin:.1rem 0 .6rem;font-size:.84rem;overflow-wrap:anywhere}
dl.finding{display:grid;grid-template-columns:auto minmax(0,1fr) minmax(0,1fr);gap:.5rem;margin:.5rem 0}
dl.finding>div,p.finding{border-radius:6px;padding:.4rem .7rem;background:var(--inset);margin:0}
dl.finding .expected{background:var(--good-tint)}dl.finding .actual{background:var(--bad-tint)}
.case.warning dl.finding .actual{background:var(--warning-tint)}
dl.finding .expected dt{color:var(--good)}dl.finding .actual dt{color:var(--bad)}.case.warning dl.finding .actual dt{color:var(--warning)}
.case.notice dl.finding .actual{background:var(--notice-tint)}.case.notice dl.finding .actual dt{color:var(--notice)}
.remarks,.cut{font-size:.88rem;color:var(--soft);margin:.5rem 0}
h5{font-size:.78rem;font-weight:600;color:var(--soft)}
h5 span{font-weight:400;overflow-wrap:anywhere}
.exchange{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:.75rem;margin-top:.75rem}
pre{margin:.2rem 0 0;padding:.6rem .8rem;background:var(--inset);border:1px solid var(--line);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.45}
.command{display:grid;grid-template-columns:1fr auto;align-items:end;margin-top:.75rem}
.command pre,.command p{grid-column:1/-1}
.copy{padding:.05rem .6rem;font-size:.82rem}
.cases{margin:.6rem 0 0}
.cases>summary{padding:.2rem 0;font-size:.92rem;font-weight:600}
.cases table{border-collapse:collapse;width:100%;font-size:.88rem;margin-top:.3rem}
.cases td,.cases .group th{padding:.2rem .6rem .2rem 0;text-align:left;vertical-align:top;border-top:1px solid var(--line);overflow-wrap:anywhere}
.cases td:first-child{width:42%}
.cases .group th{color:var(--soft);padding-top:.6rem;border-top:0}
.cases a{text-decoration:none}.cases a:hover{text-decoration:underline}
.cases tr{scroll-margin-top:5.5rem}
:target{outline:3px solid var(--focus);outline-offset:2px}h2:target{outline:0}
.plain{border-collapse:collapse;width:100%;background:var(--card);border:1px solid var(--line);font-size:.9rem;margin:0 0 1.25rem}
.plain caption{text-align:left;padding:.3rem 0;font-weight:600}
.plain th,.plain td{text-align:left;vertical-align:top;padding:.3rem .75rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}
.plain td:last-child{overflow-wrap:anywhere}
.plain:not(.numbers) tbody th{width:22rem;max-width:40vw}
.plain tbody th{font-weight:400}
.plain thead th{background:var(--inset);font-size:.8rem}
.numbers td,.numbers thead th:not(:first-child){text-align:right;font-variant-numeric:tabular-nums;width:10rem}
.proven{margin:.75rem 0 0;font-size:.88rem;color:var(--soft)}
@media (max-width:48rem){.matrix th,.matrix td{padding:.28rem .4rem}.matrix thead th{min-width:4.5rem;font-size:.72rem}.matrix tbody th{white-space:normal;overflow-wrap:anywhere;min-width:8.5rem;max-width:11rem;position:sticky;left:0;background:var(--card)}.matrix thead th:first-child{position:sticky;left:0}.matrix .group th{position:static}.matrix td.level,.matrix thead th:nth-child(2){display:none}.matrix .scope{white-space:normal}.plain{table-layout:fixed}.plain th,.plain td{padding:.3rem .4rem;overflow-wrap:anywhere}.plain:not(.numbers) tbody th{width:auto;max-width:none}.banner{grid-template-columns:minmax(0,1fr);padding:1.1rem}.counts{width:100%}.counts th,.counts td{padding-inline:.15rem;font-size:.7rem}.counts td{font-size:1rem}.banner h1{font-size:1.7rem}.filter{position:static}dl.finding{grid-template-columns:1fr}.numbers td,.numbers thead th:not(:first-child){width:auto}}
@media print{:root{--page:#fff;font-size:66%}body{font-size:1rem}.banner h1{white-space:nowrap}.filter,.copy,.top nav,.skip{display:none!important}main,footer{max-width:none;padding:0}
.case,.attention li,.exchange>div,tr{break-inside:avoid}h2,h4,summary{break-after:avoid}.wide{overflow:visible}.matrix th,.matrix td{padding:.15rem .4rem}a{text-decoration:none;color:inherit}}
`;
