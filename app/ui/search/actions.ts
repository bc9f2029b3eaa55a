/** Where an action leads, what it is called, and how its Chinese name is spelled, for whoever types it in pinyin. */
export interface Action {
  to: string;
  text: string;
}

const SPELLED: Record<string, string> = {
  '/': 'gongzuotai gzt',
  '/tasks': 'daiban db',
  '/companies': 'qiye qy',
  '/contacts': 'lianxiren lxr',
  '/deals': 'xiangmu xm',
  '/trips': 'waichuzhaoshang wczs',
  '/visits': 'baifang bf',
  '/events': 'huizhan hz',
  '/instructions': 'pishi ps',
  '/screen': 'lingdaoyiping ldyp',
  '/reports/pipeline': 'baobiao bb',
  '/admin/users': 'yonghu yh',
  '/admin/teams': 'tuandui td',
  '/duplicates': 'chachonghebing cchb',
  '/ledgers': 'taizhang tz',
  '/audit': 'shenjirizhi sjrz',
  '/visits/new': 'jibaifang jbf xinjian',
  '/deals/new': 'xinjianxiangmu xjxm',
  '/companies/new': 'xinjianqiye xjqy',
  '/trips/new': 'jihuawaichuzhaoshang jhwczs xinjian',
  '/receptions/new': 'xinjianjiedaifangan xjjdfa',
  '/events/new': 'xinjianhuodong xjhd',
  '/admin/users/new': 'xinjianyonghu xjyh',
  '/admin/teams/new': 'xinjiantuandui xjtd',
};

/** The actions that every word typed is part of, in any order; nothing typed, all of them. */
export function matchingActions(actions: readonly Action[], typed: string): Action[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean);
  return actions.filter(({ to, text }) => {
    const known = `${text.toLowerCase()} ${SPELLED[to] ?? ''} ${to}`;
    return words.every((word) => known.includes(word));
  });
}
