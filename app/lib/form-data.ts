/** What a posted form holds: text, lists of text, and groups of fields named `group.0.field`. */
export type FormValues = { [name: string]: FormValue };
export type FormValue = string | FormValues | FormValue[];

/** No form nests deeper; a name of thousands of segments is an attack on the stack. */
const MAX_DEPTH = 6;
const SEGMENT = /^[A-Za-z][A-Za-z0-9]*$|^\d{1,3}$/;

/**
 * Turns a posted form into the shape its schema expects. `a.b` nests, `a.0.b` makes a list, and a name ending
 * in `[]` is always a list. Values stay text: "12345" is never turned into a number. Names that are not plain
 * identifiers are dropped, so a forged `__proto__` does nothing; files are dropped too.
 */
export function formValues(form: FormData): FormValues {
  const root: FormValues = {};
  for (const [rawName, value] of form) {
    if (typeof value !== 'string') continue;
    const isList = rawName.endsWith('[]');
    const path = (isList ? rawName.slice(0, -2) : rawName).split('.');
    if (path.length > MAX_DEPTH || !path.every((segment) => SEGMENT.test(segment))) continue;
    if (path[0] === undefined || /^\d/.test(path[0])) continue;
    put(root, path, value, isList);
  }
  return compact(root) as FormValues;
}

function put(group: FormValues, path: string[], value: string, isList: boolean): void {
  const [head = '', ...rest] = path;
  const own = Object.hasOwn(group, head) ? group[head] : undefined;
  if (rest.length === 0) {
    if (isList && Array.isArray(own)) own.push(value);
    else group[head] = isList ? [value] : value;
    return;
  }
  const child: FormValues = isGroup(own) ? own : {};
  group[head] = child;
  put(child, rest, value, isList);
}

function isGroup(value: FormValue | undefined): value is FormValues {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Groups whose names are all numbers are lists; gaps that removed rows left are closed. */
function compact(value: FormValue): FormValue {
  if (!isGroup(value)) return value;
  const entries = Object.entries(value).map(([name, child]) => [name, compact(child)] as const);
  if (entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
  }
  return Object.fromEntries(entries);
}
