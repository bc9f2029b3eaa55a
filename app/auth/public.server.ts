import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { FormValues } from '#app/lib/form-data.ts';
import type { LoadContext } from '#app/lib/load-context.ts';
import { answerRefusal, asThrown, refuseForeignOrigin } from './guard.server.ts';
import { readForm } from './read-form.server.ts';

export interface Visit {
  request: Request;
  url: URL;
  context: LoadContext;
  values: FormValues;
}

/** An action for visitors who need not be signed in; it refuses posts from other sites all the same. */
export function publicAction<T>(act: (visit: Visit) => Promise<T>) {
  return async ({ request, context }: ActionFunctionArgs) => {
    try {
      refuseForeignOrigin(request);
      const { values } = await readForm(request);
      return await answerRefusal(values, () => act({ request, url: new URL(request.url), context, values }));
    } catch (error) {
      throw asThrown(error);
    }
  };
}

/** A loader for visitors who need not be signed in; what it refuses is answered with its status. */
export function publicLoader<T>(load: (args: LoaderFunctionArgs) => Promise<T>) {
  return async (args: LoaderFunctionArgs): Promise<T> => {
    try {
      return await load(args);
    } catch (error) {
      throw asThrown(error);
    }
  };
}
