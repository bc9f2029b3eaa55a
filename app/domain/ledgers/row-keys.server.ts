import { foldChinese } from '#app/lib/chinese-text.server.ts';
import { companyNameKey } from '#app/lib/company-name.server.ts';
import { searchText } from '#app/lib/search-text.server.ts';

/** A name of a company in the forms by which it is told from others and found. */
export interface CompanyKeys {
  name: string;
  folded: string;
  /** Without form words and place. */
  key: string;
  search: string;
}

/** Names of a row in the forms that are compared and searched; worked out once, when the row is read. */
export interface RowKeys {
  /** The project or journey. */
  name: string;
  search: string;
  /** By the name as written. */
  companies: Record<string, CompanyKeys>;
}

export function rowKeys(name: string, companies: readonly string[]): RowKeys {
  return {
    name: foldChinese(name),
    search: searchText([name]),
    companies: Object.fromEntries(companies.map((company) => [company, companyKeys(company)])),
  };
}

const companyKeys = (name: string): CompanyKeys => ({
  name,
  folded: foldChinese(name),
  key: companyNameKey(name),
  search: searchText([name]),
});
