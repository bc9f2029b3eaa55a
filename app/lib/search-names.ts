/** 1 to 99 as Chinese counts them: 7 is 七, 12 is 十二. */
function chineseNumber(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const [tens, units] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[units]}`;
}

interface EditionNames {
  title: string;
  ordinal: number | null;
  year: string;
  venue: string;
  series: { name: string; nameTw: string; nameEn: string; fullName: string };
}

/** By which names each noun is found; what it belongs to (a deal's investors, a visit's company) the database adds. */
export const searchNames = {
  company: ({ name, names }: { name: string; names: readonly string[] }) => [name, ...names],
  contact: ({ name, title }: { name: string; title: string }) => [name, title],
  deal: ({ code, name }: { code: string; name: string }) => [code, name],
  trip: ({ title, leaderName, cities }: { title: string; leaderName: string; cities: readonly string[] }) => [
    title,
    leaderName,
    ...cities,
  ],
  visit: ({ place }: { place: string }) => [place],
  /** 第7届进博会, 第七届中国国际进口博览会, 2023年进博会: an edition is called by its series. */
  edition: ({ title, ordinal, year, venue, series }: EditionNames) => {
    const counted =
      ordinal === null || ordinal > 99 ? [] : [`第${ordinal}届`, `第${chineseNumber(ordinal)}届`];
    const prefixes = ['', `${year}年`, ...counted];
    const called = [series.name, series.fullName].flatMap((name) => prefixes.map((prefix) => prefix + name));
    return [title, ...called, series.nameTw, series.nameEn, venue];
  },
  region: ({ name, shortName, nameEn }: { name: string; shortName: string; nameEn: string }) => [
    shortName,
    name,
    nameEn,
  ],
};
