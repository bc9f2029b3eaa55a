import { describe, expect, it } from 'vitest';
import { likePattern, searchLines, searchTerm, searchText } from '#app/lib/search-text.server.ts';

/** Whether a record with these names is found by what was typed, as the SQL does it. */
function finds(names: string[], query: string): boolean {
  const column = searchText(names);
  return searchTerm(query).every((term) => column.includes(term));
}

describe('search', () => {
  it('writes name, pinyin and initials', () => {
    expect(searchLines(['進博會'])).toEqual(['进博会', 'jinbohui', 'jbh']);
    expect(searchLines(['CIIE 进博会'])).toEqual(['ciie 进博会', 'ciiejinbohui', 'ciiejbh']);
    expect(searchLines(['', 'ABC'])).toEqual(['abc']);
  });

  it('marks each line, and adds what terms of one or two characters may mean', () => {
    expect(searchText(['進博會'])).toBe('\nǀ进博会\nǀjinbohui\nǀjbh\n,进博,博会,会,jb,bh,h,ji,bo,hu\n');
    expect(searchText(['CIIE 7'])).toBe('\nǀciie 7\nǀciie7\n,ci,7\n');
    expect(searchText([])).toBe('');
    expect(searchText([''])).toBe('');
  });

  it.each(['进博会', '進博會', 'jinbohui', 'JinBoHui', 'jbh', 'ｊｂｈ', '进 博会', 'jin bo hui'])(
    'finds 进博会 by %s',
    (query) => expect(finds(['中国国际进口博览会', '进博会'], query)).toBe(true),
  );

  it.each(['中国—南亚', '中国–南亚', '中国-南亚', '中国－南亚', '中国——南亚', '中國－南亞', 'zgnyblh'])(
    'takes every dash for the same: %s',
    (query) => expect(finds(['中国—南亚博览会'], query)).toBe(true),
  );

  it('reads polyphones by their word', () => expect(finds(['重庆银行'], 'chongqingyinhang')).toBe(true));

  it('needs every term', () => {
    expect(finds(['北京佳龙投资集团有限公司'], 'jialong 北京')).toBe(true);
    expect(finds(['北京佳龙投资集团有限公司'], 'jialong 上海')).toBe(false);
  });

  it('has no terms for blanks', () => expect(searchTerm('　 \t')).toEqual([]));

  it('escapes what LIKE reads as its own', () => expect(likePattern('50%_\\')).toBe('%50\\%\\_\\\\%'));
});
