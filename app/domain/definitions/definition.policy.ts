import type { CurrentUser } from '#app/auth/user.ts';

/** Everyone reads what the words of reports mean; the city office says it. */
export const editsDefinitions = (user: CurrentUser): boolean => user.role === 'city_office';
