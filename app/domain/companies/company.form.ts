import type { readCompany } from './company.queries.server.ts';

/** A company as its form holds it: text throughout. */
export function companyFormValues(company: Awaited<ReturnType<typeof readCompany>>) {
  return {
    id: company.id,
    version: String(company.version),
    name: company.name,
    uscc: company.uscc ?? '',
    originCode: company.originCode ?? '',
    industryCode: company.industryCode ?? '',
    groupName: company.groupName ?? '',
    website: company.website ?? '',
    address: company.address ?? '',
    profile: company.profile,
    names: company.names.map(({ name, kind }) => ({ name, kind })),
    kinds: company.kinds.map(({ kindCode, listYear }) => ({
      code: kindCode,
      listYear: String(listYear ?? ''),
    })),
  };
}
