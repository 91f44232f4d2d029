import { Interrupted } from '../../../client/concurrency/limit';
import { inOneText } from '../../../client/errors/requestError';

/** Carries out a step of a request that is there by now; what goes wrong is told and not thrown, null where nothing does. */
export async function told(step: () => Promise<unknown>): Promise<string | null> {
	try {
		await step();
		return null;
	} catch (error) {
		if (error instanceof Interrupted) return await Promise.reject(error);
		return inOneText(error as Error);
	}
}
