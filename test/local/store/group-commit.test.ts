import { describe, expect, it } from 'vitest';
import { groupCommit } from '../../../local/store/group-commit.ts';

const recording = () => {
  const commits: (readonly string[])[] = [];
  return { commits, group: groupCommit<string>((rows) => void commits.push(rows)) };
};

describe('group commit', () => {
  it('gathers the calls of one turn in one commit, in call order', async () => {
    const { commits, group } = recording();
    await Promise.all([group.write(['a', 'b']), group.write(['c']), group.write(['d'])]);
    expect(commits).toEqual([['a', 'b', 'c', 'd']]);
  });

  it('commits a later turn on its own', async () => {
    const { commits, group } = recording();
    await group.write(['a']);
    await group.write(['b']);
    expect(commits).toEqual([['a'], ['b']]);
  });

  it('commits nothing for no rows', async () => {
    const { commits, group } = recording();
    await group.write([]);
    group.flush();
    expect(commits).toEqual([]);
  });

  it('commits at once when flushed, and only once', async () => {
    const { commits, group } = recording();
    const written = group.write(['a']);
    group.flush();
    expect(commits).toEqual([['a']]);
    await written;
    await new Promise(setImmediate);
    expect(commits).toEqual([['a']]);
  });

  it('tells every caller of a failed commit, and goes on with the next', async () => {
    let isFull = true;
    const group = groupCommit<string>(() => {
      if (isFull) throw new Error('disk full');
    });
    const outcomes = await Promise.allSettled([group.write(['a']), group.write(['b'])]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isFull = false;
    await expect(group.write(['c'])).resolves.toBeUndefined();
  });
});
