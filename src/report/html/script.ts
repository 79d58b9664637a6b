/**
 * What makes the page convenient: filter, deep links, copy. Without it everything can still be read. Plain JavaScript,
 * because it is embedded as it stands.
 */
export const script = `'use strict';
(() => {
  const form = document.querySelector('.filter');
  const announcement = document.getElementById('announcement');
  const sections = [...document.querySelectorAll('.requirement')];
  let items;
  let isFiltered = false;
  const wasOpen = new Map();

  const read = () => sections.flatMap((section) => {
    const heading = (section.dataset.requirement + ' ' + (section.querySelector('.statement')?.textContent ?? '')).toLowerCase();
    return [...section.querySelectorAll('[data-case]')].map((element) => ({
      element,
      section,
      outcome: element.closest('[data-outcome]').dataset.outcome,
      level: element.closest('[data-level]').dataset.level,
      operation: element.closest('[data-operation]').dataset.operation,
      text: (element.id + ' ' + element.textContent).toLowerCase(),
      heading,
    }));
  });

  const hideEmpty = (selector) => {
    for (const group of document.querySelectorAll(selector)) {
      group.hidden = isFiltered && !group.querySelector('[data-case]:not([hidden])');
    }
  };

  const filter = () => {
    items ??= read();
    const words = form.elements.text.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const outcome = form.elements.outcome.value;
    const level = form.elements.level.value;
    const operation = form.elements.operation.value;
    const wasFiltered = isFiltered;
    isFiltered = words.length > 0 || outcome !== '' || level !== '' || operation !== '';
    if (isFiltered && !wasFiltered) for (const one of document.querySelectorAll('details')) wasOpen.set(one, one.open);
    let found = 0;
    for (const item of items) {
      const isOutcome = outcome === '' || outcome === item.outcome ||
        (outcome === 'attention' && (item.outcome === 'fail' || item.outcome === 'inconclusive'));
      const isShown = isOutcome && (level === '' || level === item.level) &&
        (operation === '' || operation === item.operation) &&
        words.every((word) => item.text.includes(word) || item.heading.includes(word));
      item.element.hidden = !isShown;
      if (isShown) found += 1;
    }
    hideEmpty('.cases tbody');
    hideEmpty('.cases');
    hideEmpty('.requirement');
    const shown = new Set(sections.filter((section) => !section.hidden).map((section) => section.dataset.requirement));
    for (const row of document.querySelectorAll('.matrix [data-section]')) row.hidden = isFiltered && !shown.has(row.dataset.section);
    for (const group of document.querySelectorAll('.matrix tbody')) group.hidden = !group.querySelector('[data-section]:not([hidden])');
    if (!isFiltered) { for (const [one, open] of wasOpen) one.open = open; wasOpen.clear(); }
    // Few enough to read are unfolded at once.
    else if (found <= 60) for (const { element } of items) if (!element.hidden) reveal(element);
    form.elements.found.value = isFiltered ? found + (found === 1 ? ' case' : ' cases') : '';
    remember();
  };

  // The filters stand in the address, so that a link to the page leads to what was found.
  const names = ['text', 'outcome', 'level', 'operation'];
  const remember = () => {
    const chosen = names.map((name) => [name, form.elements[name].value]).filter(([, value]) => value !== '');
    if (chosen.length > 0) history.replaceState(null, '', '#?' + new URLSearchParams(chosen));
    else if (location.hash.startsWith('#?')) history.replaceState(null, '', '#requirements');
  };

  const recall = () => {
    const given = new URLSearchParams(location.hash.slice(2));
    for (const name of names) form.elements[name].value = given.get(name) ?? '';
    filter();
    document.getElementById('requirements').scrollIntoView({ block: 'start' });
  };

  const reveal = (element) => {
    for (let one = element; one; one = one.parentElement) if (one.tagName === 'DETAILS' && !one.open) one.open = true;
  };

  const follow = () => {
    if (location.hash.startsWith('#?')) return recall();
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch {}
    const element = id && document.getElementById(id);
    if (!element) return;
    if (element.closest('[hidden]')) { form.reset(); filter(); }
    reveal(element);
    element.scrollIntoView({ block: 'start' });
    if (element.tagName === 'ARTICLE') element.focus({ preventScroll: true });
  };

  const copy = async (button) => {
    const code = button.parentElement.querySelector('code');
    let isCopied = true;
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code);
      isCopied = document.execCommand('copy');
    }
    announcement.textContent = isCopied ? 'Copied.' : 'Not copied; the text is selected.';
    const label = button.firstChild;
    label.data = isCopied ? 'Copied' : 'Selected';
    setTimeout(() => { label.data = 'Copy'; announcement.textContent = ''; }, 1500);
  };

  // Thousands of links to the very place where they stand would be a third of the page.
  for (const row of document.querySelectorAll('tr[data-case]')) {
    const link = document.createElement('a');
    link.href = '#' + encodeURIComponent(row.id);
    link.append(...row.cells[0].childNodes);
    row.cells[0].append(link);
  }
  form.hidden = false;
  for (const button of document.querySelectorAll('.copy')) button.hidden = false;
  let pending;
  form.addEventListener('input', () => { clearTimeout(pending); pending = setTimeout(filter, 80); });
  form.addEventListener('reset', () => setTimeout(filter));
  form.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('click', (event) => {
    const button = event.target.closest('.copy');
    if (button) copy(button);
    // A second click on the same link is no change of the hash, but must still lead there.
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) follow();
  });
  addEventListener('hashchange', follow);
  follow();
})();
`;
