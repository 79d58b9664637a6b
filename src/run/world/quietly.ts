/** What can be found or made; `undefined` where it cannot, and nothing rests on it. */
export async function quietly<T>(find: () => Promise<T>): Promise<T | undefined> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
