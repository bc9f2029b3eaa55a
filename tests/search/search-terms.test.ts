import { describe, expect, it } from 'vitest';
import { phoneTail, termsOf, wholeNames } from '#app/domain/search/search-terms.server.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';

/** How well a record with these names fits what was typed, as the database tells it; undefined where it does not. */
function fits(names: string[], query: string): string[] | undefined {
  const text = searchText(names);
  const ways = termsOf(query).map(({ exact, start, word, anywhere }) => {
    if (text.includes(exact)) return 'exact';
    if (text.includes(start)) return 'start';
    if (word.some((part) => text.includes(part))) return 'word';
    return text.includes(anywhere) ? 'anywhere' : 'not';
  });
  return ways.includes('not') ? undefined : ways;
}

describe('what is typed', () => {
  it.each([
    ['旗滨集团', ['exact']],
    ['旗濱集團', ['exact']],
    ['qibinjituan', ['exact']],
    ['QBJT', ['exact']],
    ['旗滨', ['start']],
    ['旗', ['start']],
    ['qibin', ['start']],
    ['q', ['start']],
    ['集团', ['anywhere']],
    ['jituan', ['anywhere']],
    ['bj', ['anywhere']],
    ['ji', ['anywhere']],
    ['滨', ['anywhere']],
    ['旗滨 jt', ['start', 'anywhere']],
    ['jt 旗滨', ['anywhere', 'start']],
    ['旗滨jt', ['start', 'anywhere']],
  ])('%s', (query, ways) => expect(fits(['旗滨集团'], query)).toEqual(ways));

  it.each(['in', 'an', '团集', 'xyz', '旗滨 zt', '滨旗'])('is no %s', (query) =>
    expect(fits(['旗滨集团'], query)).toBeUndefined(),
  );

  it('finds the words of names in Latin letters by how they begin', () => {
    expect(fits(['Green Power Co., Ltd.'], 'power')).toEqual(['word']);
    expect(fits(['Green Power Co., Ltd.'], 'po')).toEqual(['word']);
    expect(fits(['Green Power Co., Ltd.'], 'ow')).toBeUndefined();
    expect(fits(['Green Power Co., Ltd.'], 'ower')).toEqual(['anywhere']);
  });

  it.each(['中国—南亚', '中国–南亚', '中国-南亚', '中国－南亚', 'zhongguo nanya'])(
    'takes dashes alike: %s',
    (query) => expect(fits(['中国—南亚博览会'], query)).toBeDefined(),
  );

  it.each(['ZT-2023-0427', 'zt20230427', 'ＺＴ－２０２３－０４２７', '0427', '2023 0427'])(
    'finds a code: %s',
    (query) => expect(fits(searchNames.deal({ code: 'ZT-2023-0427', name: '项目' }), query)).toBeDefined(),
  );

  it('is split where Chinese ends, and marks around it are left out', () => {
    expect(termsOf('（旗滨）zt，').map(({ anywhere }) => anywhere)).toEqual([',旗滨', ',zt']);
    expect(termsOf(' — …')).toEqual([]);
    expect(termsOf('a a')).toHaveLength(1);
  });

  it('is a whole name with and without its blanks', () => {
    expect(wholeNames('Jin Bo')).toEqual(['\nǀjin bo\n', '\nǀjinbo\n']);
  });
});

describe('an event', () => {
  const series = { name: '进博会', nameTw: '進博會', nameEn: 'CIIE', fullName: '中国国际进口博览会' };
  const names = searchNames.edition({ title: '', ordinal: 6, year: '2023', venue: '上海', series });

  it.each([
    '进博会',
    '進博會',
    'jinbohui',
    'jbh',
    'CIIE',
    '第六届进博会',
    '第6届进博会',
    '2023年进博会',
    '2023 jbh',
    '进口博览',
  ])('is found by %s', (query) => expect(fits(names, query)).toBeDefined());
});

describe('the end of a telephone number', () => {
  it.each([
    ['1234', '1234'],
    ['138 0000 1234', '13800001234'],
    ['138-0000-1234', '13800001234'],
    ['１２３４', '1234'],
    ['123', undefined],
    ['1234a', undefined],
  ])('%s', (query, tail) => expect(phoneTail(query)).toBe(tail));
});
