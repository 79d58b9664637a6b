import { Eta } from 'eta';
import { visible } from '../ground/visible.js';

/** A template in the syntax of Eta; `it` is what it is given. Whatever `<%= %>` writes is escaped for HTML and XML, and holds nothing that they forbid. */
export type Template<Data extends object> = (data: Data) => string;

/**
 * Compiles a template and the named parts that it includes. Nothing is read from disk, so it works from source and from
 * a build alike.
 */
export function template<Data extends object>(
  source: string,
  parts: Readonly<Record<`@${string}`, string>> = {},
): Template<Data> {
  const eta = new Eta({
    autoEscape: true,
    autoFilter: true,
    filterFunction: (value) => visible(String(value)),
    cache: true,
  });
  for (const [name, part] of Object.entries(parts)) eta.loadTemplate(name, part);
  eta.loadTemplate('@root', source);
  return (data) => eta.render('@root', data);
}
