import type { Person } from '../reading.ts';
import { cleanName, splitOutside } from './lists.ts';
import { plain } from './understood.ts';

/** A mobile number, one with an area code, one of a service line, or a local one, with the blanks and dashes people set. */
const PHONE =
  /(?<!\d)(?:(?:\+|00)?86[-\s]?)?(1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|0\d{2,3}[-\s]?\d{7,8}(?:[-转]\d{1,6})?|400[-\s]?\d{3}[-\s]?\d{4}|[2-8]\d{6,7})(?!\d)/g;
const PHONE_LABEL = /(?:手机号?|电话|联系方式|联系电话|座机|微信同号|微信|[Tt]el|[Mm]obile)[:：]?/g;
const OFFICE =
  '书记|市长|县长|区长|镇长|乡长|局长|主任|董事长|总经理|总裁|总监|经理|部长|处长|科长|股长|所长|院长|会长|秘书长|主席|理事长|厂长|校长|行长|社长|主管|负责人|法人|代表|助理|秘书|专员|干部|常委|委员|顾问|合伙人|工程师|教授|CEO|CFO|COO|CTO';
const RANK =
  '市委|县委|区委|省委|州委|党委|党组|政府|人大|政协|副|常务|执行|集团|公司|区域|项目|高级|首席|分管|总';
const TITLE_ONLY = new RegExp(
  `^(?:\\S*(?:局|办|委|公司|集团|中心|部|园区|协会|政府))?(?:${RANK}|${OFFICE})*(?:${OFFICE})$`,
  'i',
);
const TITLE_THEN_NAME = new RegExp(`^(.*(?:${OFFICE}))(\\p{Script=Han}{2,3})$`, 'iu');
const NAME_THEN_TITLE = new RegExp(`^(?!${RANK})(\\p{Script=Han}{2,3}?)((?:${RANK})*(?:${OFFICE}))$`, 'iu');
const SEPARATOR = /[、，,；;\n/]/;
const AND_OTHERS = /等(?:[\d一二三四五六七八九十两]+[人名位]?)?$/;

/** The phone numbers in a text, as they are kept: without blanks. */
export function readPhones(text: string): string[] {
  return [...plain(text).matchAll(PHONE)].map(([, number = '']) =>
    number.replace(/\s/g, '').replace(/^(1\d\d)-(\d{4})-(\d{4})$/, '$1$2$3'),
  );
}

/**
 * People with what stands beside them: 李总 13912345678; 张三（副总经理）、王五; 市委书记、市长 李四. A title by itself belongs
 * to the name after it, a number by itself to the name before.
 */
export function readPeople(text: string): Person[] {
  const people: Person[] = [];
  let ahead = '';
  for (const { part, by } of splitOutside(plain(text), SEPARATOR)) {
    const phone = readPhones(part).join('、');
    const said = part
      .replace(PHONE, ' ')
      .replace(PHONE_LABEL, ' ')
      .replace(AND_OTHERS, '')
      .replace(/^[\s:：.．-]+|[\s:：-]+$/g, '');
    if (said === '' || /^[()（）\s]*$/.test(said)) {
      const last = people.at(-1);
      if (last && phone) last.phone = [last.phone, phone].filter(Boolean).join('、');
      else if (phone) people.push({ name: '', title: '', phone });
      continue;
    }
    const person = readPerson(said);
    if (person.title === '' && isTitle(person.name) && by === '、') {
      ahead = ahead === '' ? person.name : `${ahead}、${person.name}`;
      continue;
    }
    people.push({ name: person.name, title: [ahead, person.title].filter(Boolean).join('、'), phone });
    ahead = '';
  }
  if (ahead !== '') people.push({ name: ahead, title: '', phone: '' });
  return people;
}

function readPerson(said: string): { name: string; title: string } {
  // 招商局：张三 says where they are from.
  const [, unit, named] = /^([^:]{2,15}):(.+)$/.exec(said) ?? [];
  if (unit && named) {
    const person = readPerson(named);
    return { name: person.name, title: cleanName(unit) + person.title };
  }
  const bracketed = /^([^（(]+)[（(]([^）)]+)[）)]$/.exec(said);
  if (bracketed) return { name: cleanName(bracketed[1] ?? ''), title: cleanName(bracketed[2] ?? '') };
  const words = said.split(/\s+/);
  const titles = words.filter(isTitle);
  if (words.length > 1 && titles.length > 0 && titles.length < words.length)
    return { name: cleanName(words.filter((word) => !isTitle(word)).join(' ')), title: titles.join('') };
  const name = cleanName(said);
  const ends = NAME_THEN_TITLE.exec(name);
  if (ends) return { name: ends[1] ?? '', title: ends[2] ?? '' };
  const begins = TITLE_THEN_NAME.exec(name);
  if (begins && !isTitle(name)) return { name: begins[2] ?? '', title: begins[1] ?? '' };
  return { name, title: '' };
}

const isTitle = (word: string) => TITLE_ONLY.test(word);
