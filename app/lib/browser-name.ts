const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger\/(\d+)/, 'WeChat'],
  [/Edg(?:A|iOS)?\/(\d+)/, 'Edge'],
  [/QQBrowser\/(\d+)/, 'QQ Browser'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
];

const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** A user agent as people know it, `Chrome 109 · Windows`; empty when nothing in it is known. */
export function browserName(userAgent: string): string {
  const found = BROWSERS.map(([pattern, name]) => ({ name, match: pattern.exec(userAgent) })).find(
    ({ match }) => match,
  );
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [found && `${found.name} ${found.match?.[1]}`, system].filter(Boolean).join(' · ');
}
