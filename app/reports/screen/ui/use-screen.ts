import { usePolled } from '#app/ui/use-polled.ts';
import type { LeaderScreen } from '../screen.ts';

/** How often a screen asks for news. */
const EVERY_MS = 15_000;

/** What a page was loaded with. */
export interface Shown {
  state: string;
  body: LeaderScreen;
  at: string;
}

/** The screen as it is now, when it was computed, and whether the connection is lost. */
export function useScreen(first: Shown) {
  const { body, isLost, at } = usePolled<LeaderScreen>('/screen.json', first, EVERY_MS);
  return { screen: body, isLost, at: at ?? first.at };
}

export type Screen = ReturnType<typeof useScreen>;
