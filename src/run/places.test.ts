import { expect, test } from 'vitest';
import { createPlaces } from './places.js';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('so many act at a time', async () => {
  const places = createPlaces(2);
  let acting = 0;
  let most = 0;
  const act = async () => {
    acting += 1;
    most = Math.max(most, acting);
    await turn();
    acting -= 1;
  };
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => places.take(name, act)));
  expect(most).toBe(2);
});

test('whoever waits leaves its place to others, and goes on once there is one', async () => {
  const places = createPlaces(1);
  const told: string[] = [];
  await Promise.all(
    ['a', 'b'].map((name) =>
      places.take(name, async () => {
        told.push(`${name} acts`);
        await places.aside(name, turn);
        told.push(`${name} goes on`);
        await turn();
        told.push(`${name} ends`);
      }),
    ),
  );
  expect(told).toEqual(['a acts', 'b acts', 'a goes on', 'a ends', 'b goes on', 'b ends']);
});

test('whoever has waited goes on before anyone else begins', async () => {
  const places = createPlaces(1);
  const told: string[] = [];
  const act = (name: string) =>
    places.take(name, async () => {
      told.push(`${name} begins`);
      await places.aside(name, turn);
      told.push(`${name} goes on`);
      await turn();
      await turn();
    });
  await Promise.all(['a', 'b', 'c'].map(act));
  expect(told).toEqual(['a begins', 'b begins', 'c begins', 'a goes on', 'b goes on', 'c goes on']);
  told.length = 0;
  const busy = (name: string) =>
    places.take(name, async () => {
      told.push(`${name} begins`);
      await turn();
      await turn();
    });
  await Promise.all([act('d'), busy('e'), busy('f')]);
  expect(told).toEqual(['d begins', 'e begins', 'd goes on', 'f begins']);
});

test('whoever has no place only waits', async () => {
  const places = createPlaces(1);
  const ended = places.take('a', turn);
  expect(await places.aside('b', async () => 'waited')).toBe('waited');
  await ended;
});

test('whoever has acted while it still waited takes no place again', async () => {
  const places = createPlaces(1);
  const waits: Promise<unknown>[] = [];
  await places.take('a', async () => {
    waits.push(places.aside('a', turn));
  });
  await places.take('b', async () => {
    waits.push(
      places.aside('b', async () => undefined),
      // It has the place that the other one waits for again, for longer than that one acts.
      places.take('c', turn),
    );
  });
  await Promise.all(waits);
  expect(await places.take('d', async () => 'acted')).toBe('acted');
});

test.each(['acts', 'waits'])('a place is free again after someone who %s has failed', async (doing) => {
  const places = createPlaces(1);
  const fail = () => Promise.reject(new Error('failed'));
  const act = doing === 'acts' ? fail : () => places.aside('a', fail);
  await expect(places.take('a', act)).rejects.toThrow('failed');
  expect(await places.take('b', async () => 'acted')).toBe('acted');
});
