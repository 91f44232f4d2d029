import { Interrupted } from '../../../client/concurrency/limit';

/** Carries out a step of a request that is there by now; what goes wrong is told and not thrown, null where nothing does. */
export async function told(step: () => Promise<unknown>): Promise<string | null> {
	try {
		await step();
		return null;
	} catch (error) {
		if (error instanceof Interrupted) return await Promise.reject(error);
		const { message, description } = error as { message: string; description?: string };
		return [message, description].filter(Boolean).join('. ');
	}
}
